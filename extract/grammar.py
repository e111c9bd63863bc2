"""Walk a dependency parse: who acts, on whom, with whom, and what a noun belongs to.

Labels are those of spaCy's English models (ClearNLP). Every function gives tokens; who they are is asked elsewhere.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

_CLAUSES_SHARING_SUBJECT = frozenset({"xcomp", "advcl", "pcomp", "conj", "prep", "ROOT"})
_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def is_verb(token: Token) -> bool:
    """Tell whether a token is tagged as a verb."""
    return token.tag_ in _VERBAL


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def verbless(token: Token) -> bool:
    """Tell whether the sentence of a token has no finite verb, as headings have none; it is looked at once."""
    known = token.doc.user_data
    if _VERBLESS not in known:
        known[_VERBLESS] = not any(each.tag_ in _FINITE for each in token.doc)
    return bool(known[_VERBLESS])


_VERBLESS = "verbless"


def with_conjuncts(token: Token) -> list[Token]:
    """Give a token, what is coordinated below it and what stands in apposition to it, in the order of the text."""
    found, queue = [], [token]
    while queue:
        current = queue.pop()
        found.append(current)
        queue.extend(child for child in current.children if child.dep_ in {"conj", "appos"})
    return sorted(found, key=lambda each: each.i)


def subjects(verb: Token, *, depth: int = 4) -> list[Token]:
    """Give who does what a verb says, found above it where the clause leaves the subject out."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "csubj"}]
    if own:
        return [each for child in own for each in _antecedents(child, verb)]
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return [each for agent in prepositional(verb, {"by"}) for each in [agent]]
    if verb.dep_ in {"relcl", "acl"} and verb.tag_ != "VBN":
        return with_conjuncts(verb.head) if verb.dep_ == "acl" else []
    early = [c for clause in verb.children if clause.dep_ == "advcl" and clause.i < verb.i for c in clause.children]
    opening = [child for child in early if child.dep_ == "nsubj" and child.i < child.head.i]
    if opening and verb.dep_ == "ROOT":
        return with_conjuncts(opening[0])
    above = _governing_verb(verb)
    return subjects(above, depth=depth - 1) if above is not None and depth > 0 else []


def passive_subjects(verb: Token) -> list[Token]:
    """Give what a passive verb is done to; a reduced relative ("the accord signed by") gives its noun."""
    own = [each for c in verb.children if c.dep_ == "nsubjpass" for each in _antecedents(c, verb)]
    if own or verb.dep_ != "acl" or verb.tag_ != "VBN":
        return own
    return with_conjuncts(verb.head)


def objects(verb: Token) -> list[Token]:
    """Give the direct and indirect objects of a verb, or what it is done to where it is passive."""
    found = [each for c in verb.children if c.dep_ in {"dobj", "dative", "attr"} for each in with_conjuncts(c)]
    if found or verb.dep_ != "relcl" or any(child.dep_ in {"nsubjpass", "prep"} for child in verb.children):
        return found or passive_subjects(verb)
    own = any(child.dep_ == "nsubj" and child.lower_ not in _RELATIVE for child in verb.children)
    return with_conjuncts(verb.head) if own else []


def prepositional(head: Token, prepositions: Iterable[str]) -> list[Token]:
    """Give the objects of a head's prepositional phrases, two phrases deep ("in Sochi with the leader")."""
    wanted = frozenset(prepositions)
    found: list[Token] = []
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative", "prt"}:
            if child.lower_ in wanted:
                found.extend(_phrase_objects(child))
            found.extend(each for inner in child.children if inner.dep_ == "prep" and inner.lower_ in wanted
                         for each in _phrase_objects(inner))  # fmt: skip
    return found


def _phrase_objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield from with_conjuncts(child)


def owners(noun: Token) -> list[Token]:
    """Give the possessors of a noun ("Assad's visit", "his visit")."""
    return [each for child in noun.children if child.dep_ == "poss" for each in with_conjuncts(child)]


def left_modifiers(noun: Token) -> list[Token]:
    """Give the words of a noun's own phrase to its left, hyphenated pairs included ("Russian-Turkish talks")."""
    edge = noun.left_edge.i
    chain = {noun.i}
    for token in reversed(list(noun.doc[edge : noun.i])):
        if token.head.i in chain and token.dep_ in {
            "compound",
            "amod",
            "nmod",
            "npadvmod",
            "conj",
            "punct",
            "cc",
            "dep",
        }:
            chain.add(token.i)
    return [noun.doc[i] for i in sorted(chain - {noun.i})]


def governor(noun: Token) -> Token | None:
    """Give the verb that a noun depends on, through prepositions and nouns of kind ("a round of talks")."""
    current = noun
    while current.head.i != current.i:
        current = current.head
        if is_verb(current):
            return current
    return None


def _governing_verb(verb: Token) -> Token | None:
    current = verb
    while current.head.i != current.i and current.dep_ in _CLAUSES_SHARING_SUBJECT | {"pobj", "dobj", "ccomp", "acl"}:
        current = current.head
        if is_verb(current):
            return current
    return None


def _antecedents(subject: Token, verb: Token) -> list[Token]:
    if subject.lower_ == "who" and verb.dep_ not in {"relcl", "acl"}:
        return [token for token in subject.doc[max(0, subject.i - 3) : subject.i] if token.tag_ == "NNP"][-1:]
    if subject.lower_ in _RELATIVE and verb.dep_ in {"relcl", "ccomp", "acl"}:
        return [verb.head]
    return with_conjuncts(subject)


def ancestors_until_clause(token: Token) -> Iterator[Token]:
    """Give a token and what it depends on, up to and with the first verb."""
    current = token
    yield current
    while current.head.i != current.i:
        current = current.head
        yield current
        if is_verb(current):
            return
