"""The facts that the content of a programme hangs on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.facts import (
    UPPER_SECONDARY_OR_HIGHER,
    Education,
    EndGoal,
    Permit,
)
from bot.law.errors import ImpossibleFacts

if TYPE_CHECKING:
    from bot.law.legislation import StepValue


@dataclass(frozen=True, kw_only=True)
class ContentFacts:
    """What is known of a participant; None is "not known".

    Raises:
        ImpossibleFacts: the facts cannot be true together.
    """

    on: date  # the day looked at
    permit: Permit | None = None  # residence permit card
    permit_date: date | None = None  # first permit: the decision letter from UDI
    decision_date: date | None = None  # the municipality's decision on the programme
    education: Education | None = None
    end_goal: EndGoal | None = None  # integration plan
    age: int | None = None  # when the permit was granted
    has_children: bool | None = None  # under 18, or born during the programme
    programme_start: date | None = None  # first day: the municipality's decision

    def __post_init__(self) -> None:
        """Refuse what cannot be: an answer to it would mislead."""
        if self.age is not None and self.age < 0:
            raise ImpossibleFacts(field="age", code="negative")
        if self.permit_date is not None and self.permit_date > self.on:
            raise ImpossibleFacts(field="permit_date", code="granted_later")
        self._in_order("permit_date", "decision_date", "before_permit")
        self._in_order("permit_date", "programme_start", "before_permit")
        self._in_order("decision_date", "programme_start", "before_decision")

    def _in_order(self, first: str, then: str, code: str) -> None:
        """Refuse a day that lies before the one it must follow."""
        earlier, later = getattr(self, first), getattr(self, then)
        if earlier is not None and later is not None and later < earlier:
            raise ImpossibleFacts(field=then, code=code)


def latest_permit_day(facts: ContentFacts) -> date:
    """The permit's date, or the last day it can have: it comes before the programme."""
    later = (facts.on, facts.decision_date, facts.programme_start)
    return facts.permit_date or min(day for day in later if day)


def under_current_act(facts: ContentFacts) -> bool:
    """A permit from before 2021 stays under the Act of 2003.

    Integration Regulation (FOR-2020-12-15-2912) § 72.
    """
    day = min(facts.on, latest_permit_day(facts))
    return bool(legislation.holds("current_act", on=day))


def decision_day(facts: ContentFacts) -> date:
    """The day of the decision; without it, the last day it can have.

    Integration Act (LOV-2020-11-06-127) § 12.
    """
    return facts.decision_date or min(facts.on, facts.programme_start or facts.on)


def with_upper_secondary(facts: ContentFacts) -> bool:
    """Whether the education is upper secondary or higher, for facts that tell it."""
    return facts.education in UPPER_SECONDARY_OR_HIGHER


def settled(facts: ContentFacts) -> ContentFacts:
    """The facts with the end goal that the age leaves no choice about.

    Integration Act §§ 13(1) and 14(1).
    """
    if facts.end_goal is None and only_goal_is_work(facts):
        return replace(facts, end_goal=EndGoal.WORK)
    return facts


def only_goal_is_work(facts: ContentFacts) -> bool:
    """Those over 55 have work as their only end goal.

    Integration Act §§ 13(1) and 14(1).
    """
    day = decision_day(facts)
    limit = legislation.optional_value("goal_work_only_above_age", on=day)
    return limit is not None and facts.age is not None and facts.age > limit


def told(facts: ContentFacts, *names: str) -> dict[str, StepValue]:
    """The facts of these names that are known, as a step writes them."""
    values = {name: getattr(facts, name) for name in names}
    return {
        name: value.value if isinstance(value, Enum) else value
        for name, value in values.items()
        if value is not None
    }
