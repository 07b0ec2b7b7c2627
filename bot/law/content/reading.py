"""A part of a programme as one set of facts and one reading of the law give it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from bot.law.content.facts import ContentFacts
    from bot.law.legislation import Step

PartValue: TypeAlias = "int | str | bool | date | None"
Values: TypeAlias = "Mapping[str, PartValue]"


@dataclass(frozen=True)
class Reading:
    """A part as it is for one set of facts and one way to read the law.

    Attributes:
        compulsory: whether the programme must have it; None where that is not known.
        values: its numbers by the names of the answer; None is not known, and a number
            that the law does not have there is left out.
        steps: the results with the steps that they rest on.
    """

    compulsory: bool | None
    values: Values = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class PartOfProgramme:
    """How a part is read: the facts it looks at, and what they give.

    `read` also gets the step that says whether the part is compulsory, if it is known.
    """

    id: str
    looks_at: tuple[str, ...]
    read: Callable[[ContentFacts, tuple[Step, ...]], tuple[Reading, ...]]


@dataclass(frozen=True)
class Part:
    """A part of a programme: what is known of it, and the bounds of what is not."""

    id: str
    compulsory: bool | None = None
    values: Values = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
