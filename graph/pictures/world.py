"""The outlines of countries, and how longitude and latitude become places on the sheet.

Outlines: Natural Earth 1:110m (public domain), see tools/make_outlines.py. Projection: Equal Earth (Savric, Patterson
and Jenny, 2018), so that areas can be compared.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

Points = "np.ndarray[Any, np.dtype[np.float64]]"

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_M: Final = np.sqrt(3) / 2


@cache
def outlines() -> tuple[tuple[str, "np.ndarray[Any, np.dtype[np.float64]]"], ...]:
    """Give rings as (alpha-3 code, longitudes and latitudes in two columns)."""
    told = json.loads((Path(__file__).parent / "outlines.json").read_text(encoding="utf-8"))
    return tuple((code, np.array(ring).reshape(-1, 2)) for code, rings in told.items() for ring in rings)


def project(
    points: "Sequence[Sequence[float]] | np.ndarray[Any, np.dtype[np.float64]]",
) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Give places on the sheet for longitudes and latitudes in two columns."""
    told = np.radians(np.asarray(points, dtype=np.float64).reshape(-1, 2))
    theta = np.arcsin(_M * np.sin(told[:, 1]))
    square = theta * theta
    sixth = square**3
    across = told[:, 0] * np.cos(theta) / (_M * (_A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)))
    up = theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return np.column_stack([across, up])
