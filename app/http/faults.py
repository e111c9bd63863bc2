"""Turn whatever goes wrong into a problem document (RFC 9457, application/problem+json).

One table names the problem of each exception type; its HTTP status is the exception's own `status`.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graph.errors import (
    BadDate,
    BadFilter,
    BadQuery,
    Forbidden,
    Gone,
    InputError,
    NotFound,
    QueryLimit,
    ReadoutError,
    StoreBusy,
    StoreError,
    TooMany,
    Unauthorized,
    UndatedError,
)

PROBLEMS: Final[Mapping[type[Exception], tuple[str, str]]] = {
    BadFilter: ("bad-filter", "A filter with a value that it does not take"),
    BadDate: ("bad-date", "A date that is none"),
    InputError: ("bad-input", "What was handed in cannot be used"),
    BadQuery: ("bad-query", "A SPARQL query that cannot be answered"),
    QueryLimit: ("query-limit", "A SPARQL query that costs too much"),
    TooMany: ("too-many", "More at a time than is answered"),
    NotFound: ("not-found", "There is no such thing"),
    Gone: ("gone", "It was there and has been taken away"),
    Unauthorized: ("unauthorized", "A change asked for without the token"),
    Forbidden: ("forbidden", "A change asked of a server that allows none"),
    UndatedError: ("undated", "A question about days, asked of something undated"),
    StoreBusy: ("busy", "The record is being written; ask again"),
    StoreError: ("no-record", "The record cannot be read"),
    ReadoutError: ("fault", "The server is at fault"),
    RequestValidationError: ("bad-filter", "A filter with a value that it does not take"),
}
"""The name and title of each problem; the nearest type of an exception's ancestry counts."""


class Problem(BaseModel):
    """A problem document. `name` and `value` tell the parameter at fault where there is one."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["/docs#bad-filter"])
    title: str
    status: int
    detail: str
    name: str | None = None
    value: str | None = None


ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    status: {"description": text, "content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
    for status, text in (("4XX", "The request is at fault"), ("5XX", "The server is at fault"))
}


_HEADERS: Final[Mapping[type[Exception], Mapping[str, str]]] = {
    StoreBusy: {"Retry-After": "1"},
    TooMany: {"Retry-After": "5"},
    Unauthorized: {"WWW-Authenticate": "Bearer"},
}


def install(app: FastAPI) -> None:
    """Let an application answer faults as problem documents."""
    app.add_exception_handler(ReadoutError, lambda _, fault: answer_fault(fault))
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _unexpected)


def answer_fault(fault: Exception) -> Response:
    """Give the problem document of one of our own faults."""
    kind, title = next(PROBLEMS[ancestor] for ancestor in type(fault).__mro__ if ancestor in PROBLEMS)
    status = getattr(fault, "status", 500)
    facts = {key: str(value) for key, value in vars(fault).items() if value is not None and key not in {"hint", "path"}}
    headers = next((more for kind_, more in _HEADERS.items() if isinstance(fault, kind_)), None)
    detail = fault.reason if isinstance(fault, StoreError) else str(fault)  # where the record lies concerns nobody
    return _problem(kind, title, status, detail, facts, headers)


def answer_status(status: int, detail: str) -> Response:
    """Give the problem document of a bare HTTP status."""
    return _problem("", HTTPStatus(status).phrase, status, detail, {}, {"Connection": "close"})


def _invalid(_: Request, fault: Exception) -> Response:
    kind, title = PROBLEMS[RequestValidationError]
    errors = fault.errors() if isinstance(fault, RequestValidationError) else []
    facts = {"name": _name(errors[0]), "value": _value(errors[0])} if errors else {}
    return _problem(kind, title, 400, "; ".join(_tell(error) for error in errors), facts)


def _plain(_: Request, fault: Exception) -> Response:
    status, detail, headers = 500, "", None
    if isinstance(fault, HTTPException):
        status, detail, headers = fault.status_code, fault.detail, fault.headers
    return _problem("", HTTPStatus(status).phrase, status, detail, {}, headers)


def _unexpected(_: Request, __: Exception) -> Response:
    kind, title = PROBLEMS[ReadoutError]
    return _problem(kind, title, 500, "something unforeseen went wrong; the server's log tells more", {})


def _tell(error: Mapping[str, Any]) -> str:
    if error["type"] == "extra_forbidden":
        return f"{_name(error)}={_value(error)!r}: no such parameter"
    return f"{_name(error)}={_value(error)!r}: {error['msg']}"


def _name(error: Mapping[str, Any]) -> str:
    named = [str(step) for step in error["loc"] if not isinstance(step, int)]
    return named[-1]


def _value(error: Mapping[str, Any]) -> str:
    value = error.get("input")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _problem(
    kind: str, title: str, status: int, detail: str, facts: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> Response:
    body = {
        **facts,
        "type": f"/docs#{kind}" if kind else "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
    }
    return JSONResponse(body, status, headers, media_type="application/problem+json")
