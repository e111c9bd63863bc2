"""A network: marks sized by contacts, shaped by community; lines as wide as the contact is frequent."""

from collections.abc import Mapping
from math import log1p

import polars as pl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from graph.frames.table import Table
from graph.network import Network
from graph.pictures.labels import Label, put
from graph.pictures.layout import Spots, lay_out
from graph.pictures.picture import Picture
from graph.pictures.style import INK, MARKERS, QUIET, Width, sheet, styled

_FILLS = ("#4d4d4d", "#ffffff", "#a6a6a6", "#d9d9d9", "#737373", "#f0f0f0", "#8c8c8c", "#bfbfbf")


def draw(
    net: Network,
    title: str,
    width: Width = "page",
    *,
    most: int = 30,
    near: Mapping[str, tuple[float, float]] | None = None,
) -> "NetworkPicture":
    """Draw the actors of the most contacts and the ties between them; the others are left out and counted.

    `near` are places to start from: those of another picture's `spots` keep the actors where they were.
    """
    ranked = net.centrality(by=["contacts"]).to_polars().head(most)
    members = dict(net.communities().to_polars().select("id", "community").iter_rows())
    kept = net.net.subgraph(ranked["id"].to_list())
    spots = lay_out(kept, near=near)
    with styled():
        figure, axes = sheet(width, 3.4 if width == "column" else 4.6, title=title)
        axes.set_axis_off()
        axes.margins(0.1)
        hovers = _lines(axes, kept.edges(data="weight"), spots, {row["id"]: row["name"] for row in net.actors})
        hovers |= _nodes(axes, ranked, members, spots)
        _legend(figure, ranked, members)
        labels = [
            Label(name, *spots[key], _radius(count))
            for key, name, count in ranked.select("id", "name", "contacts").iter_rows()
        ]
        put(axes, labels, size=6 if width == "column" else 7)
    drawn = NetworkPicture(figure, _alt(net, ranked, title), Table(ranked, title), hovers=hovers)
    drawn.spots = spots
    return drawn


class NetworkPicture(Picture):
    """A network with the places of its actors.

    Attributes:
        spots: the place of each actor by id, in -1..1.
    """

    spots: Spots


def _radius(contacts: int) -> float:
    return 2.2 + 0.9 * log1p(contacts)


def _lines(axes: Axes, ties: object, spots: Spots, names: dict[str, str]) -> dict[str, str]:
    hovers = {}
    told: list[tuple[str, str, int]] = sorted(ties, key=lambda tie: tie[2])  # type: ignore[call-overload]
    top = log1p(max((count for *_, count in told), default=1))
    for number, (one, other, count) in enumerate(told):
        share = log1p(count) / top
        (line,) = axes.plot(
            *zip(spots[one], spots[other], strict=True), color=QUIET, linewidth=0.3 + 2.4 * share**2,
            alpha=0.25 + 0.5 * share, zorder=1, solid_capstyle="round",
        )  # fmt: skip
        line.set_gid(f"tie-{number}")
        hovers[f"tie-{number}"] = f"{names[one]} - {names[other]}: {count:,}"
    return hovers


def _nodes(axes: Axes, ranked: pl.DataFrame, members: dict[str, int], spots: Spots) -> dict[str, str]:
    hovers = {}
    for number, (key, name, count) in enumerate(ranked.select("id", "name", "contacts").iter_rows()):
        kind = (members.get(key) or 1) - 1
        marks = axes.scatter(
            *spots[key], s=(2 * _radius(count)) ** 2, marker=MARKERS[kind % len(MARKERS)],
            facecolor=_FILLS[kind % len(_FILLS)], edgecolor=INK, linewidth=0.7, zorder=3,
        )  # fmt: skip
        marks.set_gid(f"node-{number}")
        hovers[f"node-{number}"] = f"{name}: {count:,} contacts"
    return hovers


def _legend(figure: Figure, ranked: pl.DataFrame, members: dict[str, int]) -> None:
    present = sorted({members.get(key) or 1 for key in ranked["id"]})
    handles = [
        Line2D([], [], linestyle="", marker=MARKERS[(kind - 1) % len(MARKERS)], markersize=5, markeredgecolor=INK,
               markerfacecolor=_FILLS[(kind - 1) % len(_FILLS)], markeredgewidth=0.7, label=str(kind))
        for kind in present[: len(MARKERS)]
    ]  # fmt: skip
    figure.legend(
        handles=handles, loc="outside lower center", ncols=8, fontsize=6, handletextpad=0.0,
        columnspacing=0.6, title="shapes: communities; larger and wider: more contacts", title_fontsize=6,
    )  # fmt: skip


def _alt(net: Network, ranked: pl.DataFrame, title: str) -> str:
    if ranked.is_empty():
        return f"{title}: a network without a tie."
    told = ", ".join(f"{name} ({count:,})" for name, count in ranked.select("name", "contacts").head(5).iter_rows())
    left = len(net) - ranked.height
    rest = f" {left} others are left out." if left > 0 else ""
    return f"{title}: a network of {ranked.height} {net.of}. Most contacts: {told}.{rest}"
