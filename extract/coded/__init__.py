"""Read machine-coded and official lists of events - ICEWS, GDELT, POLECAT, State Department - as documents with claims.

Each row that tells a diplomatic event becomes one claim of a document that stands for the list and the day.
"""

from extract.coded.reading import FORMS, read_coded
from extract.coded.row import Counts

__all__ = ["FORMS", "Counts", "read_coded"]
