"""Cast the roles of an event from the grammar around its trigger: one function a frame of `lexicons/triggers.tsv`.

A frame names tokens, not parties; a token that turns out to be no party simply drops out later.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extract.grammar import (
    governor,
    left_modifiers,
    objects,
    owners,
    passive_subjects,
    prepositional,
    subjects,
)
from extract.lexicon import read_table
from extract.triggers import Trigger
from graph.vocabulary import EventType, Role


@dataclass(frozen=True, slots=True)
class Cast:
    """The tokens that a frame casts, with their roles.

    `anchors` are the trigger and the verbs that carry it, where status and date are looked for; `least` is how many
    parties the frame needs; `destination` tokens name where a visit goes; one of `must`, if any, has to be a party.
    """

    type: EventType
    roles: tuple[tuple[Token, Role], ...]
    anchors: tuple[Token, ...]
    rule: str
    least: int = 2
    destination: tuple[Token, ...] = ()
    must: tuple[Token, ...] = ()


Words = dict[str, frozenset[str]]
Frame = Callable[[Token, EventType, Words], Cast | None]


def read_frame_words() -> Words:
    """Give the word groups of `lexicons/words.tsv`."""
    groups: dict[str, set[str]] = {}
    for row in read_table("words.tsv"):
        groups.setdefault(row["group"], set()).add(row["word"])
    return {group: frozenset(words) for group, words in groups.items()}


def cast(trigger: Trigger, words: Words) -> Cast | None:
    """Give the cast of a trigger, or None where its frame does not hold."""
    found = FRAMES[trigger.reading.frame](trigger.token, trigger.reading.type, words)
    return None if found is None else replace(found, rule=f"{trigger.reading.frame}:{found.rule}".rstrip(":"))


def _as(tokens: Iterable[Token], role: Role) -> tuple[tuple[Token, Role], ...]:
    return tuple((token, role) for token in tokens)


def _has(tokens: Iterable[Token], group: frozenset[str]) -> bool:
    return any(token.lower_ in group for token in tokens)


# verbs of contact


def _meet(verb: Token, kind: EventType, words: Words) -> Cast | None:
    others = prepositional(verb, {"with", "between", "by", "alongside"})
    met = [token for token in objects(verb) if token.dep_ != "attr"]
    on_line = _has(verb.subtree, words["phone"]) and not met
    roles = _as([*subjects(verb), *met, *others], "participant")
    kind = "call" if on_line and _has(verb.children, words["phone"]) else kind
    return Cast(kind, roles, (verb,), "", must=tuple(met) if met and not others else ())


def _meet_with(verb: Token, kind: EventType, words: Words) -> Cast | None:
    others = prepositional(verb, {"with"})
    return Cast(kind, _as([*subjects(verb), *others], "participant"), (verb,), "") if others else None


def _speak(verb: Token, kind: EventType, words: Words) -> Cast | None:
    others = prepositional(verb, {"with", "to"})
    if not others:
        return None
    return Cast(kind, _as([*subjects(verb), *others], "participant"), (verb,), "")


def _calls_on(child: Token, verb: Token) -> bool:
    """Tell "called on Hamas" and "called for talks" from "called Putin on Friday"."""
    return child.i == verb.i + 1 and child.lower_ in {"on", "for", "upon"}


def _ring(verb: Token, kind: EventType, words: Words) -> Cast | None:
    blocked = any(c.dep_ in {"oprd", "prt", "ccomp", "xcomp"} or _calls_on(c, verb) for c in verb.children)
    called = objects(verb)
    if blocked or not called:
        return None
    return Cast(kind, _as([*subjects(verb), *called], "participant"), (verb,), "", must=tuple(called))


# verbs of travel


def _visit(verb: Token, kind: EventType, words: Words) -> Cast | None:
    hosts = objects(verb)
    if not hosts:
        return None
    return Cast(kind, _as(subjects(verb), "visitor") + _as(hosts, "host"), (verb,), "", destination=tuple(hosts))


def _travel(verb: Token, kind: EventType, words: Words) -> Cast | None:
    prepositions = {"from"} if verb.lower_.startswith("return") else {"to", "in", "into", "for", "at"}
    hosts = prepositional(verb, prepositions)
    if not hosts:
        return None
    return Cast(kind, _as(subjects(verb), "visitor") + _as(hosts, "host"), (verb,), "", destination=tuple(hosts))


def _host(verb: Token, kind: EventType, words: Words) -> Cast | None:
    guests = objects(verb)
    there = tuple(prepositional(verb, {"to", "at", "in"}))
    roles = _as(subjects(verb), "host") + _as(guests, "visitor")
    return Cast(kind, roles, (verb,), "", destination=there, must=tuple(guests))


def _receive(verb: Token, kind: EventType, words: Words) -> Cast | None:
    guests = objects(verb)
    if _has(guests, words["message"]):
        return _get_message(verb, "message", words)
    return Cast(kind, _as(subjects(verb), "host") + _as(guests, "visitor"), (verb,), "", must=tuple(guests))


# verbs of agreement


def _sign(verb: Token, kind: EventType, words: Words) -> Cast | None:
    signed = objects(verb)
    if _has(signed[:1], words["domestic_paper"]):
        return None
    parties = [*subjects(verb), *prepositional(verb, {"with", "between", "by"})]
    for paper in signed:
        parties += prepositional(paper, {"with", "between", "by"})
        parties += left_modifiers(paper)
    treaty = _has(signed, words["treaty"])
    return Cast(kind, _as(parties, "signatory"), (verb,), "treaty" if treaty else "")


def _sign_object(verb: Token, kind: EventType, words: Words) -> Cast | None:
    return _sign(verb, kind, words) if _has(objects(verb), words["agreement"]) else None


# verbs of messages


def _address(verb: Token, kind: EventType, words: Words) -> Cast | None:
    return Cast(kind, _as(subjects(verb), "sender") + _as(objects(verb), "recipient"), (verb,), "")


def _invite(verb: Token, kind: EventType, words: Words) -> Cast | None:
    return Cast(kind, _as(subjects(verb), "sender") + _as(objects(verb), "recipient"), (verb,), "")


def _send(verb: Token, kind: EventType, words: Words) -> Cast | None:
    sent = [token for token in objects(verb) if token.lower_ in words["message"]]
    if not sent:
        return None
    to = [*prepositional(verb, {"to"}), *(each for token in sent for each in prepositional(token, {"to"}))]
    to += [child for child in verb.children if child.dep_ == "dative"]
    to += [each for token in sent for inner in prepositional(token, {"of"}) for each in prepositional(inner, {"to"})]
    return Cast(kind, _as(subjects(verb), "sender") + _as(to, "recipient"), (verb, *sent[:1]), "")


def _write(verb: Token, kind: EventType, words: Words) -> Cast | None:
    to = prepositional(verb, {"to"})
    return Cast(kind, _as(subjects(verb), "sender") + _as(to, "recipient"), (verb,), "") if to else None


def _exchange(verb: Token, kind: EventType, words: Words) -> Cast | None:
    if not _has(objects(verb), words["message"]):
        return None
    return Cast(kind, _as([*subjects(verb), *prepositional(verb, {"with"})], "sender"), (verb,), "")


def _get_message(verb: Token, kind: EventType, words: Words) -> Cast | None:
    got = [token for token in objects(verb) if token.lower_ in words["message"]]
    if not got:
        return None
    by = [*prepositional(verb, {"from"}), *(each for token in got for each in prepositional(token, {"from"}))]
    return Cast(kind, _as(by, "sender") + _as(subjects(verb), "recipient"), (verb, *got[:1]), "")


# verbs of formal relations


def _recognize(verb: Token, kind: EventType, words: Words) -> Cast | None:
    seen = [*objects(verb), *(each for token in objects(verb) for each in prepositional(token, {"of"}))]
    seen += [each for token in objects(verb) for each in owners(token)]
    formal = any(
        t.lower_ in {"as", "independence", "formally", "diplomatically", "statehood", "state"} for t in verb.subtree
    )
    roles = _as([*subjects(verb), *seen], "participant")
    return Cast(kind, roles, (verb,), "formal" if formal else "plain", must=tuple(seen))


def _envoy(verb: Token, kind: EventType, words: Words) -> Cast | None:
    envoys = objects(verb)
    named = [each for token in envoys for each in prepositional(token, {"to", "in", "from", "of", "at"})]
    named += [each for token in envoys for each in left_modifiers(token)] + prepositional(verb, {"from", "to", "in"})
    naming = verb.lower_.startswith(("nam", "nomin", "appoint", "accredit", "withdr", "recall"))
    if not envoys or (naming and not _has(verb.subtree, words["envoy"])):
        return None
    role: Role = "target" if verb.lower_.startswith(("expel", "eject", "evict")) else "participant"
    return Cast(kind, _as(subjects(verb), "participant") + _as(envoys, role) + _as(named, role), (verb,), "")


def _ties(verb: Token, kind: EventType, words: Words) -> Cast | None:
    ties = [token for token in objects(verb) if token.lower_ in words["ties"]]
    if not ties:
        return None
    others = prepositional(verb, {"with", "between"})
    others += [
        each for token in ties for each in (*prepositional(token, {"with", "between", "to"}), *left_modifiers(token))
    ]
    return Cast(kind, _as([*subjects(verb), *others], "participant"), (verb,), "")


def _mission(verb: Token, kind: EventType, words: Words) -> Cast | None:
    missions = [token for token in objects(verb) if token.lower_ in words["mission"]]
    if not missions:
        return None
    where = prepositional(verb, {"in", "to"})
    for token in missions:
        where += [*prepositional(token, {"in", "to"}), *left_modifiers(token), *owners(token)]
    return Cast(kind, _as([*subjects(verb), *where], "participant"), (verb,), "")


def _membership(verb: Token, kind: EventType, words: Words) -> Cast | None:
    bodies = [*objects(verb), *prepositional(verb, {"to", "from"})]
    return Cast(kind, _as([*subjects(verb), *bodies], "participant"), (verb,), "membership", must=tuple(bodies))


# sanctions and mediation


def _sanctions(verb: Token, kind: EventType, words: Words) -> Cast | None:
    measures = [token for token in objects(verb) if token.lower_ in words["sanction"]]
    if not measures:
        return None
    hit = prepositional(verb, {"on", "against", "upon", "from", "over"})
    for token in measures:
        hit += prepositional(token, {"on", "against", "upon"})
    return Cast(kind, _as(subjects(verb), "participant") + _as(hit, "target"), (verb, *measures[:1]), "", least=2)


def _sanction(verb: Token, kind: EventType, words: Words) -> Cast | None:
    hit = objects(verb)
    return Cast(kind, _as(subjects(verb), "participant") + _as(hit, "target"), (verb,), "", must=tuple(hit))


def _mediate(verb: Token, kind: EventType, words: Words) -> Cast | None:
    between = prepositional(verb, {"between", "among", "with"})
    for token in objects(verb):
        between += [*prepositional(token, {"between", "among", "with"}), *left_modifiers(token)]
    return Cast(kind, _as(subjects(verb), "mediator") + _as(between, "participant"), (verb,), "")


# nouns


def _carried(noun: Token, words: Words) -> tuple[tuple[tuple[Token, Role], ...], tuple[Token, ...]]:
    """Who stands behind a noun through the verb that carries it, and that verb."""
    verb = governor(noun)
    if verb is None:
        return (), ()
    if verb.lower_ in words["hosting"]:
        return _as(subjects(verb), "host"), (verb,)
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if not _close(noun, verb, words):
        return (), (verb,)
    if verb.lower_ in words["light"] and not (passive and noun.i in {t.i for t in passive_subjects(verb)}):
        return _as([token for token in subjects(verb) if noun not in token.subtree], "participant"), (verb,)
    if passive:
        return _as(prepositional(verb, {"by"}), "participant"), (verb,)
    return (), (verb,)


def _close(noun: Token, verb: Token, words: Words) -> bool:
    """Tell whether a noun hangs on a verb directly, or through a preposition or a noun that only frames it."""
    current = noun
    while current.head.i != verb.i:
        current = current.head
        if current.dep_ in {"prep", "agent"} and current.lower_ not in words["framing_preposition"]:
            return False
        if current.dep_ not in {"prep", "agent", "conj", "pcomp"} and current.lower_ not in words["framing"]:
            return False
    return True


def _modifying(noun: Token, words: Words) -> tuple[tuple[Token, Role], ...]:
    """Who stands in a noun's own phrase: "US-Russian talks", "UN-brokered talks"."""
    roles: list[tuple[Token, Role]] = []
    for token in left_modifiers(noun):
        role: Role = "participant"
        if token.head.lower_ in words["brokering"]:
            role = "mediator"
        elif token.head.lower_ in words["sponsoring"]:
            role = "organizer"
        roles.append((token, role))
    return tuple(roles)


_BEHIND = 10  # how many words behind a noun its broker may be named


def _brokers(noun: Token, words: Words) -> list[Token]:
    """Give who a participle behind a noun names as its broker ("talks held in Geneva and brokered by the UN")."""
    behind = noun.doc[noun.i + 1 : noun.i + _BEHIND]
    participles = [token for token in behind if token.tag_ == "VBN" and token.lower_ in words["brokering"]]
    return [by for each in participles for by in prepositional(each, {"by"})]


def _contact(noun: Token, kind: EventType, words: Words) -> Cast | None:
    own = _as(owners(noun), "participant") + _modifying(noun, words)
    others = _as(prepositional(noun, {"with", "between", "among", "of", "involving", "by"}), "participant")
    carried, verbs = _carried(noun, words)
    for verb in verbs:
        others += _as(prepositional(verb, {"with", "between"}), "participant")
    if verbs and not owners(noun) and not carried and prepositional(noun, {"with"}):
        carried = _as(subjects(verbs[0]), "participant")
    brokers = _as(_brokers(noun, words), "mediator")
    roles = own + (() if owners(noun) else carried) + others + brokers
    return Cast(kind, roles, (noun, *verbs), "brokered" if brokers else "")


def _gathering(noun: Token, kind: EventType, words: Words) -> Cast | None:
    found = _contact(noun, kind, words)
    return None if found is None else replace(found, least=1)


def _call(noun: Token, kind: EventType, words: Words) -> Cast | None:
    on_line = _has(left_modifiers(noun), words["phone"]) or noun.lower_ not in {
        "call",
        "calls",
        "conversation",
        "conversations",
    }
    on_line = on_line or _has((c for c in noun.children if c.dep_ == "prep" for c in c.children), words["phone"])
    if noun.lower_.startswith("call") and not on_line:
        if any(child.lower_ in {"for", "to", "on", "from"} for child in noun.children):
            return None
        on_line = bool(prepositional(noun, {"with", "between"}))
    return _contact(noun, kind if on_line else "meeting", words) if on_line or noun.lower_.startswith("conv") else None


def _visit_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    visitors = [*owners(noun), *prepositional(noun, {"by", "of", "from"})]
    there = prepositional(noun, {"to", "in"})
    carried, verbs = _carried(noun, words)
    for verb in verbs:
        if noun in objects(verb) or verb.lower_ in words["light"]:
            there += prepositional(verb, {"to", "in"})
    roles = _as(visitors, "visitor") + _as(there, "host")
    roles += tuple((token, "visitor" if role == "participant" else role) for token, role in carried if not owners(noun))
    return Cast(kind, roles, (noun, *verbs), "", destination=tuple(there))


def _message_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    to = prepositional(noun, {"to"})
    by = [*owners(noun), *prepositional(noun, {"from", "by"})]
    verb = governor(noun)
    if not to or verb is None:
        return None
    by = by or subjects(verb)
    return Cast(kind, _as(by, "sender") + _as(to, "recipient"), (noun, verb), "")


def _relations_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    of = prepositional(noun, {"of", "by", "from", "to", "between", "with"})
    inner = [
        each for token in of for each in (*left_modifiers(token), *prepositional(token, {"with", "between", "to"}))
    ]
    if not _has([*of, *inner], words["ties"] | words["envoy"]) and noun.lower_ not in {"recognition", "accession"}:
        return None
    return Cast(kind, _as([*owners(noun), *left_modifiers(noun), *of, *inner], "participant"), (noun,), "")


FRAMES: dict[str, Frame] = {
    "meet": _meet, "meet_with": _meet_with, "speak": _speak, "ring": _ring, "visit": _visit, "travel": _travel,
    "host": _host, "receive": _receive, "sign": _sign, "sign_object": _sign_object, "address": _address,
    "invite": _invite, "send": _send, "write": _write, "exchange": _exchange, "get_message": _get_message,
    "recognize": _recognize, "envoy": _envoy, "ties": _ties, "mission": _mission, "membership": _membership,
    "admit": _membership, "sanctions": _sanctions, "sanction": _sanction, "mediate": _mediate, "contact": _contact,
    "gathering": _gathering, "call": _call, "visit_noun": _visit_noun,
    "message_noun": _message_noun, "relations_noun": _relations_noun,
}  # fmt: skip
