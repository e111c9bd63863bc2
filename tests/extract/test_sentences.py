import itertools

from hypothesis import given
from hypothesis import strategies as st

from extract.sentences import split_sentences


def split(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


def test_abbreviations_end_no_sentence():
    assert split("Mr. Smith met U.S. officials on Nov. 21. He left.") == [
        "Mr. Smith met U.S. officials on Nov. 21.",
        "He left.",
    ]


def test_a_heading_on_its_own_line_is_a_sentence():
    assert split("See also\nMeeting with the King\nThey spoke.") == ["See also", "Meeting with the King", "They spoke."]


def test_a_wrapped_line_goes_on():
    first = "The two leaders agreed in the evening to go on with the talks in the"
    assert split(f"{first}\nspring. They left.") == [f"{first}\nspring.", "They left."]


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"'”,-1é"), max_size=80))
def test_offsets_hold_and_no_word_is_lost(text):
    sentences = split_sentences(text)
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
