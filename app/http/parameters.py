"""Read query parameters straight into a record, for the routes that are asked most.

FastAPI looks at the type of every field at every request, which takes longer than the answer of a small page.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, get_origin

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

Q = TypeVar("Q", bound=BaseModel)


def reader(model: type[Q]) -> Callable[[Request], Awaitable[Q]]:
    """Give a dependency that reads the parameters of a request; what does not fit is told as FastAPI tells it."""
    lists = frozenset(name for name, field in model.model_fields.items() if get_origin(field.annotation) is list)

    async def read(request: Request) -> Q:
        asked: dict[str, Any] = {}
        for name, value in request.query_params.multi_items():
            if name in lists:
                asked.setdefault(name, []).append(value)
            else:
                asked[name] = value
        try:
            return model.model_validate(asked)
        except ValidationError as fault:
            raise RequestValidationError(
                [{**each, "loc": ("query", *each["loc"])} for each in fault.errors()]
            ) from fault

    return read


def described(model: type[BaseModel]) -> dict[str, Any]:
    """Give the parameters of a route as OpenAPI describes them."""
    schema = model.model_json_schema()
    needed = schema.get("required", [])
    return {"parameters": [_parameter(name, field, name in needed) for name, field in schema["properties"].items()]}


def _parameter(name: str, field: dict[str, Any], required: bool) -> dict[str, Any]:
    told = {"description": field["description"]} if "description" in field else {}
    return {"name": name, "in": "query", "required": required, "schema": field, **told}
