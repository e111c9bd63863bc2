"""Cast the roles of an event that a noun tells, with the verb that carries it."""

from dataclasses import replace

from spacy.tokens import Token

from extract.frame import Cast, Frame, Words, as_role, has
from extract.grammar import governor, left_modifiers, objects, owners, passive_subjects, prepositional, subjects
from graph.vocabulary import EventType, Role


def _carried(noun: Token, words: Words) -> tuple[tuple[tuple[Token, Role], ...], tuple[Token, ...]]:
    """Who stands behind a noun through the verb that carries it, and that verb."""
    verb = governor(noun)
    if verb is None:
        return (), ()
    if verb.lower_ in words["hosting"]:
        return as_role(subjects(verb), "host"), (verb,)
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    if not _close(noun, verb, words):
        return (), (verb,)
    if verb.lower_ in words["light"] and not (passive and noun.i in {t.i for t in passive_subjects(verb)}):
        return as_role([token for token in subjects(verb) if noun not in token.subtree], "participant"), (verb,)
    if passive:
        return as_role(prepositional(verb, {"by"}), "participant"), (verb,)
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
    own = as_role(owners(noun), "participant") + _modifying(noun, words)
    others = as_role(prepositional(noun, {"with", "between", "among", "of", "involving", "by"}), "participant")
    carried, verbs = _carried(noun, words)
    for verb in verbs:
        others += as_role(prepositional(verb, {"with", "between"}), "participant")
    if verbs and not owners(noun) and not carried and prepositional(noun, {"with"}):
        carried = as_role(subjects(verbs[0]), "participant")
    brokers = as_role(_brokers(noun, words), "mediator")
    roles = own + (() if owners(noun) else carried) + others + brokers
    return Cast(kind, roles, (noun, *verbs), "brokered" if brokers else "")


def _sidelines(noun: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast the gathering of a body beside which others meet ("met X on the sidelines of the G20")."""
    body = [token for token in prepositional(noun, {"of"}) if token.tag_ in {"NNP", "NNPS"}]
    verb = governor(noun)
    if not body or verb is None:
        return None
    there = [*subjects(verb), *objects(verb), *prepositional(verb, {"with"})]
    return Cast(kind, as_role([*body, *there], "participant"), (noun, verb), "", must=tuple(body))


def _call(noun: Token, kind: EventType, words: Words) -> Cast | None:
    on_line = has(left_modifiers(noun), words["phone"]) or noun.lower_ not in {
        "call",
        "calls",
        "conversation",
        "conversations",
    }
    on_line = on_line or has((c for c in noun.children if c.dep_ == "prep" for c in c.children), words["phone"])
    if noun.lower_.startswith("call") and not on_line:
        if any(child.lower_ in {"for", "to", "on", "from"} for child in noun.children):
            return None
        on_line = bool(prepositional(noun, {"with", "between"}))
    return _contact(noun, kind if on_line else "meeting", words) if on_line or noun.lower_.startswith("conv") else None


def _agreement_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    found = _contact(noun, kind, words)
    if found is None:
        return None
    roles = tuple((token, "signatory" if role == "participant" else role) for token, role in found.roles)
    return replace(found, roles=roles)


def _sanction_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    by = [*owners(noun), *left_modifiers(noun), *prepositional(noun, {"by", "from"})]
    hit = prepositional(noun, {"on", "against", "upon"})
    verb = governor(noun)
    anchors = (noun,) if verb is None else (noun, verb)
    if verb is not None and not by and verb.lower_ in words["light"]:
        by = subjects(verb)
    return Cast(kind, as_role(by, "participant") + as_role(hit, "target"), anchors, "")


def _nomination(noun: Token, kind: EventType, words: Words) -> Cast | None:
    inside = [token for token in noun.subtree if token.i != noun.i]
    if not has(inside, words["envoy"]):
        return None
    posted = [each for token in inside for each in prepositional(token, {"to"})]
    return Cast(kind, as_role([*owners(noun), *posted], "participant"), (noun,), "")


def _to_be_envoy(word: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast a line of a list of nominations: "X, of Wisconsin, to be Ambassador ... to Y", an office for the parser."""
    doc = word.doc
    if not 0 < word.i < len(doc) - 1 or doc[word.i - 1].lower_ != "to":
        return None
    if doc[word.i + 1].tag_ not in {"NNP", "NNPS"} and doc[word.i + 1].lower_ not in words["envoy"]:
        return None
    posted = [token for token in doc[word.i + 1 :] if token.dep_ == "pobj" and token.head.lower_ == "to"]
    return Cast(kind, as_role([*doc[:1], *posted], "participant"), (word,), "")


def _mediation_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    by = [*owners(noun), *left_modifiers(noun), *prepositional(noun, {"by", "of", "from"})]
    between = prepositional(noun, {"between", "among"})
    return Cast(kind, as_role(by, "mediator") + as_role(between, "participant"), (noun,), "")


def _visit_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    visitors = [*owners(noun), *prepositional(noun, {"by", "of", "from"})]
    there = prepositional(noun, {"to", "in"})
    carried, verbs = _carried(noun, words)
    for verb in verbs:
        if noun in objects(verb) or verb.lower_ in words["light"]:
            there += prepositional(verb, {"to", "in"})
    roles = as_role(visitors, "visitor") + as_role(there, "host")
    roles += tuple((token, "visitor" if role == "participant" else role) for token, role in carried if not owners(noun))
    return Cast(kind, roles, (noun, *verbs), "", destination=tuple(there))


def _message_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    to = prepositional(noun, {"to"})
    by = [*owners(noun), *left_modifiers(noun), *prepositional(noun, {"from", "by"})]
    verb = governor(noun)
    if verb is not None and not by:
        by = subjects(verb)
    anchors = (noun,) if verb is None else (noun, verb)
    return Cast(kind, as_role(by, "sender") + as_role(to, "recipient"), anchors, "to" if to else "")


_CHANGES = frozenset(
    ["recognition", "accession", "membership", "expansion", "enlargement", "entry", "credentials", "expulsion"]
)


def _relations_noun(noun: Token, kind: EventType, words: Words) -> Cast | None:
    of = prepositional(noun, {"of", "by", "from", "to", "between", "with"})
    inner = [
        each for token in of for each in (*left_modifiers(token), *prepositional(token, {"with", "between", "to"}))
    ]
    standing = has([*of, *inner, *left_modifiers(noun)], words["ties"] | words["envoy"])
    if not standing and noun.lower_ not in _CHANGES:
        return None
    return Cast(kind, as_role([*owners(noun), *left_modifiers(noun), *of, *inner], "participant"), (noun,), "")


NOUN_FRAMES: dict[str, Frame] = {
    "contact": _contact, "gathering": _contact, "sidelines": _sidelines, "call": _call, "visit_noun": _visit_noun,
    "agreement_noun": _agreement_noun, "sanction_noun": _sanction_noun, "nomination": _nomination,
    "to_be_envoy": _to_be_envoy,
    "mediation_noun": _mediation_noun, "message_noun": _message_noun, "relations_noun": _relations_noun,
}  # fmt: skip
