"""The facts a duration estimate needs, and the end goals that they allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.law import legislation
from bot.law.duration.absence import Absence
from bot.law.errors import ImpossibleFacts


class Education(str, Enum):
    """Completed education from before, in any country."""

    NONE = "none"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    SOME_UPPER_SECONDARY = "some_upper_secondary"
    UPPER_SECONDARY = "upper_secondary"
    HIGHER = "higher"


class EndGoal(str, Enum):
    """What the programme is to lead to; the municipality sets it."""

    WORK = "work"
    PREPARE_HIGHER_EDUCATION = "prepare_higher_education"
    VOCATIONAL_REQUALIFICATION = "vocational_requalification"
    PARTS_OF_UPPER_SECONDARY = "parts_of_upper_secondary"
    COMPLETED_UPPER_SECONDARY = "completed_upper_secondary"
    VOCATIONAL = "vocational"


class Permit(str, Enum):
    """The residence permit that gives access to the programme."""

    REFUGEE = "refugee"
    RESETTLEMENT = "resettlement"
    HUMANITARIAN = "humanitarian"
    COLLECTIVE_PROTECTION = "collective_protection"
    FAMILY = "family"
    INDEPENDENT_AFTER_ABUSE = "independent_after_abuse"
    OTHER = "other"


UPPER_SECONDARY_OR_HIGHER = frozenset({Education.UPPER_SECONDARY, Education.HIGHER})


@dataclass(frozen=True, kw_only=True)
class DurationFacts:
    """What is known of a participant; None is "not known".

    Raises:
        ImpossibleFacts: the age or a number of days is negative, or the programme began
            before its start was offered.
    """

    on: date  # when the start was offered: the municipality's decision
    education: Education | None = None
    end_goal: EndGoal | None = None  # integration plan
    permit: Permit | None = None  # residence permit card
    age: int | None = None  # when the permit was granted
    permit_date: date | None = None  # first permit: the decision letter from UDI
    programme_start: date | None = None  # first day: the decision, the contract
    absence: tuple[Absence, ...] | None = None  # the municipality's register

    def __post_init__(self) -> None:
        """Refuse what cannot be: an answer to it would mislead."""
        if self.age is not None and self.age < 0:
            raise ImpossibleFacts(field="age", code="negative")
        if self.programme_start and self.programme_start < self.on:
            raise ImpossibleFacts(field="programme_start", code="before_offer")
        for place, away in enumerate(self.absence or ()):
            if away.working_days < 0:
                field = f"absence.{place}.working_days"
                raise ImpossibleFacts(field=field, code="negative")


def under_current_act(facts: DurationFacts) -> bool:
    """A permit from before 2021 stays under the Act of 2003.

    Integration Regulation (FOR-2020-12-15-2912) § 72.
    """
    day = min(facts.on, facts.permit_date or facts.on)
    return bool(legislation.holds("current_act", on=day))


def has_upper_secondary(facts: DurationFacts) -> bool | None:
    """Whether the programme follows § 13, upper secondary or higher, or § 14.

    Integration Act (LOV-2020-11-06-127) §§ 13 and 14.
    """
    if facts.education is None:
        return None
    return facts.education in UPPER_SECONDARY_OR_HIGHER
