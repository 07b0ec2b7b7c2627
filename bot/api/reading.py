"""A request that is in order as the facts that the law works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any, Final

from bot.api.schemas import COMPONENTS, MEMBERS, OBJECTS, REQUESTS
from bot.api.shapes import Schema
from bot.law.money import exact

Reader = Callable[[Any], object]
# `on` is given by these where a span is asked for; the span's end is no fact.
_NO_FACTS: Final = frozenset({"from", "to", "compare_on"})


def read_facts(kind: str, request: Mapping[str, Any]) -> dict[str, object]:
    """The facts by name, in the types of the law; with a span, `on` is its first day.

    Args:
        kind: of the request.
        request: checked by `bot.api.validation.check`.
    """
    readers = _readers(kind)
    days = {"on": request["from"]} if "from" in request else {}
    return {
        name: readers[name](value)
        for name, value in {**days, **request}.items()
        if name not in _NO_FACTS
    }


def read_day(request: Mapping[str, Any], name: str) -> date | None:
    """A day of the request, if it is given."""
    return date.fromisoformat(request[name]) if name in request else None


@cache
def _readers(kind: str) -> dict[str, Reader]:
    """How to read each field of a kind."""
    fields = REQUESTS[kind]["properties"]
    return {name: _reader(schema) for name, schema in fields.items()}


def _reader(schema: Schema) -> Reader:
    """How to read a value of a model."""
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name in MEMBERS:
        return MEMBERS[name]
    if name in OBJECTS:
        return _object_reader(name)
    if name == "Money" or schema["type"] == "number":
        return _exact
    if schema["type"] == "array":
        return _list_reader(_reader(schema["items"]))
    if schema["type"] == "integer":
        return int
    return date.fromisoformat if schema.get("format") == "date" else bool


def _exact(value: float | str) -> Fraction:
    return exact(value)


def _list_reader(read: Reader) -> Reader:
    return lambda values: tuple(read(value) for value in values)


def _object_reader(name: str) -> Reader:
    fields = COMPONENTS[name]["properties"]
    readers = {field: _reader(schema) for field, schema in fields.items()}

    def read(value: Mapping[str, Any]) -> object:
        facts = {field: readers[field](one) for field, one in value.items()}
        return OBJECTS[name](**facts)

    return read
