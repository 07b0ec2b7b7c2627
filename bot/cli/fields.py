"""The fields of a request as the command line knows them, from the API's schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from bot.api.estimates import Kind
from bot.api.schemas import COMPONENTS, REQUESTS
from bot.cli.values import Form, read_value

_FORMS: Final[Mapping[str, Form]] = {
    "integer": "whole",
    "number": "number",
    "boolean": "yes_no",
    "array": "list",
}


@dataclass(frozen=True)
class Field:
    """One field of a request.

    Attributes:
        name: as in the JSON.
        form: what it holds, and so how its text is read.
        help: what it means, for people.
        choices: the values it can have, where they are few.
        items: the fields of one item, where it is a list.
    """

    name: str
    form: Form
    help: str
    choices: tuple[str, ...] = ()
    items: Mapping[str, Field] = field(default_factory=dict)

    @property
    def option(self) -> str:
        """As an option: `has_children` is `--has-children`."""
        return f"--{self.name.replace('_', '-')}"

    def read(self, text: str) -> Any:
        """The JSON value of a text; the text itself where it cannot be read."""
        forms = {item.name: item.form for item in self.items.values()}
        return read_value(self.form, text, forms)


@cache
def fields(kind: Kind) -> Mapping[str, Field]:
    """The fields of a kind's request, in the order of the API."""
    return _fields(REQUESTS[kind])


def option_of(path: str) -> str:
    """The option for a field of an error: `other_benefits.0.amount` is a part of one.

    >>> option_of("other_benefits.0.amount")
    '--other-benefits (amount of number 1)'
    """
    name, _, inside = path.partition(".")
    option = f"--{name.replace('_', '-')}"
    number, _, part = inside.partition(".")
    if not number.isdigit():
        return option
    place = f"number {int(number) + 1}"
    return f"{option} ({part} of {place})" if part else f"{option} ({place})"


def _fields(schema: Mapping[str, Any]) -> Mapping[str, Field]:
    properties: Mapping[str, Any] = schema["properties"]
    return {name: _field(name, found) for name, found in properties.items()}


def _field(name: str, schema: Mapping[str, Any]) -> Field:
    """A field as its schema has it; its own description goes before that of a type."""
    found = {**_resolved(schema), **schema}
    form = _form(found)
    item = _resolved(found["items"]) if form == "list" else {}
    return Field(
        name=name,
        form=form,
        help=found.get("description", ""),
        choices=tuple(found.get("enum", ())),
        items=_fields(item) if "properties" in item else {},
    )


def _form(schema: Mapping[str, Any]) -> Form:
    if "anyOf" in schema:
        return "amount"
    if schema.get("format") == "date":
        return "date"
    return _FORMS.get(schema.get("type", "string"), "text")


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The component that a reference names."""
    name = schema.get("$ref", "").rpartition("/")[2]
    return COMPONENTS[name] if name else schema
