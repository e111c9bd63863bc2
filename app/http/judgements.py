"""Judgements: what persons and rules said of whether claims tell one event, and why."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from app.http.gate import Gate
from app.http.queries import Judgements, Pair
from graph import KnowledgeGraph
from graph.model import Explanation, Judgement, Verdict

Name = Annotated[str, Field(min_length=1, max_length=200)]


class JudgementList(BaseModel):
    """Judgements, those of persons first."""

    items: tuple[Judgement, ...]


class Asked(BaseModel):
    """A judgement to be kept: two claims or events, the verdict, who judges, and why."""

    model_config = ConfigDict(extra="forbid")

    left: Name
    right: Name
    verdict: Verdict
    by: Name
    note: Annotated[str, Field(max_length=2000)] = ""


def judgements_router(kg: KnowledgeGraph, gate: Gate) -> APIRouter:
    """Give the routes of judgements; those that change something stand behind the gate."""
    router = APIRouter(tags=["judgements"])

    @router.get("/judgements", summary="List judgements")
    def list_judgements(query: Judgements) -> JudgementList:
        """Give what persons judged, the newest first; `about` a claim or event also what rules judged on its claims."""
        return JudgementList(items=kg.judgements(query.about))

    @router.post("/judgements", summary="Judge", status_code=201, dependencies=[Depends(gate)])
    def judge(asked: Asked) -> Judgement:
        """Keep a person's judgement; it outweighs the rules for good. Needs the token."""
        return kg.judge(asked.left, asked.right, asked.verdict, by=asked.by, note=asked.note)

    @router.delete("/judgements/{id}", summary="Take a judgement back", dependencies=[Depends(gate)])
    def take_back(id: str) -> Judgement:  # noqa: A002
        """Take a person's judgement back: the events are again what they were without it. Needs the token."""
        return kg.undo(id)

    @router.get("/compare", summary="Explain a comparison")
    def compare(query: Pair) -> Explanation:
        """Tell how far two claims or events tell one happening: each factor in 0..1 with its reason."""
        return kg.explain(query.left, query.right)

    return router
