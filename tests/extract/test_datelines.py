"""Datelines: the place, the agency and the day before the body, and what only looks like one."""

from datetime import date

import pytest

from extract.datelines import Dateline, find_dateline, is_caption


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("MOSCOW, Nov. 21 (Volga Desk) - The two spoke.", "Moscow", "Volga Desk"),
        ("WASHINGTON (Desk) — The two spoke.", "Washington", "Desk"),
        ("WASHINGTON, D.C. — The two spoke.", "Washington, D.C.", None),
        ("ANKARA, Turkey (Desk) - The two spoke.", "Ankara, Turkey", "Desk"),
        ("UNITED NATIONS, Nov 21 - The two spoke.", "United Nations", None),
        ("MOSCOW, November 21. /DESK/. The two spoke.", "Moscow", "DESK"),
        ("RIYADH: The two spoke.", "Riyadh", None),
        ("BRUSSELS/MOSCOW (Desk) - The two spoke.", "Brussels", "Desk"),
        ("Geneva, 21 November 2017 (Desk) \u2013 The two spoke.", "Geneva", "Desk"),
        ("Sharm el-Sheikh, 6 March (Desk) \u2013 The two spoke.", "Sharm el-Sheikh", "Desk"),
        ("**KYIV, 3 March 2021** — The two spoke.", "Kyiv", None),
    ],
)
def test_a_dateline_gives_place_and_agency_and_ends_where_the_body_begins(text: str, place: str, agency: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert text[found.end :] == "The two spoke."


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, September 3, 2019\n\nThe two spoke.",
        "3 September 2019\n\nThe two spoke.",
        "2019-09-03\n\nThe two spoke.",
        "Tue Sep 3, 2019 03:45PM\n\nThe two spoke.",
        "Published: 3 Sep 2019\n\nThe two spoke.",
        "Sochi, 3 September 2019\n\nThe two spoke.",
        "News / World\n\nTwo leaders speak\n\n3 September 2019\n\nSOCHI — The two spoke.",
        "SOCHI, Sept. 3rd, 2019 - The two spoke.",
    ],
)
def test_a_whole_date_above_the_body_gives_the_day(text: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert found.on() == date(2019, 9, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NATO — the alliance of 29 states — met.",
        "BREAKING: The two spoke.",
        "The president — who spoke for an hour — left.",
        "Moscow \u2013 once more \u2013 is the host.",
        "May 3, 2018 was a day of talks.",
        "I - we - spoke.",
        "The two spoke. " * 20 + "\n\nMOSCOW, Nov. 21 (Desk) - The two spoke.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert find_dateline(text) is None


def test_a_date_line_and_a_place_further_on_are_taken_together() -> None:
    found = find_dateline("21 November 2017\n\nANKARA — The two spoke.")
    assert found is not None
    assert (found.place, found.on()) == ("Ankara", date(2017, 11, 21))


def test_a_day_without_year_takes_the_year_that_brings_it_near() -> None:
    new_year = Dateline(0, 0, month=12, day=31)
    assert new_year.on(date(2018, 1, 2)) == date(2017, 12, 31)
    assert new_year.on(date(2018, 6, 1)) is None
    assert new_year.on() is None


def test_a_day_that_no_month_has_is_left_out_and_the_place_kept() -> None:
    found = find_dateline("SOCHI, Feb. 30 (Desk) - The two spoke.")
    assert found is not None
    assert (found.place, found.month) == ("Sochi", None)


@pytest.mark.parametrize(
    ("paragraph", "caption"),
    [
        ("The two shake hands in Sochi on Monday. (Photo by Desk)", True),
        ("The two shake hands in Sochi on Monday. (Desk photo)", True),
        ("Photo: Desk", True),
        ("The two shook hands in Sochi on Monday (20 November).", False),
    ],
)
def test_a_caption_credits_its_picture(paragraph: str, caption: bool) -> None:
    assert is_caption(paragraph) is caption
