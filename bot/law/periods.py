"""A span of time in parts within which the benefit stays the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.benefit import BenefitAssessment, assess_benefit
from bot.law.benefit_facts import (
    BenefitFacts,
    birthday_of_change,
    is_under_25,
    reduced_below_age,
    whole_years,
)
from bot.law.errors import ImpossibleFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class BenefitPeriod:
    """A part of a span, both days included, with the assessment of its first day."""

    start: date
    end: date
    assessment: BenefitAssessment


@dataclass(frozen=True)
class BenefitSpan:
    """The parts of a span without gap or overlap, and the notices of all of it."""

    periods: tuple[BenefitPeriod, ...]
    notices: tuple[str, ...]


def benefit_periods(facts: BenefitFacts, *, start: date, end: date) -> BenefitSpan:
    """Split a span where the basic amount, the age of 25 or a rule changes the benefit.

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
    facts = replace(facts, on=start)
    last = _on(facts, end)
    parts = tuple(_merged(_parts(facts, start, end)))
    seen = (*(part.assessment for part in parts), last)
    notices = dict.fromkeys(notice for found in seen for notice in found.notices)
    if _may_turn_25(facts, end):
        notices["age_assumed_unchanged"] = None
    return BenefitSpan(parts, tuple(notices))


def _parts(facts: BenefitFacts, start: date, end: date) -> Iterator[BenefitPeriod]:
    """The span cut at every day on which something may change."""
    cuts = {start, end + _DAY}
    for name in ("basic_amount", "current_act", "couple_share"):
        cuts |= {day for day in legislation.changes(name) if start < day <= end}
    birthday = birthday_of_change(facts)
    if birthday is not None and start < birthday <= end:
        cuts.add(birthday)
    for first, following in pairwise(sorted(cuts)):
        yield BenefitPeriod(first, following - _DAY, _on(facts, first))


def _merged(parts: Iterator[BenefitPeriod]) -> Iterator[BenefitPeriod]:
    """Neighbours with the same benefit as one."""
    for _, group in groupby(parts, key=_benefit):
        same = list(group)
        yield replace(same[0], end=same[-1].end)


def _benefit(part: BenefitPeriod) -> tuple[object, ...]:
    """What must be alike for two neighbours to be one."""
    found = part.assessment
    return found.basic_amount, found.amounts, found.lowest, found.highest


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
