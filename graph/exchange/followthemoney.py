"""Events and their parties as FollowTheMoney entities, one JSON object a line.

People, states and bodies are Person, PublicBody and Organization; an event is an Event that involves them. The ids are
Readout's own, so that two exports of overlapping sets can be put together. Countries are two small letters there.

Source: followthemoney.tech, default model.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from graph.exchange.tabular import events_of
from graph.frames.panel import code_in
from graph.frames.source import Source

_SCHEMATA: Final = {"person": "Person", "state": "PublicBody", "organization": "Organization"}
_UNDATED: Final = 2020
"""The year whose codes are taken for undated events."""


def write(source: Source, path: Path, filters: Mapping[str, Any]) -> None:
    """Write each actor once and each event, actors first."""
    events = list(events_of(source, filters).iter_rows(named=True))
    with path.open("w", encoding="utf-8") as out:
        for entity in (*actors(events), *map(entity_of, events)):
            out.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")


def actors(events: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the entities of the actors, each once, in the order of their ids."""
    found: dict[str, dict[str, Any]] = {}
    for event in events:
        for key, name, kind, state in zip(
            event["actors"], event["names"], event["kinds"], event["party_states"], strict=True
        ):
            held = found.setdefault(key, {"id": key, "schema": _SCHEMATA[kind], "properties": {"name": []}})
            if name not in held["properties"]["name"]:
                held["properties"]["name"].append(name)
            code = country(state, event["first_day"])
            if code:
                held["properties"]["country"] = [code]
            if key.startswith("Q") and key[1:].isdigit():
                held["properties"]["wikidataId"] = [key]
    yield from (found[key] for key in sorted(found))


def country(state: str | None, day: datetime.date | None) -> str | None:
    """Give the code of a state of the time as the model wants it; None where there is none."""
    code = code_in(state, day.year if day else _UNDATED, "iso2") if state else None
    return code.lower() if code else None


def entity_of(event: Mapping[str, Any]) -> dict[str, Any]:
    """Give the entity of an event."""
    told = {
        "name": [f"{event['type']}: {', '.join(event['names'])}"],
        "startDate": [str(event["first_day"])] if event["first_day"] else [],
        "endDate": [str(event["last_day"])] if event["last_day"] else [],
        "location": [event["place"]] if event["place"] else [],
        "country": list(filter(None, [country(event["country"], event["first_day"])])),
        "involved": sorted(set(event["actors"])),
        "keywords": [event["type"], event["status"], *event["subjects"]],
        "publisher": event["publishers"],
    }
    return {"id": event["id"], "schema": "Event", "properties": {key: value for key, value in told.items() if value}}
