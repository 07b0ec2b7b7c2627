"""What holds for all deductions and all spans of the benefit, tried on many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.law import legislation
from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.assess import BenefitAssessment, assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.benefit.kinds import BenefitKind, OtherBenefit, Per
from bot.law.benefit.months import whole_months
from bot.law.benefit.periods import benefit_periods
from bot.law.benefit.rules import BENEFIT_RULES

from .test_properties import ANSWERS, DAYS, FIRST, HOURS, LAST, MANY

SUMS = st.fractions(0, 400_000, max_denominator=100)
EACH_CHANGE = sorted(
    {
        day
        for rule in BENEFIT_RULES.values()
        for name in rule.parameters
        for day in legislation.changes(name)
    }
)

other_benefits = st.builds(
    OtherBenefit,
    kind=st.sampled_from(BenefitKind),
    amount=SUMS,
    per=st.sampled_from(Per),
    earned_before_programme=ANSWERS,
)
everything = st.builds(
    BenefitFacts,
    on=DAYS,
    age=st.none() | st.integers(16, 70),
    birth_date=st.none(),
    lives_with_parents=ANSWERS,
    permit_date=st.none() | st.dates(date(2019, 1, 1), LAST),
    programme_start=st.none() | st.dates(date(2019, 1, 1), LAST),
    couple_both_in_programme=ANSWERS,
    has_children=ANSWERS,
    invalid_absence_hours=st.none() | HOURS,
    other_benefits=st.none() | st.lists(other_benefits, max_size=3).map(tuple),
    work_hours_in_programme=st.none() | HOURS,
    work_pay_in_programme=st.none() | SUMS,
    work_pay_outside_programme=st.none() | SUMS,
    other_income=st.none() | SUMS,
)
# Nothing missing and no rule that is not known: the deductions are settled.
settled = st.builds(
    BenefitFacts,
    on=st.dates(date(2023, 8, 1), LAST),
    age=st.integers(16, 70),
    birth_date=st.none(),
    lives_with_parents=st.booleans(),
    permit_date=st.none() | st.dates(date(2021, 1, 1), LAST),
    programme_start=st.dates(date(2021, 1, 1), LAST),
    couple_both_in_programme=st.just(value=False) | st.none(),
    invalid_absence_hours=st.none() | HOURS,
    other_benefits=st.lists(
        st.builds(
            OtherBenefit,
            kind=st.sampled_from([*BenefitKind][:-1]),
            amount=SUMS,
            per=st.sampled_from(Per),
            earned_before_programme=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    work_hours_in_programme=HOURS,
    work_pay_in_programme=SUMS,
    work_pay_outside_programme=st.none() | SUMS,
    other_income=st.none() | SUMS,
)
without_age = settled.map(lambda facts: replace(facts, age=None))


@MANY
@given(everything)
def test_what_is_left_is_never_negative_nor_above_the_month(
    facts: BenefitFacts,
) -> None:
    found = assess_benefit(facts)
    if found.after is None:
        assert any(notice.endswith("_unknown") for notice in found.notices)
        return

    assert 0 <= found.after.lowest <= found.after.highest <= found.highest
    assert found.after.lowest <= found.lowest


@MANY
@given(settled)
def test_the_deductions_sum_to_the_whole(facts: BenefitFacts) -> None:
    found = assess_benefit(facts)
    assert found.amounts
    assert found.deductions
    assert found.deductions.amount is not None
    parts = [Fraction(str(step.value)) for step in found.deductions.taken]

    assert sum(parts, Fraction(0)) == found.deductions.amount
    assert found.after
    left = max(Fraction(0), found.amounts.monthly - found.deductions.amount)
    assert found.after.settled == left


@MANY
@given(everything)
def test_a_deduction_is_null_only_with_a_missing_fact_or_a_notice(
    facts: BenefitFacts,
) -> None:
    answer = benefit_answer(assess_benefit(facts))
    unknown = {
        "deductions_act_2003_unknown",
        "qualification_benefit_unknown",
        "transitional_benefit_before_2023_unknown",
    }
    if "monthly" in answer and answer["deduction"] is None:
        assert answer["missing"] or unknown & set(answer["notices"])  # type: ignore[call-overload]
    if "monthly" in answer and answer["missing"]:
        assert answer["deduction"] is None
        assert answer["monthly_after_deduction"] is None or answer["deductions"]


@MANY
@given(settled | without_age, SUMS)
def test_more_pay_in_the_programme_never_leaves_more(
    facts: BenefitFacts, more: Fraction
) -> None:
    pay = facts.work_pay_in_programme or Fraction(0)
    before = assess_benefit(replace(facts, work_pay_in_programme=pay))
    after = assess_benefit(replace(facts, work_pay_in_programme=pay + more))

    assert before.after
    assert after.after
    assert after.after.lowest <= before.after.lowest
    assert after.after.highest <= before.after.highest


@MANY
@given(settled, HOURS)
def test_more_hours_of_work_never_leave_more(
    facts: BenefitFacts, more: Fraction
) -> None:
    hours = facts.work_hours_in_programme or Fraction(0)
    longer = replace(facts, work_hours_in_programme=hours + more)
    before, after = assess_benefit(facts).after, assess_benefit(longer).after

    assert before
    assert after
    assert after.lowest <= before.lowest


@MANY
@given(settled)
def test_work_takes_the_lower_of_the_two_ways_of_counting(facts: BenefitFacts) -> None:
    facts = replace(facts, invalid_absence_hours=None, other_benefits=None)
    found = assess_benefit(facts)
    assert found.amounts
    assert found.deductions
    hours, pay = facts.work_hours_in_programme, facts.work_pay_in_programme
    assert hours is not None
    assert pay is not None

    assert found.deductions.amount == min(pay, hours * found.amounts.hourly)


@MANY
@given(settled | everything)
def test_a_year_is_twelve_months_and_1850_hours(facts: BenefitFacts) -> None:
    amounts = assess_benefit(facts).amounts
    if amounts is None:
        return

    assert amounts.annual == amounts.monthly * 12 == amounts.hourly * 1850
    assert amounts.monthly == amounts.daily * 30


@MANY
@given(settled)
def test_outside_work_and_other_income_take_nothing(facts: BenefitFacts) -> None:
    without = replace(facts, work_pay_outside_programme=None, other_income=None)
    found, same = assess_benefit(facts), assess_benefit(without)

    assert found.after is not None
    assert found.after == same.after
    assert found.deduction_can_be_appealed == same.deduction_can_be_appealed


@MANY
@given(settled)
def test_an_appeal_needs_a_deduction_of_the_current_act(facts: BenefitFacts) -> None:
    found = assess_benefit(facts)
    if found.deduction_can_be_appealed is None:
        return
    assert found.amounts
    assert found.deductions
    taken = found.deductions.amount
    assert taken
    large = taken >= found.amounts.monthly / 2 and taken >= found.basic_amount / 12

    assert found.deduction_can_be_appealed is large
    assert legislation.holds("current_act", on=facts.on)


@MANY
@given(everything, st.dates(date(1990, 1, 1), date(2005, 1, 1)), st.integers(0, 2000))
def test_the_totals_of_the_periods_sum_to_that_of_the_span(
    facts: BenefitFacts, born: date, length: int
) -> None:
    end = min(facts.on + timedelta(days=length), LAST)
    facts = replace(facts, birth_date=born, age=None)
    span = benefit_periods(facts, start=facts.on, end=end)
    totals = [part.total for part in span.periods]

    assert (span.total is None) is (None in totals)
    if span.total is not None:
        assert span.total == sum(total for total in totals if total is not None)
        months = whole_months(facts.on, end)
        assert months == sum(part.months or 0 for part in span.periods)
    if any(part.months is None for part in span.periods):
        assert "part_of_month_unknown" in span.notices


@MANY
@given(
    everything,
    st.dates(date(1990, 1, 1), date(2005, 1, 1)),
    st.integers(0, 2000),
    st.integers(0, 2000),
)
def test_every_day_of_a_period_has_its_benefit_and_deductions(
    facts: BenefitFacts, born: date, length: int, place: int
) -> None:
    permit = facts.permit_date or facts.on  # it comes before the benefit
    facts = replace(facts, age=None, birth_date=born, permit_date=permit)
    end = min(facts.on + timedelta(days=length), LAST)
    day = min(facts.on + timedelta(days=place), end)
    span = benefit_periods(facts, start=facts.on, end=end)
    (part,) = (part for part in span.periods if part.start <= day <= part.end)
    found = assess_benefit(replace(facts, on=day))

    assert _amounts(part.assessment) == _amounts(found)
    assert _taken(part.assessment) == _taken(found)
    assert set(found.missing) <= set(span.missing)


def _amounts(found: BenefitAssessment) -> tuple[object, ...]:
    """What a day's benefit is, or lies between, before deductions."""
    return found.amounts, found.lowest, found.highest


def _taken(found: BenefitAssessment) -> tuple[object, ...]:
    """What a day's deductions come to."""
    each = found.deductions.taken if found.deductions else ()
    appeal = found.deduction_can_be_appealed
    return found.after, [(step.rule, step.value) for step in each], appeal


@pytest.mark.parametrize("day", EACH_CHANGE, ids=str)
def test_with_every_fact_each_day_of_change_and_the_day_before_have_an_answer(
    day: date,
) -> None:
    facts = BenefitFacts(
        on=day,
        age=22,
        lives_with_parents=True,
        invalid_absence_hours=Fraction(5),
        other_benefits=tuple(
            OtherBenefit(
                kind=kind,
                amount=Fraction(10_000),
                earned_before_programme=True,
            )
            for kind in BenefitKind
        ),
        work_hours_in_programme=Fraction(10),
        work_pay_in_programme=Fraction(1000),
        work_pay_outside_programme=Fraction(1000),
        other_income=Fraction(1000),
    )
    for on in (day - timedelta(days=1), day):
        if FIRST <= on <= LAST:
            assert benefit_answer(assess_benefit(replace(facts, on=on)))
