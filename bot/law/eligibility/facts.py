"""The facts that tell who has the right to the programme, and the duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from bot.law import legislation
from bot.law.duration.facts import Permit
from bot.law.errors import ImpossibleFacts


class Answer(str, Enum):
    """What the answer on the right or the duty can be; no duty is a mere offer."""

    YES = "yes"
    MAY_OFFER = "municipality_may_offer"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class EligibilityFacts:
    """What is known of a person; None is "not known".

    Raises:
        ImpossibleFacts: a number is negative, or the permit is of a later day.
    """

    on: date  # the day of the municipality's decision, or today
    age: int | None = None  # when the permit was granted
    permit: Permit | None = None  # residence permit card
    permit_date: date | None = None  # first permit: the decision letter from UDI
    settled_by_agreement: bool | None = None  # settlement letter from IMDi
    months_in_municipality: int | None = None  # whole months, with the permit
    work_hours_per_week: Fraction | None = None  # contract of work, or an offer
    nordic_or_eea: bool | None = None  # passport
    sponsor_permit: Permit | None = None  # permit of the family member in Norway
    sponsor_years_settled: int | None = None  # whole years, at the application
    first_permit_family: bool | None = None  # refugee who first had a § 9 f permit
    moved_without_agreement: bool | None = None  # from the municipality of settlement
    programme_begun: bool | None = None  # began under an earlier permit
    interrupted_or_declined: bool | None = None  # stopped, or said no
    has_children: bool | None = None  # under 18

    def __post_init__(self) -> None:
        """Refuse what cannot be: an answer to it would mislead."""
        for field in _NUMBERS:
            if (getattr(self, field) or 0) < 0:
                raise ImpossibleFacts(field=field, code="negative")
        if self.permit_date is not None and self.permit_date > self.on:
            raise ImpossibleFacts(field="permit_date", code="granted_later")


_NUMBERS = (
    "age",
    "months_in_municipality",
    "work_hours_per_week",
    "sponsor_years_settled",
)


def act_day(facts: EligibilityFacts) -> date:
    """A permit from before 2021 stays under the Act of 2003.

    Integration Regulation (FOR-2020-12-15-2912) § 72.
    """
    return min(facts.on, facts.permit_date or facts.on)


def under_current_act(facts: EligibilityFacts) -> bool:
    """Whether the Act of 2020 decides, as it does for permits from 2021 or later.

    Integration Regulation § 72.
    """
    return bool(legislation.holds("current_act", on=act_day(facts)))


def months_with_permit(facts: EligibilityFacts) -> int | None:
    """Whole months lived in a municipality with the permit; not longer than the permit.

    Integration Act (LOV-2020-11-06-127) § 8(1).
    """
    lived = facts.months_in_municipality
    if lived is None or facts.permit_date is None:
        return lived
    return min(lived, whole_months(facts.permit_date, facts.on))


def whole_months(first: date, last: date) -> int:
    """Whole months from one day to a later one."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - int(last.day < first.day)
