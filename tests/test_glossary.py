"""The identifiers that docs/glossary.md names are names of the code."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from fnmatch import filter as matching
from functools import cache
from types import ModuleType
from typing import Any

import pytest
import yaml

import bot.law
from bot.api.openapi import document
from bot.law.notices import NOTICES
from bot.law.parameter_files import acts, parameters
from bot.law.rules import RULES
from bot.settings import ROOT

_ROW = re.compile(r"^\|([^|\n]+)\|([^|\n]+)(?:\|[^|\n]+){3}\|$", re.MULTILINE)
_TOPIC = "utter_faq/"
_PAGE = (ROOT / "docs" / "glossary.md").read_text("utf-8")
_ROWS = [
    pytest.param(re.findall("`([^`]+)`", code), id=term.strip())
    for term, code in _ROW.findall(_PAGE)
    if "`" in code
]


@cache
def names() -> frozenset[str]:
    """Parameters, rules, notices, acts, facts, values, topics, fields, keys, modules."""
    kept = {found.decided_by for found in parameters().values()}
    return frozenset(
        {*parameters(), *RULES, *NOTICES, *acts(), *kept, *_topics(), *_profile()}
        | {name for module in _modules() for name in _of_module(module)}
        | set(_properties(document()["components"]["schemas"]))
    )


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(bot.law.__path__, "bot.law."):
        yield importlib.import_module(found.name)


def _of_module(module: ModuleType) -> Iterator[str]:
    """Its own name, its classes, their fields and values."""
    yield module.__name__.rpartition(".")[2]
    for name, found in inspect.getmembers(module, inspect.isclass):
        yield name
        if dataclasses.is_dataclass(found):
            yield from (field.name for field in dataclasses.fields(found))
        if issubclass(found, Enum):
            yield from (str(member.value) for member in found)


def _properties(schema: Any) -> Iterator[str]:
    """The fields of requests and answers, and the values that they may have."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from map(str, schema.get("enum", ()))
    parts = schema.values() if isinstance(schema, dict) else schema
    for part in parts if isinstance(schema, dict | list) else ():
        yield from _properties(part)


def _topics() -> Iterator[str]:
    for path in (ROOT / "data" / "responses").glob("*.yml"):
        for name in yaml.safe_load(path.read_text("utf-8"))["responses"]:
            if name.startswith(_TOPIC):
                yield name.removeprefix(_TOPIC)


def _profile() -> set[str]:
    path = ROOT / "municipalities" / "eksempel.yml"
    return set(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize("written", _ROWS)
def test_the_code_has_the_names_of_a_row(written: list[str]) -> None:
    assert [] == [name for name in written if not matching(names(), name)]


def test_the_table_is_read() -> None:
    assert 80 < len(_ROWS)
