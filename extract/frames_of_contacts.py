"""Cast the roles of an event that a verb of contact or travel tells."""

from spacy.tokens import Token

from extract.frame import Cast, Frame, Words, as_role, has
from extract.frames_of_acts import get_message
from extract.grammar import objects, prepositional, subjects
from graph.vocabulary import EventType

# verbs of contact


def _meet(verb: Token, kind: EventType, words: Words) -> Cast | None:
    others = prepositional(verb, {"with", "between", "by", "alongside"})
    met = [token for token in objects(verb) if token.dep_ != "attr"]
    on_line = has(verb.subtree, words["phone"]) and not met
    roles = as_role([*subjects(verb), *met, *others], "participant")
    kind = "call" if on_line and has(verb.children, words["phone"]) else kind
    return Cast(kind, roles, (verb,), "", must=tuple(met) if met and not others else ())


def _meet_with(verb: Token, kind: EventType, words: Words) -> Cast | None:
    others = prepositional(verb, {"with"})
    others += [each for token in objects(verb) for each in prepositional(token, {"with"})]
    return Cast(kind, as_role([*subjects(verb), *others], "participant"), (verb,), "") if others else None


def _meet_object(verb: Token, kind: EventType, words: Words) -> Cast | None:
    met = [token for token in objects(verb) if token.dep_ != "attr"]
    if not met:
        return None
    return Cast(kind, as_role([*subjects(verb), *met], "participant"), (verb,), "", must=tuple(met))


def _call_on(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X called on Y in Z"; who is called on to do something is asked, not met."""
    met = prepositional(verb, {"on"})
    if not met or any(
        child.dep_ in {"xcomp", "ccomp"} for child in (*verb.children, *(c for m in met for c in m.children))
    ):
        return None
    return Cast(kind, as_role([*subjects(verb), *met], "participant"), (verb,), "", must=tuple(met))


def _discuss(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X discussed it with Y", and "X and Y discussed it", with which readouts open."""
    found = _meet_with(verb, kind, words)
    own = subjects(verb)
    if found is not None or len(own) < _TWO:
        return found
    return Cast(kind, as_role(own, "participant"), (verb,), "together")


_TWO = 2


def _negotiate(verb: Token, kind: EventType, words: Words) -> Cast | None:
    others = prepositional(verb, {"with", "between", "by"})
    others += [each for token in objects(verb) for each in prepositional(token, {"with", "between"})]
    return Cast(kind, as_role([*subjects(verb), *others], "participant"), (verb,), "")


def _presence(word: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X is due in Y" and "X was in Y", which needs somebody who was there."""
    simple = word.lower_ == "in"
    verb = word.head if simple else word
    hosts = prepositional(verb, {"in"} if simple else {"in", "at", "to"})
    who = subjects(verb) or subjects(verb.head)
    if not hosts:
        return None
    roles = as_role(who, "visitor") + as_role(hosts, "host")
    must = tuple(who) if simple else ()
    return Cast(kind, roles, (verb,), "", destination=tuple(hosts), must=must)


def _speak(verb: Token, kind: EventType, words: Words) -> Cast | None:
    own, others = subjects(verb), prepositional(verb, {"with", "to"})
    on_line = has(verb.subtree, words["phone"])
    if not others and not on_line:
        aside = {child.lower_ for child in verb.children} & _ASIDE
        together = len(own) >= _TWO and verb.tag_ == "VBD" and not aside
        return Cast(kind, as_role(own, "participant"), (verb,), "together") if together else None
    return Cast(kind, as_role([*own, *others], "participant"), (verb,), "")


_ASIDE = {"for", "against", "in", "out", "up", "of"}
"""Words after which "A and B spoke" tells no contact of the two ("spoke for reforms", "spoke out")."""


def _calls_on(child: Token, verb: Token) -> bool:
    """Tell "called on Hamas" and "called for talks" from "called Putin on Friday"."""
    return child.i == verb.i + 1 and child.lower_ in {"on", "for", "upon"}


def _ring(verb: Token, kind: EventType, words: Words) -> Cast | None:
    calls = verb.lower_.startswith("call")
    blocked = calls and any(c.dep_ in {"oprd", "prt", "ccomp", "xcomp"} or _calls_on(c, verb) for c in verb.children)
    called = objects(verb)
    if blocked or not called:
        return None
    return Cast(kind, as_role([*subjects(verb), *called], "participant"), (verb,), "", must=tuple(called))


# verbs of travel


def _visit(verb: Token, kind: EventType, words: Words) -> Cast | None:
    hosts = objects(verb)
    if not hosts:
        return None
    return Cast(
        kind, as_role(subjects(verb), "visitor") + as_role(hosts, "host"), (verb,), "", destination=tuple(hosts)
    )


def _travel(verb: Token, kind: EventType, words: Words) -> Cast | None:
    prepositions = {"from"} if verb.lower_.startswith("return") else {"to", "in", "into", "for", "at"}
    hosts = prepositional(verb, prepositions)
    if not hosts:
        return None
    return Cast(
        kind, as_role(subjects(verb), "visitor") + as_role(hosts, "host"), (verb,), "", destination=tuple(hosts)
    )


def _dispatch(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X sent Y to Z": whoever is sent goes there."""
    sent, hosts = objects(verb), prepositional(verb, {"to"})
    if not sent or not hosts or has(sent, words["message"]):
        return None
    roles = as_role(sent, "visitor") + as_role(hosts, "host")
    return Cast(kind, roles, (verb,), "", destination=tuple(hosts), must=tuple(sent))


def _invite_to(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X invited Y to Z" as the visit that it is for; the status is read above the place."""
    guests, hosts = objects(verb), prepositional(verb, {"to"})
    if not guests or not hosts:
        return None
    roles = as_role(guests, "visitor") + as_role([*subjects(verb), *hosts], "host")
    return Cast(kind, roles, (verb,), "", destination=tuple(hosts), must=tuple(guests))


def _host(verb: Token, kind: EventType, words: Words) -> Cast | None:
    guests = objects(verb)
    there = tuple(prepositional(verb, {"to", "at", "in"}))
    roles = as_role(subjects(verb), "host") + as_role(guests, "visitor")
    return Cast(kind, roles, (verb,), "", destination=there, must=tuple(guests))


def _receive(verb: Token, kind: EventType, words: Words) -> Cast | None:
    guests = objects(verb)
    if has(guests, words["message"]):
        return get_message(verb, "message", words)
    return Cast(kind, as_role(subjects(verb), "host") + as_role(guests, "visitor"), (verb,), "", must=tuple(guests))


def _attend(verb: Token, kind: EventType, words: Words) -> Cast | None:
    named = objects(verb)
    return Cast(kind, as_role([*subjects(verb), *named], "participant"), (verb,), "", must=tuple(named))


CONTACT_FRAMES: dict[str, Frame] = {
    "call_on": _call_on, "discuss": _discuss, "negotiate": _negotiate, "dispatch": _dispatch,
    "invite_to": _invite_to, "meet": _meet, "meet_object": _meet_object, "presence": _presence,
    "meet_with": _meet_with, "speak": _speak, "ring": _ring, "visit": _visit, "travel": _travel, "host": _host,
    "receive": _receive, "attend": _attend,
}  # fmt: skip
