"""The texts of data/responses in the source language, read once and without Rasa."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import yaml

from bot.settings import ROOT


@cache
def responses() -> Mapping[str, Any]:
    """All responses by name, each a list of variations as Rasa has it.

    libyaml reads them ten times as fast as PyYAML's own loader.
    """
    found: dict[str, Any] = {}
    for path in sorted((ROOT / "data" / "responses").glob("*.yml")):
        with path.open("rb") as file:
            found |= yaml.load(file, yaml.CSafeLoader)["responses"]
    return MappingProxyType(found)


def source_text(name: str) -> str:
    """The text of a response in the source language."""
    text: str = responses()[name][0]["text"]
    return text
