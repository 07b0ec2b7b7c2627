"""What every assessment has: what is missing, why, and what must be said beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.law.legislation import Citation, Step, in_order, sources

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """Base of the assessments.

    Attributes:
        on: the day under whose rules it was made.
        missing: the facts that it still hangs on, as the requests name them.
        explanation: the results, each with the steps that it rests on.
        notices: ids of `bot.law.notices.NOTICES`.
    """

    on: date
    missing: tuple[str, ...]
    explanation: tuple[Step, ...]
    notices: tuple[str, ...]

    def __post_init__(self) -> None:
        """Say it where a rule that was used is known from memory only."""
        if any(citation.status == "recalled" for citation in self.citations):
            told = dict.fromkeys((*self.notices, "rule_recalled"))
            object.__setattr__(self, "notices", tuple(told))  # frozen from here on

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the explanation, in the order in which a person reasons."""
        return in_order(self.explanation)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The sources of the steps, each once."""
        return sources(self.steps)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The notices that name a fact taken for granted."""
        return tuple(notice for notice in self.notices if notice.startswith("assumed_"))
