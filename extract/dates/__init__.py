"""Dates in text, read as EDTF against the day of publication.

Rules and word lists only: an average sentence costs a tenth of a millisecond or less.
"""

from extract.dates.adjust import DateMention
from extract.dates.expressions import Told, answer, find_dates, resolve_date

__all__ = ["DateMention", "Told", "answer", "find_dates", "resolve_date"]
