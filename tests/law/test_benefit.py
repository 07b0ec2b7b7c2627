"""The benefit, case by case: a day, or a span of time where a case has `to`."""

from __future__ import annotations

from typing import Any

import pytest

from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.benefit.kinds import BenefitKind, OtherBenefit, Per
from bot.law.benefit.periods import benefit_periods
from bot.law.errors import LawError
from bot.law.money import exact

from . import case_files

FILES = (
    "benefit",
    "benefit_other_benefits",
    "benefit_work",
    "benefit_appeal",
    "benefit_spans",
)
NUMBERS = (
    "invalid_absence_hours",
    "work_hours_in_programme",
    "work_pay_in_programme",
    "work_pay_outside_programme",
    "other_income",
)
CASES = [case for stem in FILES for case in case_files.load(stem)]


def facts_of(case: dict[str, Any]) -> BenefitFacts:
    """The facts of a case; sums and hours as the exact numbers that were written."""
    given = {name: fact for name, fact in case["given"].items() if name != "to"}
    for name in NUMBERS:
        if name in given:
            given[name] = exact(given[name])
    if "other_benefits" in given:
        given["other_benefits"] = tuple(map(other_benefit, given["other_benefits"]))
    return BenefitFacts(on=case["on"], **given)


def other_benefit(given: dict[str, Any]) -> OtherBenefit:
    """One other benefit of a case."""
    return OtherBenefit(
        kind=BenefitKind(given["kind"]),
        amount=exact(given["amount"]),
        per=Per(given.get("per", "month")),
        earned_before_programme=given.get("earned_before_programme"),
    )


def answer_of(case: dict[str, Any]) -> dict[str, Any]:
    """The answer to a case as JSON."""
    facts = facts_of(case)
    if "to" not in case["given"]:
        return benefit_answer(assess_benefit(facts))
    span = benefit_periods(facts, start=facts.on, end=case["given"]["to"])
    return benefit_answer(span.periods[0].assessment, span)


@pytest.mark.parametrize("case", CASES)
def test_benefit(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            answer_of(case)

        assert caught.value.code == case["expect"]["error"]
        return
    assert case_files.differences(case["expect"], answer_of(case)) == {}


def test_titles_are_written_once() -> None:
    titles = [case.id for case in CASES]

    assert len(titles) == len(set(titles))
