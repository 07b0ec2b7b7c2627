"""What a rule id stands for: the unit of its value and the parameters it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal[
    "kroner",
    "basic_amounts",
    "share",
    "months",
    "years",
    "hours",
    "days",
    "yes_no",
    "date",
    "goals",
    "ids",
    "level",
    "number",
]


@dataclass(frozen=True)
class Rule:
    """What a step of this rule shows, and the parameters that it may cite."""

    unit: Unit
    parameters: tuple[str, ...]


def rule(unit: Unit, *parameters: str) -> Rule:
    """A rule whose citation is that of its first parameter, if no other is named."""
    return Rule(unit, parameters)
