"""The knowledge graph: records, reference knowledge, storage, merging and questions.

`KnowledgeGraph` is loaded when it is first asked for, so that `import graph` stays cheap.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.knowledge import KnowledgeGraph

__all__ = ["KnowledgeGraph"]


def __getattr__(name: str) -> Any:
    if name != "KnowledgeGraph":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from graph.knowledge import KnowledgeGraph

    return KnowledgeGraph
