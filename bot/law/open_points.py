"""What the sources leave open, each point with an id and what it does to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.law.parameter_files import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

OPEN_POINTS_FILE = Path(__file__).parent / "open_points.yml"

Effect: TypeAlias = Literal["range", "null", "notice", "none"]


@dataclass(frozen=True)
class OpenPoint:
    """A point that the engine does not guess.

    Attributes:
        id: stable id.
        number: its place in the list of open points.
        texts: one line in Norwegian (`nb`) and English (`en`).
        effect: the most it does to an answer that touches it; `none` where no rule of
            the engine rests on it.
        notices: ids of `bot.law.notices.NOTICES` that such an answer carries.
    """

    id: str
    number: int
    texts: Mapping[str, str]
    effect: Effect
    notices: tuple[str, ...]


@cache
def open_points() -> tuple[OpenPoint, ...]:
    """All open points by number; read on first use, then kept."""
    found = [
        OpenPoint(
            id=id_,
            number=raw["number"],
            texts=MappingProxyType(raw["text"]),
            effect=raw["effect"],
            notices=tuple(raw["notices"]),
        )
        for id_, raw in read_yaml(OPEN_POINTS_FILE).items()
    ]
    return tuple(sorted(found, key=lambda point: point.number))
