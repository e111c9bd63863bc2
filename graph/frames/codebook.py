"""What each column of the tables means: one text for docstrings, docs and the codebook beside a CSV."""

from typing import Final

EVENTS: Final[dict[str, str]] = {
    "id": "The event's id, stable over machines.",
    "type": "The type of event, as in docs/codebook.md.",
    "status": "What became of it: occurred, ongoing, planned, proposed, cancelled, postponed or denied.",
    "date": "When, in EDTF: as fine as it is known.",
    "first_day": "The first day that the date allows; empty where the event is undated.",
    "last_day": "The last day that the date allows.",
    "place": "The city or venue.",
    "country": "The country of the place (ISO 3166 alpha-3).",
    "names": "The parties' names, in the order of the event.",
    "actors": "The parties' ids, in the same order.",
    "kinds": "person, state or organization, in the same order.",
    "roles": "The parties' roles, in the same order.",
    "party_states": "The state that each party is or stands for, in the same order; empty for bodies of no state.",
    "states": "The states that take part through any party (ISO 3166 alpha-3), sorted.",
    "subjects": "What it was about: subjects and third states.",
    "publishers": "Who published a document that tells it.",
    "documents": "The ids of the documents that tell it.",
    "claims": "The ids of the claims that it rests on.",
    "confidence": "How sure the surest claim is, 0 to 1.",
    "cameo": "The CAMEO code of the type.",
    "plover": "The PLOVER root code of type and status: a planned contact is AGREE, a past one CONSULT.",
}
"""The columns of `events().to_polars()`, one row an event."""

PARTIES: Final[dict[str, str]] = {
    "event": "The event's id.",
    "position": "The party's place in the event's list, from 0.",
    "actor": "The party's id: a Wikidata id where one is known, else made of kind, country and name.",
    "name": "The party's name.",
    "kind": "person, state or organization.",
    "state": "The state that the party is or stands for (ISO 3166 alpha-3).",
    "role": "The party's role.",
}
"""The columns of `events().parties()`, one row a party of an event."""

PANEL: Final[dict[str, str]] = {
    "state": "The state (ISO 3166 alpha-3).",
    "one": "The first state of the pair in the alphabet (ISO 3166 alpha-3).",
    "other": "The second state of the pair.",
    "year": "The calendar year of the event's first day.",
    "month": "The month of the event's first day, as YYYY-MM.",
    "contacts": "Events that occurred or go on, of any type but sanction and relations.",
    "planned": "Events that were planned, proposed or postponed when last told.",
    "cancelled": "Events that were cancelled or denied.",
    "cow": "Correlates of War code in that year; empty where there is none.",
    "gw": "Gleditsch-Ward code in that year.",
    "iso2": "ISO 3166 alpha-2 code.",
}
"""The columns of a panel beside one for each type; those of codes are doubled (`cow_one`, `cow_other`) for pairs."""

CLAIMS: Final[dict[str, str]] = {
    "event": "The id of the event that the claim tells.",
    "claim": "The claim's id.",
    "text": "The sentence that tells it, word for word.",
    "document": "The id of the document in which it stands.",
    "publisher": "Who published the document.",
    "title": "The document's title.",
    "published": "The day on which it was published; empty where that is unknown.",
    "url": "The document's address.",
}
"""One row a claim of an event, in snapshots."""
