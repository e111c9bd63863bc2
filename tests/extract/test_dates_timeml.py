"""The share of TimeML's date expressions that are answered exactly; the floor is lowered only on purpose."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOOR = 0.91


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "data" / "timeml").is_dir(), reason="../shared is absent")
def test_share_answered_exactly_holds_its_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    import score_dates  # type: ignore[import-not-found,unused-ignore]

    rows = score_dates.list_expressions(SHARED)
    exact = sum(score_dates.read(row) == row["value"] for row in rows)
    del sys.modules["score_dates"]
    assert exact / len(rows) >= FLOOR
