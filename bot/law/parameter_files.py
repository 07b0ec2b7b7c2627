"""The parameter files as Python has them: read once, exact, checked elsewhere.

A file is read when the first of its values is asked for: an estimate needs a quarter of
them, and all take longer than everything else at the start. Their form is checked by
`bot.law.schema` in tests and `make check`, not here: to import jsonschema alone takes
ten times as long, and no file changes between the check and the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "parameters"
ACTS_FILE = Path(__file__).parent / "acts.yml"

# The C loader reads the files ten times as fast; both are safe loaders.
_TEXTS = {"level"}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING = "tag:yaml.org,2002:str"
# A parameter's name begins its line; everything else in a file is indented.
_NAME = re.compile(r"^(\w+):", re.MULTILINE)


@dataclass(frozen=True)
class Act:
    """An act or regulation: its short name by language, and where to read it."""

    id: str
    names: Mapping[str, str]
    url: str
    in_force: date | None  # the first day of the whole act, where it was noted


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
    days: tuple[date, ...]  # the first day of each value

    @cached_property
    def last_day(self) -> date | None:
        """The last day of the last value, for what is set anew each year."""
        if not self.yearly:
            return None
        following = self.days[-1].replace(year=self.days[-1].year + 1)
        return date.fromordinal(following.toordinal() - 1)


def read_yaml(path: Path) -> dict[str, Any]:
    """One YAML file of this package as a mapping."""
    with path.open("rb") as file:
        loader = _LOADER(file)
        document: dict[str, Any] = _plain(loader, loader.get_single_node())
        loader.dispose()
    return document


def _plain(loader: Any, node: yaml.Node) -> Any:
    """A node as Python has it: what a safe loader makes of it, in half the time."""
    if isinstance(node, yaml.MappingNode):
        pairs = node.value
        return {_plain(loader, key): _plain(loader, value) for key, value in pairs}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item) for item in node.value]
    if node.tag == _STRING:
        return node.value
    return loader.yaml_constructors[node.tag](loader, node)


class _Parameters(Mapping[str, "Parameter"]):
    """The parameters by name, each file read when it is needed and then kept."""

    def __init__(self, folder: Path) -> None:
        """Find out which parameter stands in which file."""
        self._read: dict[str, Parameter] = {}
        self._files = {
            name: path
            for path in sorted(folder.glob("*.yml"))
            for name in _NAME.findall(path.read_text("utf-8"))
        }

    def __getitem__(self, name: str) -> Parameter:
        """The parameter of this name."""
        if name not in self._read:
            for found, raw in read_yaml(self._files[name]).items():
                self._read[found] = _parameter(found, raw)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """The names, file by file."""
        return iter(self._files)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._files)


@cache
def parameters() -> Mapping[str, Parameter]:
    """All parameters by name."""
    return _Parameters(FOLDER)


@cache
def acts() -> Mapping[str, Act]:
    """All acts and regulations by id; read on first use, then kept."""
    found = read_yaml(ACTS_FILE).items()
    return MappingProxyType({id_: _act(id_, raw) for id_, raw in found})


def _act(id_: str, raw: Mapping[str, Any]) -> Act:
    """An act as it stands in its file."""
    names = MappingProxyType(raw["name"])
    return Act(id_, names, raw["url"], raw.get("in_force"))


def _parameter(name: str, raw: Mapping[str, Any]) -> Parameter:
    """A parameter as it stands in its file."""
    return Parameter(
        name=name,
        names=MappingProxyType(raw["name"]),
        unit=raw["unit"],
        decided_by=raw["decided_by"],
        yearly=raw.get("adjusted") == "yearly",
        entries=tuple(_entry(day, raw, value) for day, value in raw["values"].items()),
        days=tuple(raw["values"]),
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
