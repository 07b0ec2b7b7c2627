"""A span of time in parts within which the benefit stays the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.ages import whole_years
from bot.law.benefit.assess import BenefitAssessment, assess_benefit
from bot.law.benefit.facts import (
    BenefitFacts,
    birthday_of_change,
    is_under_25,
    reduced_below_age,
    under_current_act,
)
from bot.law.benefit.months import whole_months
from bot.law.benefit.rules import BENEFIT_RULES
from bot.law.errors import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
# Whatever a rule of the benefit rests on may change it, and so may another Act.
_NAMES = {name for rule in BENEFIT_RULES.values() for name in rule.parameters}
_NAMES.add("current_act")


@dataclass(frozen=True)
class BenefitPeriod:
    """A part of a span, both days included, with the assessment of its first day."""

    start: date
    end: date
    assessment: BenefitAssessment

    @cached_property
    def months(self) -> int | None:
        """How many calendar months it has; None where one is not whole."""
        return whole_months(self.start, self.end)

    @property
    def total(self) -> Fraction | None:
        """The benefit of its months before deductions, in kroner.

        None where the month's benefit is open, and where a month is not whole: no rule
        says how the days of a broken month are counted.
        """
        amounts = self.assessment.amounts
        if amounts is None or self.months is None:
            return None
        return amounts.monthly * self.months


@dataclass(frozen=True)
class BenefitSpan:
    """The parts of a span without gap or overlap, and what holds for all of it.

    Attributes:
        periods: the parts in their order.
        missing: the facts that one of the parts hangs on.
        notices: what must be said beside one of the parts.
    """

    periods: tuple[BenefitPeriod, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def total(self) -> Fraction | None:
        """The benefit of all its months, None where a part of it is open."""
        totals = [part.total for part in self.periods]
        known = [total for total in totals if total is not None]
        return sum(known, Fraction(0)) if len(known) == len(totals) else None


def benefit_periods(facts: BenefitFacts, *, start: date, end: date) -> BenefitSpan:
    """Split a span where the basic amount, the age of 25 or a rule changes the benefit.

    Deductions are what is taken from each month of the span.

    Args:
        facts: what is known; `on` is not looked at, and `age` is that at the start.
        start: first day.
        end: last day.

    Raises:
        ImpossibleFacts: the end is before the start.
        OutsideKnownParameters: no basic amount is known for a part of the span.

    folketrygdloven § 1-4; Integration Act § 20; FOR-2024-06-25-1215 § 1.
    """
    if end < start:
        raise ImpossibleFacts(field="to", code="ends_before_start")
    facts = _with_older_permit(replace(facts, on=start))
    last = _on(facts, end)
    parts = tuple(_merged(_parts(facts, start, end)))
    seen = [*(part.assessment for part in parts), last]
    missing = dict.fromkeys(field for found in seen for field in found.missing)
    notices = dict.fromkeys(notice for found in seen for notice in found.notices)
    if _may_turn_25(facts, end):
        notices["age_assumed_unchanged"] = None
    if any(part.months is None for part in parts):
        notices["part_of_month_unknown"] = None
    return BenefitSpan(parts, tuple(missing), tuple(notices))


def _with_older_permit(facts: BenefitFacts) -> BenefitFacts:
    """Who is paid before 2021 has a permit from before 2021, also later in the span.

    Integration Regulation (FOR-2020-12-15-2912) § 72.
    """
    if facts.permit_date or facts.programme_start or under_current_act(facts):
        return facts
    return replace(facts, permit_date=facts.on)


def _parts(facts: BenefitFacts, start: date, end: date) -> Iterator[BenefitPeriod]:
    """The span cut at every day on which something may change."""
    cuts = {start, end + _DAY}
    days = {day for name in _NAMES for day in legislation.changes(name)}
    days.add(birthday_of_change(facts) or start)
    cuts |= {day for day in days if start < day <= end}
    for first, following in pairwise(sorted(cuts)):
        yield BenefitPeriod(first, following - _DAY, _on(facts, first))


def _merged(parts: Iterator[BenefitPeriod]) -> Iterator[BenefitPeriod]:
    """Neighbours with the same benefit as one."""
    for _, group in groupby(parts, key=_benefit):
        same = list(group)
        yield BenefitPeriod(same[0].start, same[-1].end, same[0].assessment)


def _benefit(part: BenefitPeriod) -> tuple[object, ...]:
    """What must be alike for two neighbours to be one."""
    found = part.assessment
    bounds = (found.lowest, found.highest, found.after)
    taken = [(step.rule, step.value) for step in _taken(found)]
    appeal = found.deduction_can_be_appealed
    return found.basic_amount, found.amounts, bounds, taken, found.missing, appeal


def _taken(found: BenefitAssessment) -> tuple[legislation.Step, ...]:
    """What is taken from a month."""
    return found.deductions.steps if found.deductions else ()


def _on(facts: BenefitFacts, day: date) -> BenefitAssessment:
    """The assessment of a day in the span."""
    age = None if facts.birth_date else facts.age
    return assess_benefit(replace(facts, on=day, age=age))


def _may_turn_25(facts: BenefitFacts, end: date) -> bool:
    """Whether someone whose birthday is not known may reach 25 within the span."""
    if facts.birth_date or facts.age is None or end == facts.on:
        return False
    oldest = facts.age + 1 + whole_years(facts.on + _DAY, end)
    return bool(is_under_25(facts)) and oldest >= reduced_below_age(facts)
