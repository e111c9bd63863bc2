"""Find who may take part in what a trigger tells, and what speaks for each of them.

Frames cast the roles that grammar makes plain. Around them stand other parties of the sentence; a trained head weighs
each one by the features that are given here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from extract.casting import Casting
from extract.enumerations import enumerations
from extract.frame import Cast
from extract.grammar import is_verb, left_modifiers, owners
from extract.implied import implied
from extract.parsing import Parsed
from extract.parties import Mention, Party
from extract.passage import Passage
from extract.triggers import Trigger
from graph.vocabulary import Role

_LONGEST_PATH = 7
_NEAR = (1, 2, 4, 7, 12, 20)
_PRONOUNS = frozenset({"PRP", "PRP$"})
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "xcomp", "conj", "acl", "pcomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Argument:
    """Parties that a token of the sentence stands for, the role that a frame gave them, and their features.

    Parties that the sentence does not name are `implied`; the token is then the trigger. Names of one enumeration have
    the same number `listed`. What hangs on another trigger is told `through` that one.
    """

    token: Token
    parties: tuple[Party, ...]
    role: Role | None
    features: tuple[str, ...]
    implied: bool = False
    listed: int | None = None
    through: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What the features of a trigger's arguments look at.

    `marks` are the places of all triggers of the sentence, `through` those of the parties that hang on one; `others`
    says of which type each token is cast by another trigger; `told` are the tokens that stand for parties.
    """

    trigger: Trigger
    found: Cast
    parsed: Parsed
    reporting: frozenset[str]
    marks: tuple[int, ...]
    others: dict[int, str]
    roles: dict[int, Role]
    told: tuple[tuple[Token, tuple[Party, ...]], ...]
    order: dict[int, int]
    ruled: int
    bodied: bool
    through: frozenset[int]


def arguments(trigger: Trigger, found: Cast, casting: Casting, passage: Passage) -> tuple[Argument, ...]:
    """Give the parties that a sentence tells beside a trigger, in the order of the text, each with its features."""
    parsed = passage.parsed
    roles = {token.i: role for token, role in reversed(found.roles)}
    tokens = [t for t in parsed.tokens if t.i != trigger.token.i and _may_stand(t, parsed, roles, casting)]
    roles |= _spread(roles, parsed)
    told = _once(((t, _parties(t, casting, parsed)) for t in tokens), roles, trigger.token)
    ruled = {p.country or p.id or p.name for t, parties in told if t.i in roles for p in parties}
    own = {t.i for t in (*left_modifiers(trigger.token), *owners(trigger.token))}
    marks = tuple(sorted({other.token.i for other in passage.triggers} - {trigger.token.i}))
    above = frozenset((trigger.token.i, *(each.i for each in trigger.token.ancestors)))
    scene = Scene(
        trigger,
        found,
        parsed,
        passage.reporting,
        marks,
        _cast_elsewhere(trigger, passage),
        roles,
        told,
        _order(told, trigger.token),
        min(len(ruled), 3),
        any(t.i in own and p.kind == "organization" for t, parties in told for p in parties),
        frozenset(token.i for token, _ in told if _passes(token, above, marks)),
    )
    numbers = {token.i: number for number, listed in enumerate(enumerations(parsed)) for token in listed}
    named = tuple(
        Argument(
            token,
            parties,
            roles.get(token.i),
            tuple(_features(token, parties, scene)),
            listed=numbers.get(token.i),
            through=token.i in scene.through,
        )
        for token, parties in told
    )
    parties_named = [party for each in named for party in each.parties]
    return *named, *(
        Argument(trigger.token, (party,), None, features, implied=True)
        for party, features in implied(trigger, found, passage, parties_named, scene.ruled)
    )


def _spread(roles: dict[int, Role], parsed: Parsed) -> dict[int, Role]:
    """Give the names of a list the role that one of them is cast in."""
    found: dict[int, Role] = {}
    for listed in enumerations(parsed):
        cast_roles = [roles[token.i] for token in listed if token.i in roles]
        if cast_roles:
            found |= {token.i: cast_roles[0] for token in listed if token.i not in roles}
    return found


def _cast_elsewhere(trigger: Trigger, passage: Passage) -> dict[int, str]:
    """Give how the frames of the other triggers of a sentence cast its tokens: the type that each one takes part in."""
    return {
        token.i: found.type
        for other, found in zip(passage.triggers, passage.casts, strict=True)
        if found is not None and other.token.i != trigger.token.i
        for token, _ in found.roles
    }


def _once(
    told: Iterable[tuple[Token, tuple[Party, ...]]], roles: Mapping[int, Role], trigger: Token
) -> tuple[tuple[Token, tuple[Party, ...]], ...]:
    """Give each party at one token: where the frame casts it, else where it stands nearest to the trigger."""
    places = [(token, party) for token, parties in told for party in parties]
    best: dict[tuple[str, str], Token] = {}
    for token, party in sorted(places, key=lambda each: (each[0].i not in roles, abs(each[0].i - trigger.i))):
        best.setdefault(party.key(), token)
    kept: dict[int, tuple[Token, tuple[Party, ...]]] = {}
    for token, party in places:
        if best[party.key()].i == token.i:
            parties = kept.get(token.i, (token, ()))[1]
            kept[token.i] = (token, (*parties, party))
    return tuple(kept[at] for at in sorted(kept))


def _order(told: Sequence[tuple[Token, tuple[Party, ...]]], trigger: Token) -> dict[int, int]:
    """Count the parties on either side of the trigger, the nearest first."""
    counts = {"before": 0, "after": 0}
    order: dict[int, int] = {}
    for token, _ in sorted(told, key=lambda pair: abs(pair[0].i - trigger.i)):
        side = _side(token, trigger)
        order[token.i] = counts[side]
        counts[side] += 1
    return order


def _may_stand(token: Token, parsed: Parsed, cast_roles: dict[int, Role], casting: Casting) -> bool:
    return (
        parsed.mention(token) is not None
        or token.tag_ in _PRONOUNS
        or token.i in cast_roles
        or token.lower_ in casting.plural_words
    )


def _parties(token: Token, casting: Casting, parsed: Parsed) -> tuple[Party, ...]:
    mention = parsed.mention(token)
    if mention is not None and mention.kind == "adjective":
        return mention.parties
    return casting.parties(token)


def _side(token: Token, trigger: Token) -> str:
    return "before" if token.i < trigger.i else "after"


def path(token: Token, trigger: Token) -> str:
    """Give the way through the parse from a token to a trigger: labels upwards, then downwards, with prepositions."""
    up: list[Token] = [token]
    while up[-1].head.i != up[-1].i:
        up.append(up[-1].head)
    at = {step.i: n for n, step in enumerate(up)}
    down: list[Token] = []
    current = trigger
    while current.i not in at:
        down.append(current)
        if current.head.i == current.i:
            return "apart"
        current = current.head
    rising = [_step(step) for step in up[: at[current.i]]]
    falling = [_step(step) for step in reversed(down)]
    if len(rising) + len(falling) > _LONGEST_PATH:
        return "far"
    return "<".join(rising) + "|" + ">".join(falling)


def _step(token: Token) -> str:
    return f"{token.dep_}:{token.lower_}" if token.dep_ in {"prep", "agent"} else token.dep_


def _features(token: Token, parties: Sequence[Party], scene: Scene) -> Iterator[str]:
    """Give the names of what holds between a party and a trigger."""
    mention = scene.parsed.mention(token)
    kind = _kind(mention, token)
    role = scene.roles.get(token.i)
    yield "bias"
    yield from _of_the_cast(token, kind, role, scene)
    yield from _of_the_place(token, kind, role, scene)
    yield from _of_the_grammar(token, kind, role, scene)
    if _twin(token, parties, scene.told, scene.trigger.token):
        yield "twin"
        yield f"twin&kind={kind}"
        yield f"twin&role={role is not None}"
    if mention is not None:
        yield f"why={mention.why}&role={role is not None}"
        for rank in mention.ranks[:1]:
            yield f"rank={rank}"
    if len(parties) > 1:
        yield "several"


def _of_the_cast(token: Token, kind: str, role: Role | None, scene: Scene) -> Iterator[str]:
    frame = scene.trigger.reading.frame
    yield f"role={role}"
    yield f"role={role}&frame={frame}"
    yield f"role={role}&kind={kind}"
    yield f"role={role is not None}&ruled={scene.ruled}"
    yield f"role={role is not None}&ruled={scene.ruled}&frame={frame}"
    yield f"role={role is not None}&ruled={scene.ruled}&kind={kind}"
    elsewhere = scene.others.get(token.i, "none")
    yield f"elsewhere={elsewhere}&role={role is not None}"
    yield f"elsewhere={elsewhere}&role={role is not None}&type={scene.found.type}"
    yield f"elsewhere={elsewhere != 'none'}&role={role is not None}&ruled={scene.ruled}"
    if scene.bodied:
        yield f"bodied&kind={kind}&role={role}"
        yield f"bodied&type={scene.found.type}&kind={kind}"


def _of_the_place(token: Token, kind: str, role: Role | None, scene: Scene) -> Iterator[str]:
    head, frame = scene.trigger.token, scene.trigger.reading.frame
    side = _side(token, head)
    place = f"{side}{min(scene.order[token.i], 3)}"
    distance = sum(abs(token.i - head.i) > bound for bound in _NEAR)
    low, high = sorted((token.i, head.i))
    between = any(low < mark < high for mark in scene.marks)
    yield f"{side}&distance={distance}"
    yield f"{place}&frame={frame}"
    yield f"{place}&role={role is not None}&ruled={scene.ruled}"
    yield f"kind={kind}&{side}"
    yield f"kind={kind}&frame={frame}&{side}"
    yield f"type={scene.found.type}&kind={kind}&{side}"
    yield f"between={between}&role={role is not None}"
    yield f"between={between}&{side}&ruled={scene.ruled}"


def _of_the_grammar(token: Token, kind: str, role: Role | None, scene: Scene) -> Iterator[str]:
    head, frame, above = scene.trigger.token, scene.trigger.reading.frame, token.head
    side, way = _side(token, head), path(token, head)
    yield f"path={way}"
    yield f"path={way}&frame={frame}"
    yield f"head={token.dep_}:{above.lower_}" if token.dep_ in {"pobj", "poss"} else f"dep={token.dep_}"
    if token.dep_ == "pobj":
        yield f"pobj={above.lower_}&{side}&frame={frame}"
        yield f"above={above.head.lower_}:{above.lower_}"
        yield f"pobj={above.lower_}&kind={kind}"
    if kind == "adjective":
        yield f"qualifies={'trigger' if above.i == head.i else above.lower_}"
    if token.dep_ in {"nsubj", "nsubjpass"}:
        yield f"subject={'reports' if above.lower_ in scene.reporting else 'acts'}&{_related(above, head)}"
    if above.i in scene.marks:
        yield f"beneath={token.dep_}&role={role is not None}"
    through = token.i in scene.through
    yield f"through={through}&role={role is not None}"
    yield f"through={through}&role={role is not None}&frame={frame}"
    yield f"through={through}&role={role is not None}&ruled={scene.ruled}"
    relation = _related(_clause(token), _clause(head))
    if scene.bodied:
        yield f"bodied&dep={token.dep_}:{above.lower_}"
        yield f"bodied&clause={relation}"
    yield f"clause={relation}"
    yield f"clause={relation}&role={role is not None}&ruled={scene.ruled}"


def _passes(token: Token, above: frozenset[int], marks: Collection[int]) -> bool:
    """Tell whether a party hangs on one of the `marks` before it meets the trigger or what the trigger hangs on."""
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.i in above:
            return False
        if current.i in marks:
            return True
    return False


def _kind(mention: Mention | None, token: Token) -> str:
    if mention is None:
        return f"word:{token.tag_}"
    if mention.kind in {"anaphor", "group"}:
        return mention.kind
    party = next(iter(mention.parties), None)
    if mention.kind == "adjective" or party is None:
        return mention.kind
    return f"{party.kind}{'' if party.id else ':unknown'}"


def _clause(token: Token) -> Token:
    current = token
    while current.head.i != current.i and not (is_verb(current) and current.dep_ in _CLAUSAL):
        current = current.head
    return current


def _related(one: Token, other: Token) -> str:
    if one.i == other.i:
        return "same"
    if one.is_ancestor(other):
        return "above"
    return "below" if other.is_ancestor(one) else "beside"


def _twin(token: Token, parties: Sequence[Party], told: Sequence[tuple[Token, tuple[Party, ...]]], head: Token) -> bool:
    """Tell whether somebody of the same state stands nearer to the trigger."""
    own = {party.country or party.id for party in parties}
    return any(
        abs(other.i - head.i) < abs(token.i - head.i) and own & {party.country or party.id for party in others}
        for other, others in told
        if other.i != token.i
    )
