"""Events and actors as the two sides of one network."""

import networkx

from graph.frames import columns
from graph.frames.source import Source, records
from graph.questions import EventFilter


def bipartite(source: Source, wanted: EventFilter) -> "networkx.Graph[str]":
    """Give a networkx graph of events (`bipartite` 0) and their parties (1), joined by the `role` of the party.

    Events have `type`, `status`, `date`, `place`; actors `name`, `kind`, `state`.
    """
    loaded = columns.load(records(source, wanted))
    net: networkx.Graph[str] = networkx.Graph()
    for key, kind, status, date, place in (
        columns.events(loaded).select("id", "type", "status", "date", "place").iter_rows()
    ):
        net.add_node(key, bipartite=0, type=kind, status=status, date=date, place=place)
    for event, _, actor, name, kind, state, role in columns.parties(loaded).iter_rows():
        net.add_node(actor, bipartite=1, name=name, kind=kind, state=state)
        net.add_edge(event, actor, role=role)
    return net
