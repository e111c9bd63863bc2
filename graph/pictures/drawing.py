"""The pictures of a graph, one call each; filters choose the events everywhere."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from graph.frames import columns
from graph.frames.source import Source, records
from graph.network import Network
from graph.pictures import coverage, dyads, months, network, places, statuses, timeline
from graph.pictures.picture import Picture
from graph.pictures.style import Width
from graph.questions import EventFilter

if TYPE_CHECKING:
    from graph.network.contacts import Of


class Drawing:
    """Draws what a graph holds. `width` is `column` (89 mm) or `page` (178 mm)."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def timeline(self, *, title: str = "Events", width: Width = "page", **filters: Any) -> Picture:
        """Draw dated events in time, a lane for each type: of an actor with `actor`, of two states with `pair`."""
        return timeline.draw(self._events(filters), title, width)

    def dyads(
        self, *, title: str = "Contacts of states", width: Width = "column", most: int = 12, **filters: Any
    ) -> Picture:
        """Draw a heat map of the states of the most contacts."""
        return dyads.draw(self._network("states", filters), title, width, most=most)

    def network(
        self,
        *,
        of: "Of" = "states",
        title: str = "Contacts",
        width: Width = "page",
        most: int = 30,
        near: Mapping[str, tuple[float, float]] | None = None,
        **filters: Any,
    ) -> network.NetworkPicture:
        """Draw the network of those with the most contacts; `near` keeps actors where another picture had them."""
        return network.draw(self._network(of, filters), title, width, most=most, near=near)

    def map(
        self,
        *,
        title: str = "Meeting places",
        width: Width = "page",
        most: int = 12,
        world: bool = False,
        **filters: Any,
    ) -> Picture:
        """Draw where events took place; `most` of the places are named."""
        return places.draw(self._events(filters), title, width, most=most, world=world)

    def months(self, *, title: str = "Contacts", width: Width = "page", **filters: Any) -> Picture:
        """Draw what took place by month and type, by year where the time is long."""
        return months.draw(self._events(filters), title, width)

    def statuses(
        self, *, title: str = "What became of plans", width: Width = "column", changed: bool = True, **filters: Any
    ) -> Picture:
        """Draw how events went from the status first told to the last: plans alone, or all events without `changed`."""
        loaded = columns.load(records(self._source, EventFilter.of(filters)))
        return statuses.draw(columns.first_statuses(loaded), title, width, changed=changed)

    def coverage(self, *, title: str = "Who tells", width: Width = "column", most: int = 12, **filters: Any) -> Picture:
        """Draw how many events each publisher tells, and how many alone."""
        return coverage.draw(self._events(filters), title, width, most=most)

    def _events(self, filters: Mapping[str, Any]) -> pl.DataFrame:
        return columns.events(columns.load(records(self._source, EventFilter.of(filters))))

    def _network(self, of: "Of", filters: Mapping[str, Any]) -> Network:
        return Network.load(self._source, EventFilter.of(filters), of)
