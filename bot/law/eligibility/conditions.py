"""What takes a person out of the programme, or leaves it to the municipality.

Each condition is True, False, or None where the facts or the law leave it open.

Integration Act (LOV-2020-11-06-127) §§ 8 and 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.law import legislation
from bot.law.duration.facts import Permit
from bot.law.eligibility.facts import EligibilityFacts, months_with_permit, whole_months
from bot.law.eligibility.settlement import family_of_others, moved, without_agreement

if TYPE_CHECKING:
    from collections.abc import Callable


class Condition(NamedTuple):
    """A condition: the rule where it is met, and the facts that it looks at."""

    rule: str
    is_met: Callable[[EligibilityFacts], bool | None]
    fields: tuple[str, ...]


def nordic_or_eea(facts: EligibilityFacts) -> bool:
    """Nordic and EEA citizens are outside; nobody is taken for one untold.

    Integration Act § 8(5).
    """
    return facts.nordic_or_eea is True


def permit_outside(facts: EligibilityFacts) -> bool | None:
    """Only some permits give access to the programme.

    Integration Act § 9.
    """
    return None if facts.permit is None else facts.permit is Permit.OTHER


def under_lowest_age(facts: EligibilityFacts) -> bool | None:
    """The programme is for those who were 18 when the permit was granted.

    Integration Act § 8(1).
    """
    lowest = legislation.value("programme_lowest_age", on=facts.on)
    return None if facts.age is None else facts.age < lowest


def lived_too_long(facts: EligibilityFacts) -> bool | None:
    """Two years in a municipality with the permit end the right to a programme.

    Nobody has lived there with the permit longer than the permit is old. Where neither
    is told, two years are taken not to have passed.

    Integration Act § 8(1).
    """
    limit = legislation.value("programme_years_limit", on=facts.on) * 12
    lived = months_with_permit(facts)
    if lived is not None:
        return lived >= limit
    if facts.permit_date is None:
        return False
    return None if whole_months(facts.permit_date, facts.on) >= limit else False


def over_highest_age(facts: EligibilityFacts) -> bool | None:
    """Over 55 there is no right; whether 55 itself is over it is not said.

    Integration Act § 8(1) and (3).
    """
    highest = legislation.value("programme_highest_age", on=facts.on)
    if facts.age is None:
        return None
    if facts.age != highest:
        return facts.age > highest
    included = legislation.holds("programme_highest_age_included", on=facts.on)
    return None if included is None else not included


def in_full_time_work(facts: EligibilityFacts) -> bool:
    """Work of 30 hours a week, or an offer of it, takes a person out while it lasts.

    Integration Act § 8(4), from 2026.
    """
    limit = legislation.optional_value("full_time_work_hours", on=facts.on)
    hours = facts.work_hours_per_week
    return limit is not None and hours is not None and hours >= limit


EXCLUSIONS = (
    Condition("nordic_or_eea", nordic_or_eea, ("nordic_or_eea",)),
    Condition("permit_not_in_section_9", permit_outside, ("permit",)),
    Condition("age_under_18", under_lowest_age, ("age",)),
    Condition("lived_two_years", lived_too_long, ("months_in_municipality",)),
)
MAY_OFFER = (
    Condition(
        "family_of_others",
        family_of_others,
        ("sponsor_permit", "sponsor_years_settled"),
    ),
    Condition(
        "settled_without_agreement", without_agreement, ("settled_by_agreement",)
    ),
    Condition("moved_without_agreement", moved, ("moved_without_agreement",)),
    Condition("age_over_55", over_highest_age, ("age",)),
)
