"""What a sentence must have for a frame to hold, so that it need not be parsed where it lacks it.

A frame that asks for a word ("imposed **sanctions**") never holds in a sentence without it, whatever the parse. Frames
that ask for no word are not listed here; a test holds the list to the frames.
"""

from extract.frame import Words

_GROUPS = {
    "sanctions": "sanction", "threaten": "sanction", "ties": "ties", "mission": "mission", "sign_object": "agreement",
    "send": "message", "exchange": "message", "get_message": "message", "resign": "envoy", "nomination": "envoy",
    "to_be_envoy": "envoy", "send_envoy": "envoy",
}  # fmt: skip
"""Frames that ask for a word of a group of `lexicons/words.tsv`."""
_WORDS = {
    "meet_with": frozenset({"with"}), "write": frozenset({"to"}), "credentials": frozenset({"credentials", "credence"}),
    "dispatch": frozenset({"to"}), "invite_to": frozenset({"to"}), "bring_together": frozenset({"together"}),
    "discuss": frozenset({"with", "and"}),
    "put_names": frozenset({"signature", "signatures", "name", "names", "pen", "pens", "initials"}),
}  # fmt: skip
"""Frames that ask for one of these words."""


def companions(words: Words) -> dict[str, frozenset[str]]:
    """Give the words of which each of these frames needs one in its sentence."""
    return {**_WORDS, **{frame: words[group] for frame, group in _GROUPS.items()}}
