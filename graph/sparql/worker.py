"""The process that runs queries, and may be killed at any moment: it reads a snapshot and owns nothing.

It is started with an empty environment, a bound on its memory and, where the system allows it, without a network.
Requests and answers are a line of JSON, then as many bytes as it tells.
"""

import json
import os
import resource
import sys
from contextlib import suppress
from typing import Any, BinaryIO

import pyoxigraph as ox

from graph.sparql.results import write


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    opened: tuple[str, ox.Store] | None = None
    while line := requests.readline():
        asked = json.loads(line)
        try:
            if opened is None or opened[0] != asked["store"]:
                opened = (asked["store"], ox.Store.read_only(asked["store"]))
            head, body = _answer(opened[1], asked)
        except (SyntaxError, ValueError, OSError, RuntimeError) as fault:
            head, body = {"fault": str(fault), "syntax": isinstance(fault, SyntaxError | ValueError)}, b""
        answers.write(json.dumps({**head, "length": len(body)}).encode() + b"\n" + body)
        answers.flush()


def _answer(store: ox.Store, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    default, named = ([ox.NamedNode(graph) for graph in asked[which]] for which in ("default_graphs", "named_graphs"))
    chosen: dict[str, Any] = {"default_graph": default, "named_graphs": named} if default or named else {}
    result = store.query(
        asked["query"],
        base_iri=asked["base"],
        prefixes=asked["prefixes"],
        use_default_graph_as_union=not chosen,
        **chosen,
    )
    written = write(result, asked["accept"], rows=asked["rows"], prefixes=asked["prefixes"])
    return {"media_type": written.media_type, "truncated": written.truncated}, written.body


def _confine(memory: int) -> None:
    """Give way to who answers simpler questions, bound the memory and go off the network.

    A system that forbids the latter leaves it to the screening.
    """
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, AttributeError):
        import ctypes

        new_user, new_net = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
        ctypes.CDLL(None, use_errno=True).unshare(new_user | new_net)


if __name__ == "__main__":
    _confine(int(sys.argv[1]))
    with os.fdopen(os.dup(1), "wb") as out:
        serve(sys.stdin.buffer, out)
