"""Right, duty and content, case by case."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from bot.law.duration.facts import Permit
from bot.law.eligibility.answer import eligibility_answer
from bot.law.eligibility.assess import assess_eligibility
from bot.law.eligibility.facts import EligibilityFacts
from bot.law.errors import LawError

from . import case_files


def exact(hours: float) -> Fraction:
    """Hours of work as they were written: 29.5 is 59/2."""
    return Fraction(str(hours))


TYPES = {
    "permit": Permit,
    "sponsor_permit": Permit,
    "work_hours_per_week": exact,
}


def facts_of(case: dict[str, Any]) -> EligibilityFacts:
    """The facts of a case, with the values of the contract as enumerations."""
    given = {
        field: TYPES[field](value) if field in TYPES else value
        for field, value in case["given"].items()
    }
    return EligibilityFacts(on=case["on"], **given)


@pytest.mark.parametrize("case", case_files.load("eligibility"))
def test_eligibility(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            assess_eligibility(facts_of(case))

        assert caught.value.code == case["expect"]["error"]
        return
    answer = eligibility_answer(assess_eligibility(facts_of(case)))
    answer["decisive"] = next(iter(answer["reasons"]), None)

    assert case_files.differences(case["expect"], answer) == {}
