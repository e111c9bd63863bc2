"""Records made in a line, and strategies that draw them."""

import datetime

from hypothesis import strategies as st

from graph.identity import claim_id
from graph.model import Claim, Document, Participation, Place
from graph.vocabulary import EVENT_TYPES, ROLES, STATUSES

LEADERS = {
    "RUS": ("Vladimir Putin", "Sergei Lavrov"),
    "SYR": ("Bashar al-Assad",),
    "TUR": ("Recep Tayyip Erdogan",),
    "USA": ("Donald Trump",),
}
STATES = {"RUS": "Russia", "SYR": "Syria", "TUR": "Turkey", "USA": "United States", "IRN": "Iran", "ISR": "Israel"}


def party(name, role="participant"):
    """Make a party of a state's code, a leader's name, or the name of an international body."""
    if name in STATES:
        return Participation(kind="state", name=STATES[name], country=name, role=role)
    country = next((code for code, leaders in LEADERS.items() if name in leaders), None)
    if country:
        return Participation(kind="person", name=name, country=country, role=role)
    return Participation(kind="organization", name=name, role=role)


def claim(*parties, document="d", type="meeting", status="occurred", date="2017-11-20", start=0, **more):  # noqa: A002
    """Make a claim of one document; parties as `party` takes them, or as participations."""
    participants = tuple(p if isinstance(p, Participation) else party(p) for p in parties)
    place = more.pop("place", None)
    key = claim_id(document, type=type, status=status, participants=participants, date=date, place=place, start=start)
    return Claim(
        id=key,
        document=document,
        type=type,
        status=status,
        participants=participants,
        date=date,
        date_basis=more.pop("date_basis", "text") if date else None,
        place=place,
        evidence=more.pop("evidence", "They met."),
        start=start,
        end=start + 9,
        confidence=more.pop("confidence", 0.8),
        **more,
    )


def document(key="d", published="2017-11-21", **more):
    """Make a document of a day."""
    day = datetime.date.fromisoformat(published) if published else None
    return Document(id=key, text=more.pop("text", "They met."), published=day, **more)


texts = st.text(max_size=20)
names = st.text(alphabet="abcé 'Z-", min_size=1, max_size=12)
codes = st.sampled_from([None, *STATES])
dates = st.one_of(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(str),
    st.sampled_from(["2017", "2017-11", "2017-11-22/2017-11-24", "2017-11/2018"]),
)
places = st.builds(Place, name=st.none() | names, country=codes)
parties = st.builds(
    Participation,
    kind=st.sampled_from(["person", "state", "organization"]),
    name=names,
    country=codes,
    role=st.sampled_from(ROLES),
    id=st.none() | st.just("Q7747"),
)


@st.composite
def claims(draw, document="d"):
    """Draw any claim that is valid."""
    date = draw(st.none() | dates)
    start = draw(st.integers(0, 1000))
    told = draw(st.lists(parties, min_size=1, max_size=4))
    return Claim(
        id=f"c-{draw(st.integers(0, 2**40)):x}",
        document=document,
        type=draw(st.sampled_from(EVENT_TYPES)),
        status=draw(st.sampled_from(STATUSES)),
        participants=tuple(told),
        date=date,
        date_basis=draw(st.sampled_from(["text", "published"])) if date else None,
        place=draw(st.none() | places),
        about=tuple(draw(st.lists(st.sampled_from(["trade", "energy", "SYR"]), unique=True))),
        according_to=tuple(draw(st.lists(texts, max_size=2))),
        evidence=draw(texts),
        start=start,
        end=start + draw(st.integers(0, 50)),
        part=draw(st.sampled_from(["text", "title"])),
        confidence=draw(st.floats(0, 1)),
        trigger=draw(texts),
        rule=draw(texts),
        extractor=draw(texts),
    )


documents = st.builds(
    Document,
    id=st.just("d"),
    text=texts,
    url=st.none() | texts,
    publisher=st.none() | texts,
    title=st.none() | texts,
    published=st.none() | st.dates(),
    published_basis=st.sampled_from([None, "metadata", "dateline", "option"]),
    place_line=st.none() | texts,
    language=st.sampled_from(["en", "fr"]),
    retrieved=st.none() | st.datetimes(timezones=st.none() | st.just(datetime.UTC)),
)

_CLOSE = ("2017-11-20", "2017-11-21", "2017-11-20/2017-11-22", "2017-11", "2017", None)


@st.composite
def close_claims(draw, document):
    """Draw a claim of one small world, so that many of them are near to each other."""
    sides = draw(st.lists(st.sampled_from(["RUS", "SYR", "TUR", "USA"]), min_size=1, max_size=3, unique=True))
    who = [draw(st.sampled_from([side, *LEADERS[side]])) for side in sides]
    return claim(
        *who,
        document=document,
        type=draw(st.sampled_from(["meeting", "talks", "summit", "visit", "call"])),
        status=draw(st.sampled_from(["planned", "occurred", "cancelled"])),
        date=draw(st.sampled_from(_CLOSE)),
        place=draw(st.sampled_from([None, Place(name="Sochi", country="RUS"), Place(country="TUR")])),
        start=draw(st.integers(0, 3)),
    )


@st.composite
def libraries(draw, most=5):
    """Draw a few documents of one small world with their claims."""
    days = ("2017-11-19", "2017-11-21", "2017-11-23", None)
    made = []
    for number in range(draw(st.integers(1, most))):
        key = f"d{number}"
        told = {c.id: c for c in draw(st.lists(close_claims(key), max_size=4))}
        paper = document(key, draw(st.sampled_from(days)), publisher=draw(st.sampled_from([None, "Kremlin", "Desk"])))
        made.append((paper, tuple(told.values())))
    return made
