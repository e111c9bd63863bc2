"""Actors: those of the graph, and whom a name or title meant on a day."""

from typing import TYPE_CHECKING

from fastapi import APIRouter

from app.answers import ActorDetail, ActorList, answer_actor, answer_known, answer_who, read_context
from app.http.queries import ActorQuery, Actors, Moment
from graph import KnowledgeGraph
from graph.errors import BadFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reference import Reference


def actors_router(kg: KnowledgeGraph, reference: "Callable[[], Reference]") -> APIRouter:
    """Give the routes of actors; `reference` is called when it is asked for."""
    router = APIRouter(prefix="/actors", tags=["actors"])

    @router.get("", summary="List actors")
    def list_actors(query: Actors) -> ActorList:
        """Give the actors of the graph that have `q` in a name, those with the most events first.

        With `on`, whom the name or title `q` meant on that day, the likeliest first; `why` and `score` tell how, and
        `state` and `person` say what stood near by. These are actors of the whole reference. Where nobody is meant,
        `unresolved` keeps the words, and those with a similar name are suggested with scores of 0.3 or less.
        """
        if query.on is None:
            _refuse_context(query)
            found = kg.actors(query.q, kind=query.kind or "", limit=query.limit, as_of=query.as_of)
            return ActorList(items=tuple(answer_actor(summary) for summary in found))
        if not query.q:
            raise BadFilter("on", query.on.isoformat(), "give the name or title that was said on that day as q, too")
        known = reference()
        context = read_context(known, query.state, query.person)
        meant = answer_who(known, query.q, query.on, kg, context=context)
        items = tuple(actor for actor in meant.items if query.kind in {None, actor.kind})[: query.limit]
        return meant.model_copy(update={"items": items})

    @router.get("/{id}", summary="Show an actor")
    def show_actor(id: str, query: Moment) -> ActorDetail:  # noqa: A002
        """Give an actor by id or name, with its share in the graph and the terms in which it held offices.

        An actor that is in no event is given by its id. The events of an actor: `/events?actor=` with its id.
        """
        return answer_known(reference(), id, kg, as_of=query.as_of)

    return router


def _refuse_context(query: ActorQuery) -> None:
    for name in ("state", "person"):
        if told := getattr(query, name):
            raise BadFilter(name, told[0], "give the day on which it was said as on, too")
