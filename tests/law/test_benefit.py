"""The benefit, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from bot.law.benefit import assess_benefit
from bot.law.benefit_answer import benefit_answer
from bot.law.benefit_facts import BenefitFacts
from bot.law.errors import LawError
from bot.law.money import exact

from . import case_files


def facts_of(case: dict[str, Any]) -> BenefitFacts:
    """The facts of a case; hours as the exact number that was written."""
    given = dict(case["given"])
    if "invalid_absence_hours" in given:
        given["invalid_absence_hours"] = exact(given["invalid_absence_hours"])
    return BenefitFacts(on=case["on"], **given)


@pytest.mark.parametrize("case", case_files.load("benefit"))
def test_benefit(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            assess_benefit(facts_of(case))

        assert caught.value.code == case["expect"]["error"]
        return
    answer = benefit_answer(assess_benefit(facts_of(case)))

    assert case_files.differences(case["expect"], answer) == {}
