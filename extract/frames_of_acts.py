"""Cast the roles of an event that a verb of agreement, message, formal relations, sanctions or mediation tells."""

from spacy.tokens import Token

from extract.frame import Cast, Frame, Words, as_role, has
from extract.grammar import governor, left_modifiers, objects, owners, prepositional, subjects
from graph.vocabulary import EventType, Role

# verbs of agreement


def _sign(verb: Token, kind: EventType, words: Words) -> Cast | None:
    signed = objects(verb)
    if has(signed[:1], words["domestic_paper"]):
        return None
    parties = [*subjects(verb), *prepositional(verb, {"with", "between", "by"})]
    for paper in signed:
        parties += prepositional(paper, {"with", "between", "by"})
        parties += left_modifiers(paper)
    treaty = has(signed, words["treaty"])
    return Cast(kind, as_role(parties, "signatory"), (verb,), "treaty" if treaty else "")


def _sign_object(verb: Token, kind: EventType, words: Words) -> Cast | None:
    signed = [token for token in objects(verb) if token.lower_ in words["agreement"]]
    if not signed or (all(token.lower_ in _SAYINGS for token in signed) and _alone(verb, signed)):
        return None
    return _sign(verb, kind, words)


_SAYINGS = frozenset({"statement", "statements"})


def _alone(verb: Token, papers: list[Token]) -> bool:
    """Tell whether one party alone issues something: a statement that nobody joins is no agreement."""
    joint = any(has(left_modifiers(paper), frozenset({"joint"})) or prepositional(paper, {"with"}) for paper in papers)
    actors = subjects(verb)
    return not joint and len(actors) == 1 and actors[0].tag_ in {"NN", "NNP"} and not prepositional(verb, {"with"})


_CONTACTS = frozenset(
    ["meet", "talk", "negotiate", "hold", "resume", "reopen", "renew", "discuss", "attend", "visit", "begin", "start",
     "participate", "consult", "come", "go", "travel", "send"]
)  # fmt: skip


def _put_names(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X and Y put their signatures to Z"."""
    return _sign(verb, kind, words) if has(objects(verb), _SIGNATURES) else None


_SIGNATURES = frozenset({"signature", "signatures", "name", "names", "pen", "pens", "initials"})


def _agree(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X and Y agreed on Z" and "X and Y agreed to do Z"; to agree to meet is a plan of what is to be held."""
    done = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]
    if has(done, _CONTACTS):
        return None
    to_do = bool(done)
    parties = [*subjects(verb), *prepositional(verb, {"with", "by"})]
    return Cast(kind, as_role(parties, "signatory"), (verb,), "to_do" if to_do else "") if parties else None


# verbs of messages


def _address(verb: Token, kind: EventType, words: Words) -> Cast | None:
    return Cast(kind, as_role(subjects(verb), "sender") + as_role(objects(verb), "recipient"), (verb,), "")


def _invite(verb: Token, kind: EventType, words: Words) -> Cast | None:
    return Cast(kind, as_role(subjects(verb), "sender") + as_role(objects(verb), "recipient"), (verb,), "")


def _send(verb: Token, kind: EventType, words: Words) -> Cast | None:
    sent = [token for token in objects(verb) if token.lower_ in words["message"]]
    if not sent:
        return None
    to = [*prepositional(verb, {"to"}), *(each for token in sent for each in prepositional(token, {"to"}))]
    to += [child for child in verb.children if child.dep_ == "dative"]
    to += [each for token in sent for inner in prepositional(token, {"of"}) for each in prepositional(inner, {"to"})]
    return Cast(kind, as_role(subjects(verb), "sender") + as_role(to, "recipient"), (verb, *sent[:1]), "")


def _write(verb: Token, kind: EventType, words: Words) -> Cast | None:
    to = prepositional(verb, {"to"})
    return Cast(kind, as_role(subjects(verb), "sender") + as_role(to, "recipient"), (verb,), "") if to else None


def _exchange(verb: Token, kind: EventType, words: Words) -> Cast | None:
    if not has(objects(verb), words["message"]):
        return None
    return Cast(kind, as_role([*subjects(verb), *prepositional(verb, {"with"})], "sender"), (verb,), "")


def get_message(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X received a letter from Y"; None where what is received is no message."""
    got = [token for token in objects(verb) if token.lower_ in words["message"]]
    if not got:
        return None
    by = [*prepositional(verb, {"from"}), *(each for token in got for each in prepositional(token, {"from"}))]
    return Cast(kind, as_role(by, "sender") + as_role(subjects(verb), "recipient"), (verb, *got[:1]), "")


# verbs of formal relations


def _recognize(verb: Token, kind: EventType, words: Words) -> Cast | None:
    seen = [*objects(verb), *(each for token in objects(verb) for each in prepositional(token, {"of"}))]
    seen += [each for token in objects(verb) for each in owners(token)]
    formal = any(
        t.lower_ in {"as", "independence", "formally", "diplomatically", "statehood", "state"} for t in verb.subtree
    )
    roles = as_role([*subjects(verb), *seen], "participant")
    return Cast(kind, roles, (verb,), "formal" if formal else "plain", must=tuple(seen))


def _envoy(verb: Token, kind: EventType, words: Words) -> Cast | None:
    envoys = objects(verb)
    named = [each for token in envoys for each in prepositional(token, {"to", "in", "from", "of", "at"})]
    named += [each for token in envoys for each in left_modifiers(token)] + prepositional(verb, {"from", "to", "in"})
    naming = verb.lower_.startswith(("nam", "nomin", "appoint", "accredit", "withdr", "recall", "order", "dismiss"))
    if not envoys or (naming and not has(verb.subtree, words["envoy"])):
        return None
    role: Role = "target" if verb.lower_.startswith(("expel", "eject", "evict")) else "participant"
    return Cast(
        kind, as_role(subjects(verb), "participant") + as_role(envoys, role) + as_role(named, role), (verb,), ""
    )


def _unwanted(word: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X declared Y persona non grata"."""
    verb = governor(word)
    if verb is None:
        return None
    named = [token for token in objects(verb) if token.i != word.i]
    named += [each for token in named for each in left_modifiers(token)]
    roles = as_role(subjects(verb), "participant") + as_role(named, "target")
    return Cast(kind, roles, (verb, word), "")


def _send_envoy(verb: Token, kind: EventType, words: Words) -> Cast | None:
    """Cast "X sent ten diplomats home", "X will return its ambassador to Y"."""
    sent = [token for token in objects(verb) if token.lower_ in words["envoy"]]
    if not sent:
        return None
    posted = [each for token in (verb, *sent) for each in prepositional(token, {"to", "of", "from", "in"})]
    posted += [each for token in sent for each in left_modifiers(token)]
    return Cast(kind, as_role([*subjects(verb), *posted], "participant"), (verb,), "")


def _ties(verb: Token, kind: EventType, words: Words) -> Cast | None:
    ties = [token for token in objects(verb) if token.lower_ in words["ties"]]
    if not ties:
        return None
    others = prepositional(verb, {"with", "between"})
    others += [
        each for token in ties for each in (*prepositional(token, {"with", "between", "to"}), *left_modifiers(token))
    ]
    return Cast(kind, as_role([*subjects(verb), *others], "participant"), (verb,), "")


def _mission(verb: Token, kind: EventType, words: Words) -> Cast | None:
    missions = [token for token in objects(verb) if token.lower_ in words["mission"]]
    if not missions:
        return None
    where = prepositional(verb, {"in", "to"})
    for token in missions:
        where += [*prepositional(token, {"in", "to"}), *left_modifiers(token), *owners(token)]
    return Cast(kind, as_role([*subjects(verb), *where], "participant"), (verb,), "")


def _resign(verb: Token, kind: EventType, words: Words) -> Cast | None:
    envoys = subjects(verb)
    posted = [each for token in envoys for each in prepositional(token, {"to", "for", "in"})]
    named = has(envoys, words["envoy"]) or has((t for token in envoys for t in token.subtree), words["envoy"])
    return Cast(kind, as_role([*envoys, *posted], "participant"), (verb,), "") if named else None


def _credentials(verb: Token, kind: EventType, words: Words) -> Cast | None:
    if not has(verb.subtree, frozenset({"credentials", "credence"})):
        return None
    from_whom = [*prepositional(verb, {"from", "to"}), *(e for o in objects(verb) for e in prepositional(o, {"from"}))]
    return Cast(kind, as_role([*subjects(verb), *from_whom], "participant"), (verb,), "")


def _membership(verb: Token, kind: EventType, words: Words) -> Cast | None:
    if has(objects(verb), _TROOPS):
        return None
    bodies = [*objects(verb), *prepositional(verb, {"to", "from", "for"})]
    bodies += [
        each
        for child in verb.children
        if child.dep_ in {"attr", "dobj", "acomp"}
        for each in prepositional(child, {"of"})
    ]
    bodies += [each for token in bodies for each in prepositional(token, {"of", "in"})]
    if not bodies:
        return None
    must = () if has(bodies, words["treaty"] | _PACTS) else tuple(bodies)
    return Cast(kind, as_role([*subjects(verb), *bodies], "participant"), (verb,), "membership", must=must)


_TROOPS = frozenset({"troops", "forces", "soldiers", "army", "personnel", "staff"})
_PACTS = frozenset({"agreement", "accord", "treaty"})


# sanctions and mediation


def _sanctions(verb: Token, kind: EventType, words: Words) -> Cast | None:
    measures = [token for token in objects(verb) if token.lower_ in words["sanction"]]
    if not measures:
        return None
    hit = prepositional(verb, {"on", "against", "upon", "from", "over"})
    for token in measures:
        hit += prepositional(token, {"on", "against", "upon"})
    return Cast(kind, as_role(subjects(verb), "participant") + as_role(hit, "target"), (verb, *measures[:1]), "")


def _threaten(verb: Token, kind: EventType, words: Words) -> Cast | None:
    if not has(verb.subtree, words["sanction"]):
        return None
    return Cast(kind, as_role(subjects(verb), "participant") + as_role(objects(verb), "target"), (verb,), "")


def _sanction(verb: Token, kind: EventType, words: Words) -> Cast | None:
    hit = [each for token in objects(verb) for each in (token, *left_modifiers(token))]
    return Cast(kind, as_role(subjects(verb), "participant") + as_role(hit, "target"), (verb,), "", must=tuple(hit))


def _mediate(verb: Token, kind: EventType, words: Words) -> Cast | None:
    between = prepositional(verb, {"between", "among", "with"})
    for token in objects(verb):
        between += [*prepositional(token, {"between", "among", "with"}), *left_modifiers(token)]
    return Cast(kind, as_role(subjects(verb), "mediator") + as_role(between, "participant"), (verb,), "")


def _bring_together(verb: Token, kind: EventType, words: Words) -> Cast | None:
    brought = objects(verb)
    if not brought or not any(token.lower_ == "together" for token in verb.subtree):
        return None
    return Cast(kind, as_role(subjects(verb), "mediator") + as_role(brought, "participant"), (verb,), "")


ACT_FRAMES: dict[str, Frame] = {
    "put_names": _put_names, "unwanted": _unwanted, "send_envoy": _send_envoy, "bring_together": _bring_together,
    "sign": _sign, "sign_object": _sign_object, "agree": _agree, "address": _address, "invite": _invite,
    "send": _send, "write": _write, "exchange": _exchange, "get_message": get_message, "recognize": _recognize,
    "envoy": _envoy, "resign": _resign, "credentials": _credentials, "ties": _ties, "mission": _mission,
    "membership": _membership, "admit": _membership, "sanctions": _sanctions, "threaten": _threaten,
    "sanction": _sanction, "mediate": _mediate,
}  # fmt: skip
