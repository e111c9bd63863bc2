"""Actors: those of the graph, and whom a name or title meant on a day."""

from functools import cache
from typing import TYPE_CHECKING

from fastapi import APIRouter

from app.answers import ActorAnswer, ActorList, answer_actor, answer_who
from app.http.queries import Actors, Moment
from graph import KnowledgeGraph
from graph.errors import BadFilter

if TYPE_CHECKING:
    from graph.reference import Reference


def actors_router(kg: KnowledgeGraph, reference: "Reference | None") -> APIRouter:
    """Give the routes of actors; without a reference, the shipped one is read when first asked for."""
    router = APIRouter(prefix="/actors", tags=["actors"])

    @router.get("", summary="List actors")
    def list_actors(query: Actors) -> ActorList:
        """Give the actors of the graph that have `q` in a name, those with the most events first.

        With `on`, whom the name or title `q` meant on that day, the likeliest first; `why` and `score` tell how.
        """
        if query.on is None:
            found = kg.actors(query.q, kind=query.kind or "", limit=query.limit, as_of=query.as_of)
            return ActorList(items=tuple(answer_actor(summary) for summary in found))
        if not query.q:
            raise BadFilter("on", query.on.isoformat(), "give the name or title that was said on that day as q, too")
        meant = answer_who(reference or _shipped(), query.q, query.on, kg)
        return ActorList(items=tuple(a for a in meant if query.kind in {None, a.kind})[: query.limit])

    @router.get("/{id}", summary="Show an actor")
    def show_actor(id: str, query: Moment) -> ActorAnswer:  # noqa: A002
        """Give an actor by id or name, with its share in the graph. Its events: `/events?actor=` with its id."""
        return answer_actor(kg.actor(id, as_of=query.as_of))

    return router


@cache
def _shipped() -> "Reference":
    from graph.reference import load_reference

    return load_reference()
