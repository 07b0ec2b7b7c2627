"""The parameter files as Python has them: read once, exact, checked elsewhere.

All files are read when the first value is asked for (about 15 ms). Their form is
checked by `bot.law.schema` in tests and `make check`, not here: to import jsonschema
alone takes ten times as long, and no file changes between the check and the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FOLDER = Path(__file__).parent / "parameters"
ACTS_FILE = Path(__file__).parent / "acts.yml"

# The C loader reads the files ten times as fast; both are safe loaders.
_TEXTS = {"level"}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Act:
    """An act or regulation: its short name by language, and where to read it."""

    id: str
    names: Mapping[str, str]
    url: str


@dataclass(frozen=True)
class Entry:
    """One dated value of a parameter."""

    valid_from: date
    value: Fraction | bool | str | None
    section: str
    reference: str
    in_force: date
    first_day_unknown: bool
    status: str


@dataclass(frozen=True)
class Parameter:
    """A parameter: its unit, the date that decides, and its values by date."""

    name: str
    names: Mapping[str, str]
    unit: str
    decided_by: str
    yearly: bool
    entries: tuple[Entry, ...]


def read_yaml(path: Path) -> dict[str, Any]:
    """One YAML file of this package as a mapping."""
    with path.open(encoding="utf-8") as file:
        document: dict[str, Any] = yaml.load(file, Loader=_LOADER)  # noqa: S506 (safe)
    return document


@cache
def parameters() -> Mapping[str, Parameter]:
    """All parameters by name; read on first use, then kept."""
    found: dict[str, Parameter] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        for name, raw in read_yaml(path).items():
            found[name] = _parameter(name, raw)
    return MappingProxyType(found)


@cache
def acts() -> Mapping[str, Act]:
    """All acts and regulations by id; read on first use, then kept."""
    found = read_yaml(ACTS_FILE).items()
    return MappingProxyType(
        {id_: Act(id_, MappingProxyType(raw["name"]), raw["url"]) for id_, raw in found}
    )


def _parameter(name: str, raw: Mapping[str, Any]) -> Parameter:
    """A parameter as it stands in its file."""
    return Parameter(
        name=name,
        names=MappingProxyType(raw["name"]),
        unit=raw["unit"],
        decided_by=raw["decided_by"],
        yearly=raw.get("adjusted") == "yearly",
        entries=tuple(_entry(day, raw, value) for day, value in raw["values"].items()),
    )


def _entry(day: date, parameter: Mapping[str, Any], raw: Mapping[str, Any]) -> Entry:
    """A dated value as it stands in its file; numbers become exact fractions."""
    found = raw["value"]
    plain = found is None or isinstance(found, bool) or parameter["unit"] in _TEXTS
    return Entry(
        valid_from=day,
        value=found if plain else Fraction(found),
        section=raw.get("section", parameter["section"]),
        reference=raw["reference"],
        in_force=raw.get("in_force", day),
        first_day_unknown=raw.get("first_day") == "unknown",
        status=raw.get("status", "found"),
    )
