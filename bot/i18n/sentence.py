"""A sentence that is still to be said: the name of its text and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """A named text and the values of its placeholders."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)


def text(name: str, **values: Any) -> Sentence:
    """A result of an estimate: a text of data/responses/explanation.yml."""
    return Sentence(f"utter_text/{name}", values)
