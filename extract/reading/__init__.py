"""Reading documents from files, folders, feeds and addresses."""

from extract.reading.documents import read_documents
from extract.reading.drafts import Notice

__all__ = ["Notice", "read_documents"]
