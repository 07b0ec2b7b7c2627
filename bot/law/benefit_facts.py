"""The facts a benefit estimate needs, and which of them to ask for next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bot.law import legislation
from bot.law.errors import ImpossibleFacts


@dataclass(frozen=True, kw_only=True)
class BenefitFacts:
    """What is known of a participant; None is "not known".

    Raises:
        ImpossibleFacts: the facts cannot be true together.
    """

    on: date  # the day looked at: a payslip, or today
    age: int | None = None  # on that day; not needed with birth_date
    birth_date: date | None = None  # residence permit card
    lives_with_parents: bool | None = None  # with one or both
    permit_date: date | None = None  # first permit: the decision letter from UDI
    programme_start: date | None = None  # the municipality's decision
    couple_both_in_programme: bool | None = None  # lives alone: False
    has_children: bool | None = None
    invalid_absence_hours: Fraction | None = None  # payslip; None is none

    def __post_init__(self) -> None:
        """Refuse what cannot be: an answer to it would mislead."""
        if self.age is not None and self.age < 0:
            raise ImpossibleFacts(field="age", code="negative")
        if (self.invalid_absence_hours or 0) < 0:
            raise ImpossibleFacts(field="invalid_absence_hours", code="negative")
        if self.birth_date is None:
            return
        if self.birth_date > self.on:
            raise ImpossibleFacts(field="birth_date", code="born_later")
        if self.age not in (None, whole_years(self.birth_date, self.on)):
            raise ImpossibleFacts(field="age", code="contradicts_birth_date")


def act_day(facts: BenefitFacts) -> date:
    """A permit from before 2021 stays under the Act of 2003.

    Without the permit's date the programme's start is the latest day it can have;
    without both, the day looked at.

    Integration Regulation (FOR-2020-12-15-2912) § 72.
    """
    return min(facts.on, facts.permit_date or facts.programme_start or facts.on)


def age_on(facts: BenefitFacts) -> int | None:
    """Age in whole years on the day looked at, if known."""
    if facts.birth_date is None:
        return facts.age
    return whole_years(facts.birth_date, facts.on)


def is_under_25(facts: BenefitFacts) -> bool | None:
    """Those under 25 get a reduced benefit; which day the change comes is not said.

    Integration Act (LOV-2020-11-06-127) § 20(3).
    """
    age = age_on(facts)
    return None if age is None else age < reduced_below_age(facts)


def reduced_below_age(facts: BenefitFacts) -> int:
    """The age from which the benefit is no longer reduced."""
    return int(legislation.value("reduced_share_below_age", on=act_day(facts)))


def birthday_of_change(facts: BenefitFacts) -> date | None:
    """The birthday that ends the reduced share, if the birth date is known.

    Someone born on 29 February reaches the age on 1 March.
    """
    if facts.birth_date is None:
        return None
    born = facts.birth_date
    month = date(born.year + reduced_below_age(facts), born.month, 1)
    return month + timedelta(days=born.day - 1)


def couple_share(facts: BenefitFacts) -> Fraction | None:
    """The share of a couple who both began after the rule came, None where it has none.

    A start that is not known may be after it. Only the Act of 2020 has the rule.

    Integration Act § 20(4); FOR-2024-06-25-1215 § 1.
    """
    if not legislation.holds("current_act", on=act_day(facts)):
        return None
    start = min(facts.on, facts.programme_start or facts.on)
    return legislation.optional_value("couple_share", on=start)


def parents_matter(facts: BenefitFacts) -> bool:
    """Living with parents changes the share, except under the Act of 2003.

    Integration Act § 20(3).
    """
    day = act_day(facts)
    alone = legislation.value("share_under_25_alone", on=day)
    return alone != legislation.value("share_under_25_with_parents", on=day)


def needed_facts(
    facts: BenefitFacts, *, assume_not_couple: bool = False
) -> tuple[str, ...]:
    """The fields that are missing for certain, in the order in which to ask.

    The first is the next question; a later answer may make others needed. Someone who
    lives alone is not part of a couple: pass `couple_both_in_programme=False`.

    Args:
        facts: what is known so far.
        assume_not_couple: do not ask for `couple_both_in_programme`. The chat asks
            people of 25 and over; the API and estimates assume that it is false.
    """
    young = is_under_25(facts)
    rule = couple_share(facts) is not None
    couple, children = facts.couple_both_in_programme, facts.has_children
    needed = {
        "age": young is None,
        "lives_with_parents": bool(young)
        and facts.lives_with_parents is None
        and parents_matter(facts),
        "couple_both_in_programme": rule
        and not assume_not_couple
        and young is False
        and couple is None
        and children is not True,
        "has_children": rule and couple is True and children is None,
        "programme_start": rule
        and couple is True
        and children is False
        and facts.programme_start is None,
    }
    return tuple(field for field, is_needed in needed.items() if is_needed)


def whole_years(born: date, on: date) -> int:
    """Whole years from a birth to a day."""
    before_birthday = (on.month, on.day) < (born.month, born.day)
    return on.year - born.year - int(before_birthday)
