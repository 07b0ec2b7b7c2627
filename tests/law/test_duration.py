"""The programme's length, case by case."""

from __future__ import annotations

from typing import Any

import pytest

from bot.law.duration import assess_duration
from bot.law.duration_answer import duration_answer
from bot.law.duration_facts import DurationFacts, Education, EndGoal, Permit
from bot.law.errors import LawError

from . import case_files

TYPES = {"education": Education, "end_goal": EndGoal, "permit": Permit}


def facts_of(case: dict[str, Any]) -> DurationFacts:
    """The facts of a case, with the values of the contract as enumerations."""
    given = {
        field: TYPES[field](value) if field in TYPES else value
        for field, value in case["given"].items()
    }
    return DurationFacts(on=case["on"], **given)


@pytest.mark.parametrize("case", case_files.load("duration"))
def test_duration(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            assess_duration(facts_of(case))

        assert caught.value.code == case["expect"]["error"]
        return
    answer = duration_answer(assess_duration(facts_of(case)))

    assert case_files.differences(case["expect"], answer) == {}
