"""Everything that can go wrong for a reason that a user can mend.

    ReadoutError
    |-- InputError                 what was handed in cannot be used              (400)
    |   |-- UnreadableDocument     a file, line or address that gives no text
    |   |-- BadDate                a date that is not EDTF, or not a calendar day
    |   |-- BadFilter              a filter with a value that it does not take
    |   |-- BadQuery               a SPARQL query that is none, or asks for what is not given
    |   |-- QueryLimit             a SPARQL query that took too long or too much        (422)
    |   `-- BadTable               a row of a reference table or lexicon
    |-- NotFound                   no such event, claim, actor or document        (404)
    |-- Gone                       it was there and has been taken away           (410)
    |-- Unauthorized               a change asked for without the server's token   (401)
    |-- Forbidden                  a change asked of a server that allows none     (403)
    |-- TooMany                    more at a time than is answered                  (429)
    |-- UndatedError               a question about days, asked of something undated
    |-- EndpointError              a server that is asked for facts fails
    |-- NotInstalled             a part that this installation does not have      (501)
    `-- StoreError                 the record cannot be opened or written         (503)
        `-- StoreBusy              another process is writing to it

Facts are attributes, so that a door can show them in its own way; `status` is the HTTP status.
"""

from typing import Any, ClassVar


class ReadoutError(Exception):
    """The root of the tree: a fault with a cause that the message names."""

    status: ClassVar[int] = 500

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a fault go from one process to another: it is made anew without what made its message."""
        return _made_anew, (type(self), self.args, vars(self))


class InputError(ReadoutError):
    """What was handed in cannot be used."""

    status = 400


class UnreadableDocument(InputError):
    """A file, a line of a file or an address that gives no document.

    Attributes:
        where: the path or address, as the user wrote it.
        line: the line number from 1, or None where the whole is meant.
        reason: what is wrong, in a few words.
    """

    def __init__(self, where: str, reason: str, *, line: int | None = None) -> None:
        self.where, self.reason, self.line = where, reason, line
        place = where if line is None else f"{where}:{line}"
        super().__init__(f"{place}: {reason}")


class BadDate(InputError):
    """A date that is no calendar day and no EDTF date.

    Attributes:
        text: the date as it was given.
    """

    def __init__(self, text: str, wanted: str = "a date such as 2017-11-21, 2017-11 or 2017") -> None:
        self.text = text
        super().__init__(f"{text!r} is no date; give {wanted}")


class BadFilter(InputError):
    """A filter with a value that it does not take.

    Attributes:
        name: the filter.
        value: what it was given.
    """

    def __init__(self, name: str, value: object, wanted: str) -> None:
        self.name, self.value = name, value
        super().__init__(f"{name}={value!r}: {wanted}")


class BadQuery(InputError):
    """A SPARQL query that cannot be read, or that asks for what is not given: updates, other servers."""


class QueryLimit(InputError):
    """A SPARQL query that was ended because it took too long or too much memory."""

    status = 422


class BadTable(InputError):
    """A row of a reference table or lexicon that does not fit its columns.

    Attributes:
        table: the file.
        line: the line number from 1.
    """

    def __init__(self, table: str, line: int, reason: str) -> None:
        self.table, self.line = table, line
        super().__init__(f"{table}:{line}: {reason}")


class NotFound(ReadoutError):
    """There is no such thing.

    Attributes:
        kind: event, claim, actor, document, place or issue.
        key: what was asked for.
    """

    status = 404

    def __init__(self, kind: str, key: str, hint: str = "") -> None:
        self.kind, self.key, self.hint = kind, key, hint
        super().__init__(f"no {kind} {key!r}" + (f"; {hint}" if hint else ""))


class Gone(ReadoutError):
    """It was there and has been taken away.

    Attributes:
        kind: event, claim or document.
        key: its id.
    """

    status = 410

    def __init__(self, kind: str, key: str) -> None:
        self.kind, self.key = kind, key
        super().__init__(f"{kind} {key!r} was taken away")


class Unauthorized(ReadoutError):
    """A change was asked for without the token of the server, or with another."""

    status = 401


class Forbidden(ReadoutError):
    """A change was asked of a server that allows none."""

    status = 403


class TooMany(ReadoutError):
    """More was asked at a time than is answered; it may be asked again later."""

    status = 429


class UndatedError(ReadoutError):
    """A question about days, asked of something that has no date."""

    status = 400


class EndpointError(ReadoutError):
    """A server that is asked for facts cannot be reached, refuses, stays silent or answers rubbish.

    Attributes:
        url: its address.
        reason: what is wrong, in a few words.
    """

    status = 502

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(f"{url} {reason}; nothing was changed")


class NotInstalled(ReadoutError):
    """A part that this installation does not have.

    Attributes:
        what: the part.
        remedy: the command that installs it.
    """

    status = 501

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what} is not installed; {remedy}")


class StoreError(ReadoutError):
    """The record cannot be opened, read or written.

    Attributes:
        path: the folder or file of the record.
    """

    status = 503

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class StoreBusy(StoreError):
    """Another process is writing to the record."""


def _made_anew(kind: type[ReadoutError], message: tuple[Any, ...], facts: dict[str, Any]) -> ReadoutError:
    fault = kind.__new__(kind)
    fault.args = message
    vars(fault).update(facts)
    return fault
