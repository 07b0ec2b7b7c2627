"""The texts of data/responses in the source language, read once and without Rasa."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

import yaml

from bot.settings import ROOT

# What the name of the answer to a topic begins with.
ANSWER: Final = "utter_faq/"


@cache
def responses() -> Mapping[str, Any]:
    """All responses by name, each a list of variations as Rasa has it."""
    found: dict[str, Any] = {}
    for content in _files().values():
        found |= content
    return MappingProxyType(found)


@cache
def topic_groups() -> Mapping[str, tuple[str, ...]]:
    """The topics of each group that has some, in the order of its file."""
    found = {
        group: tuple(
            name.removeprefix(ANSWER) for name in content if name.startswith(ANSWER)
        )
        for group, content in _files().items()
    }
    return MappingProxyType({group: ids for group, ids in found.items() if ids})


@cache
def _files() -> Mapping[str, Mapping[str, Any]]:
    """The responses of each file by its stem.

    libyaml reads them ten times as fast as PyYAML's own loader.
    """
    return {
        path.stem: yaml.load(path.read_bytes(), yaml.CSafeLoader)["responses"]
        for path in sorted((ROOT / "data" / "responses").glob("*.yml"))
    }


def source_text(name: str) -> str:
    """The text of a response in the source language."""
    text: str = responses()[name][0]["text"]
    return text
