"""The facts that the days of leave hang on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law.errors import ImpossibleFacts

if TYPE_CHECKING:
    from datetime import date

    from bot.law.legislation import StepValue


@dataclass(frozen=True, kw_only=True)
class LeaveFacts:
    """What is known of a participant; None is "not known".

    Raises:
        ImpossibleFacts: a number is negative.
    """

    on: date  # the day looked at
    children: int | None = None  # to the end of the year they turn 12
    alone_with_children: bool | None = None  # alone with the daily care
    chronic_child: bool | None = None  # a chronically ill or disabled child, to 18
    weeks_in_programme: int | None = None  # since the first day
    parents_both_in_programme: bool | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be: an answer to it would mislead."""
        for name in ("children", "weeks_in_programme"):
            if (getattr(self, name) or 0) < 0:
                raise ImpossibleFacts(field=name, code="negative")


def told(facts: LeaveFacts, *names: str) -> dict[str, StepValue]:
    """The facts of these names that are known, as a step writes them."""
    values = {name: getattr(facts, name) for name in names}
    return {name: value for name, value in values.items() if value is not None}
