"""The facts a benefit estimate needs, and which of them to ask for next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.ages import birthday, whole_years
from bot.law.errors import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.law.benefit.kinds import OtherBenefit


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
    # In a month; what is not told is taken for none, and a notice says so:
    invalid_absence_hours: Fraction | None = None  # payslip
    other_benefits: tuple[OtherBenefit, ...] | None = None  # letters from Nav
    work_hours_in_programme: Fraction | None = None  # timesheet from the workplace
    work_pay_in_programme: Fraction | None = None  # payslip from the workplace
    work_pay_outside_programme: Fraction | None = None  # evenings, weekends
    other_income: Fraction | None = None  # business, wealth, child support

    def __post_init__(self) -> None:
        """Refuse what cannot be: an answer to it would mislead."""
        for field, number in _numbers(self):
            if number is not None and number < 0:
                raise ImpossibleFacts(field=field, code="negative")
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


def under_current_act(facts: BenefitFacts) -> bool:
    """Whether the Act of 2020 holds for the person, or that of 2003.

    Integration Regulation § 72.
    """
    return bool(legislation.holds("current_act", on=act_day(facts)))


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
    """The birthday that ends the reduced share, if the birth date is known."""
    if facts.birth_date is None:
        return None
    return birthday(facts.birth_date, reduced_below_age(facts))


def couple_share(facts: BenefitFacts) -> Fraction | None:
    """The share of a couple who both began after the rule came, None where it has none.

    A start that is not known may be after it. Only the Act of 2020 has the rule.

    Integration Act § 20(4); FOR-2024-06-25-1215 § 1.
    """
    if not under_current_act(facts):
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


def _numbers(facts: BenefitFacts) -> Iterator[tuple[str, Fraction | int | None]]:
    """The numbers that cannot be below zero, by the names that they are asked for."""
    yield "age", facts.age
    yield "invalid_absence_hours", facts.invalid_absence_hours
    for place, benefit in enumerate(facts.other_benefits or ()):
        yield f"other_benefits.{place}.amount", benefit.amount
    yield "work_hours_in_programme", facts.work_hours_in_programme
    yield "work_pay_in_programme", facts.work_pay_in_programme
    yield "work_pay_outside_programme", facts.work_pay_outside_programme
    yield "other_income", facts.other_income
