"""The options of an estimate, made from the schema of the API's request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import click

from bot.api.estimates import Kind
from bot.cli.fields import Field, fields

_METAVARS: Final = {
    "date": "DATE",
    "whole": "NUMBER",
    "number": "NUMBER",
    "amount": "KRONER",
    "text": "TEXT",
}


def options(kind: Kind) -> list[click.Parameter]:
    """An option for each field. None of them checks its value: the API does."""
    return [_option(found) for found in fields(kind).values()]


def request(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The request of the options that were given."""
    found = {}
    for name, field in fields(kind).items():
        value = given.get(_parameter(name))
        if value is None or value == ():
            continue
        found[name] = _value(field, value)
    return found


def _option(field: Field) -> click.Option:
    names = [field.option, _parameter(field.name)]
    if field.form == "yes_no":
        no = f"--no-{field.option.removeprefix('--')}"
        names[0] = f"{field.option}/{no}"
        return click.Option(names, default=None, help=field.help)
    if field.form == "list":
        metavar = ",".join(f"{name}=…" for name in field.items)
        return click.Option(names, metavar=metavar, multiple=True, help=_help(field))
    return click.Option(names, metavar=_METAVARS[field.form], help=_help(field))


def _help(field: Field) -> str:
    """What a field means and what it can be."""
    parts = [field.help]
    if field.choices:
        parts.append(f"One of: {', '.join(field.choices)}.")
    parts += [
        f"{item.name} is one of: {', '.join(item.choices)}."
        for item in field.items.values()
        if item.choices
    ]
    if field.form == "list":
        parts.append("Can be given several times; takes JSON too.")
    return " ".join(parts)


def _parameter(name: str) -> str:
    """The name in Python: `from` cannot be one."""
    return f"field_{name}"


def _value(field: Field, value: Any) -> Any:
    if field.form == "yes_no":
        return value
    if field.form != "list":
        return field.read(value)
    return _together([field.read(one) for one in value])


def _together(lists: list[Any]) -> Any:
    """The items of a list that was given in parts; what is no list stays one item."""
    return [item for one in lists for item in (one if isinstance(one, list) else [one])]
