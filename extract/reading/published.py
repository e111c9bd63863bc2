"""Read a publication date as metadata write it: an ISO date or time, or the date of a mail header.

The day is that of the publisher's own time zone, so 23:30 -0500 stays on its day.
"""

from datetime import date, datetime
from email.utils import parsedate_to_datetime

from graph.errors import BadDate


def written_day(text: str) -> date:
    """Give the day of a written date or time.

    Raises:
        BadDate: it is no day of the calendar in either form.

    """
    for read in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found.date() if isinstance(found, datetime) else found
    raise BadDate(text, "a day such as 2017-11-21")
