"""Whether a request is as its model allows: every field that is wrong, at once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError

from bot.api.errors import FieldError, InvalidRequest
from bot.api.schemas import COMPONENTS, REQUESTS
from bot.api.shapes import Schema

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_NAME: Final = 64
_CODES: Final = {
    "type": "wrong_type",
    "format": "not_a_date",
    "enum": "not_one_of",
    "minimum": "out_of_range",
    "maximum": "out_of_range",
    "maxItems": "too_many",
}
_FORMATS: Final = FormatChecker(formats=())


def check(kind: str, request: object) -> None:
    """Refuse what the model of the kind does not allow.

    Raises:
        InvalidRequest: with one entry for each field that is wrong.
    """
    refuse(_validator(kind).iter_errors(request))


def refuse(errors: Iterable[ValidationError]) -> None:
    """Refuse a request in which errors were found; the first of a field counts.

    Raises:
        InvalidRequest: there are errors.
    """
    found: dict[str, FieldError] = {}
    for error in errors:
        for field, code in _entries(error):
            found.setdefault(field, FieldError(field, code))
    if found:
        raise InvalidRequest(found.values())


def validator(schema: Schema) -> Any:
    """A strict validator of a model, whose references are those of the document."""
    components = {"components": {"schemas": dict(COMPONENTS)}}
    return _STRICT({**schema, **components}, format_checker=_FORMATS)


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    """A day that exists, written in digits that every program reads."""
    if not isinstance(value, str):
        return True
    if not _DAY.fullmatch(value):
        return False
    date.fromisoformat(value)
    return True


def _is_number(_checker: object, value: object) -> bool:
    """A number that JSON can hold: no NaN, no infinity; true is none."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _is_integer(_checker: object, value: object) -> bool:
    """A whole number, also one that is written 23.0, as JSON Schema has it."""
    whole = not isinstance(value, float) or value.is_integer()
    return whole and _is_number(_checker, value)


def _pattern(
    _validator: object, pattern: str, value: object, _schema: object
) -> Iterator[ValidationError]:
    """A pattern as JSON Schema reads it: `$` is the end, not before a last newline."""
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield ValidationError("does not match")


_extend: Any = validators.extend  # it has no types
_STRICT: Final[Any] = _extend(
    Draft202012Validator,
    {"pattern": _pattern},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"number": _is_number, "integer": _is_integer}
    ),
)


@cache
def _validator(kind: str) -> Any:
    return validator(REQUESTS[kind])


def _entries(error: ValidationError) -> Iterator[tuple[str, str]]:
    """The fields that an error is about, each with its code."""
    path = [str(part) for part in error.absolute_path]
    value: Any = error.instance
    schema: Any = error.schema
    wanted: Any = error.validator_value
    if error.validator == "additionalProperties":
        for name in value:
            if name not in schema["properties"]:
                yield _dotted([*path, str(name)]), "unknown_field"
    elif error.validator == "required":
        for name in wanted:
            if name not in value:
                yield _dotted([*path, name]), "required"
    elif error.validator == "oneOf":
        if isinstance(value, dict):
            yield _day_or_span(value)
    elif error.validator == "anyOf":
        yield _dotted(path), _amount(value)
    else:
        yield _dotted(path), _CODES[str(error.validator)]


def _day_or_span(request: Mapping[str, object]) -> tuple[str, str]:
    """What is wrong with the days: one, or the first and the last."""
    ends = [name for name in ("from", "to") if name in request]
    if "on" in request:
        return "on", "not_together"
    if not ends:
        return "on", "required"
    return ("to" if ends == ["from"] else "from"), "required"


def _amount(value: object) -> str:
    """What is wrong with an amount of money."""
    if isinstance(value, str):
        return "not_an_amount"
    return "out_of_range" if _is_number(None, value) else "wrong_type"


def _dotted(path: list[str]) -> str:
    """Where a field is; a made-up name is cut, and half characters are left out."""
    return ".".join(
        part[:_LONGEST_NAME].encode("utf-8", "replace").decode() for part in path
    )
