"""Each row is a sentence of our own and what its dates say, published on Tuesday 21 November 2017."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dates import answer, find_dates, resolve_date
from extract.dates.expressions import _rules
from graph.edtf import bounds

TUESDAY = date(2017, 11, 21)
SUNDAY = date(2017, 11, 26)

EXAMPLES = [
    # days of a month
    ("The treaty was signed on 2017-03-02.", ["2017-03-02"]),
    ("The treaty was signed on 21/11/2016.", ["2016-11-21"]),
    ("The treaty was signed on 21.11.2016.", ["2016-11-21"]),
    ("The treaty was signed on 11/21/2016.", ["2016-11-21"]),
    ("The envoys met on Nov. 20.", ["2017-11-20"]),
    ("The envoys met on 20 November.", ["2017-11-20"]),
    ("The envoys met on the 20th of November 2015.", ["2015-11-20"]),
    ("The envoys met on Monday, November 20, 2017.", ["2017-11-20"]),
    ("The envoys met on December 5.", ["2017-12-05"]),
    ("The envoys met on August 5.", ["2017-08-05"]),
    ("The envoys will meet on February 3.", ["2018-02-03"]),
    ("The envoys met on 5 June last year.", ["2016-06-05"]),
    ("The envoys met on the 15th, he said.", ["2017-11-15"]),
    ("The envoys will meet on the 3rd of next month.", ["2017-12-03"]),
    ("The summit opens on New Year's Eve.", ["2017-12-31"]),
    ("The envoys met on Christmas Day 2014.", ["2014-12-25"]),
    ("The envoys met on Easter Monday.", ["2017-04-17"]),
    ("The envoys met on Thanksgiving Day 2016.", ["2016-11-24"]),
    # intervals
    ("The summit will be held on November 22-24.", ["2017-11-22/2017-11-24"]),
    ("The summit will be held from 3 to 5 May.", ["2018-05-03/2018-05-05"]),
    ("The summit was held on 22 and 23 November 2016.", ["2016-11-22/2016-11-23"]),
    ("The summit was held from May 30 to June 2, 2016.", ["2016-05-30/2016-06-02"]),
    ("The tour ran from 28 December 2016 to 2 January 2017.", ["2016-12-28/2017-01-02"]),
    ("The talks ran between March and May 2016.", ["2016-03/2016-05"]),
    ("The talks ran from 2014 to 2016.", ["2014/2016"]),
    ("The talks will run from Monday to Wednesday.", ["2017-11-27/2017-11-29"]),
    ("The talks were held on Sunday and Monday.", ["2017-11-19/2017-11-20"]),
    ("He will pay a 2-day visit starting Monday.", ["2017-11-27/2017-11-28"]),
    ("He begins a three-day official visit to Oslo on Friday.", ["2017-11-24/2017-11-26"]),
    ("He left the capital, ending a two-day visit.", ["2017-11-20/2017-11-21"]),
    ("They will meet in the week of January 15, 2018.", ["2018-01-15/2018-01-21"]),
    ("The two sides have negotiated over the past three years.", ["2014/2017"]),
    # months and years
    ("The summit is planned for mid-December.", ["2017-12"]),
    ("They met in March.", ["2017-03"]),
    ("They will meet in March.", ["2018-03"]),
    ("They met in January of this year.", ["2017-01"]),
    ("They met last May.", ["2017-05"]),
    ("The leaders will meet at the June summit.", ["2018-06"]),
    ("The accord of July 1997 still holds.", ["1997-07"]),
    ("They will meet in the first week of February.", ["2018-02"]),
    ("They met in early 2016.", ["2016"]),
    ("Ties were broken off in 1961.", ["1961"]),
    ("It was in the summer of 2016.", ["2016-06/2016-08"]),
    ("They will meet next spring.", ["2018-03/2018-05"]),
    ("They met in the first quarter of 2016.", ["2016-01/2016-03"]),
    ("The pact dates from the 1990s.", ["1990/1999"]),
    ("They traded in the 19th century.", ["1801/1900"]),
    ("They marked the 40th anniversary of the accord.", ["1977"]),
    ("They met in nineteen ninety-seven.", ["1997"]),
    ("They traded in the nineties.", ["1990/1999"]),
    # weekdays
    ("The ministers met on Tuesday.", ["2017-11-21"]),
    ("The ministers met on Wednesday.", ["2017-11-15"]),
    ("The ministers will meet on Wednesday.", ["2017-11-22"]),
    ("He said on Monday that they will meet on Friday.", ["2017-11-20", "2017-11-24"]),
    ("Their capital on Friday banned the airline.", ["2017-11-17"]),
    ("The ministers met last Tuesday.", ["2017-11-14"]),
    ("The ministers meet next Friday.", ["2017-12-01"]),
    ("They meet on Thursday next week.", ["2017-11-30"]),
    ("It was agreed at Monday's meeting.", ["2017-11-20"]),
    ("They spoke on the day before Monday's meeting.", ["2017-11-19"]),
    # counted from today
    ("They spoke today.", ["2017-11-21"]),
    ("They spoke late yesterday.", ["2017-11-20"]),
    ("They will speak tomorrow morning.", ["2017-11-22"]),
    ("They spoke the day before yesterday.", ["2017-11-19"]),
    ("They will speak later on.", ["2017-11-21"]),
    ("They spoke last week.", ["2017-11-13/2017-11-19"]),
    ("They will speak next week.", ["2017-11-27/2017-12-03"]),
    ("They spoke earlier this week.", ["2017-11-20/2017-11-21"]),
    ("They spoke early last week.", ["2017-11-13/2017-11-15"]),
    ("They spoke over the weekend.", ["2017-11-18/2017-11-19"]),
    ("They spoke last month.", ["2017-10"]),
    ("They spoke earlier in the month.", ["2017-11"]),
    ("They will speak next year.", ["2018"]),
    ("It is due by the end of the year.", ["2017"]),
    ("It is due by year-end.", ["2017"]),
    ("They spoke hours ago.", ["2017-11-21"]),
    ("They spoke three hours earlier.", ["2017-11-21"]),
    ("They repeated the year-earlier pledge.", ["2016"]),
    ("They spoke two weeks ago.", ["2017-11-07"]),
    ("They spoke three years ago.", ["2014"]),
    ("They will speak in two weeks.", ["2017-12-05"]),
    # counted from the date told before
    ("They met on 3 May 2016 and spoke two days later.", ["2016-05-03", "2016-05-05"]),
    ("They met on 3 May 2016 and parted the following day.", ["2016-05-03", "2016-05-04"]),
    ("They met on 3 May 2016 and spoke later that day.", ["2016-05-03", "2016-05-03"]),
    ("They met in May 2016 and again the following month.", ["2016-05", "2016-06"]),
    ("They met on 3 May 2016 and dined in the evening.", ["2016-05-03", "2016-05-03"]),
    ("They fell out in May 2008, and that November envoys came back.", ["2008-05", "2008-11"]),
    # told, but fixed by nothing
    ("They spoke recently.", [None]),
    ("They will meet in a few weeks.", [None]),
    ("They met a few days ago.", [None]),
    # no date
    ("They met on the sidelines of the summit.", []),
    ("Theresa May met the envoys, who may march on.", []),
    ("The council adopted resolution 2254.", []),
    ("Some 2000 troops left.", []),
    ("They met on February 30.", []),
]


@pytest.mark.parametrize(("sentence", "wanted"), EXAMPLES)
def test_sentence_gives_dates(sentence: str, wanted: list[str | None]) -> None:
    assert [mention.edtf for mention in find_dates(sentence, anchor=TUESDAY)] == wanted


def test_every_rule_has_an_example() -> None:
    shown = [sentence for sentence, _ in EXAMPLES]
    silent = [rule.name for rule in _rules() if not any(rule.expression.search(sentence) for sentence in shown)]
    assert silent == []


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("nineteen ninety-seven", "1997"),
        ("two thousand and five", "2005"),
        ("the nineties", "1990/1999"),
        ("year-end", "2017"),
        ("a year earlier", "2016"),
        ("year-earlier", "2016"),
        ("hours ago", "2017-11-21"),
        ("three hours earlier", "2017-11-21"),
        ("May", "2017-05"),
        ("2000", "2000"),
    ],
)
def test_known_expression_needs_no_guard(expression: str, wanted: str) -> None:
    assert resolve_date(expression, anchor=TUESDAY) == wanted


def test_mention_tells_where_it_stands() -> None:
    text = "They will meet early next week in Rome."
    (mention,) = find_dates(text, anchor=TUESDAY)
    assert text[mention.start : mention.end] == mention.text == "early next week"
    assert mention.direction == "future"


def test_callers_tense_goes_before_a_far_cue_but_not_before_a_reporting_verb() -> None:
    told = find_dates("They agreed on the visit, he said on Monday, on Friday", anchor=TUESDAY, tense="future")
    assert [mention.edtf for mention in told] == ["2017-11-20", "2017-11-24"]


def test_words_before_tell_the_date_to_count_from() -> None:
    before = "The envoys met on 3 May 2016."
    assert resolve_date("two days later", anchor=TUESDAY, before=before) == "2016-05-05"


def test_reference_goes_before_the_words_before() -> None:
    before = "The envoys met on 3 May 2016."
    told = resolve_date("the same day", anchor=TUESDAY, before=before, reference="2017-01-02")
    assert told == "2017-01-02"


def test_without_publication_day_only_full_dates_are_read() -> None:
    mentions = find_dates("He came on 3 May 2016 and left on Friday.", anchor=None)
    assert [mention.edtf for mention in mentions] == ["2016-05-03", None]


def test_last_week_told_on_a_sunday_is_the_week_that_ends() -> None:
    assert resolve_date("last week", anchor=SUNDAY) == "2017-11-20/2017-11-26"


def test_answer_takes_the_day_as_text() -> None:
    assert answer("2017-11-21", "Friday", "The two will meet on", "in Rome.") == "2017-11-24"


WORDS = """
    the a on in from to and of between 3 30 31 2016 0000 9999 May Feb. December Friday last next this that same early
    mid late end week month year day days ago later two three 2-day visit starting Easter summer 1990s 20th century half
    first quarter anniversary , . - \u2013 '
"""
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)
DAYS = st.one_of(st.none(), st.dates())


@settings(deadline=None)
@given(st.one_of(st.text(), PIECES), DAYS)
def test_any_text_gives_dates_that_parse_and_lie_inside(text: str, anchor: date | None) -> None:
    mentions = find_dates(text, anchor=anchor)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        if mention.edtf is not None:
            bounds(mention.edtf)


@settings(deadline=None)
@given(PIECES, DAYS)
def test_any_expression_resolves_to_a_date_or_nothing(text: str, anchor: date | None) -> None:
    edtf = resolve_date(text, anchor=anchor, before=text)
    if edtf is not None:
        bounds(edtf)


def test_an_ordinal_that_is_no_day_of_a_month_is_no_date():
    assert list(find_dates("They met on the 60th.", anchor=date(2017, 3, 5))) == []
