"""The programme's length, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.law.duration.absence import Absence
from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts, Education, EndGoal, Permit
from bot.law.errors import LawError
from bot.law.leave.kinds import LeaveKind

from . import case_files

TYPES: dict[str, Any] = {
    "education": Education,
    "end_goal": EndGoal,
    "permit": Permit,
    "absence": lambda days: tuple(
        Absence(kind=LeaveKind(kind), working_days=count)
        for kind, count in days.items()
    ),
}


def facts_of(case: dict[str, Any]) -> DurationFacts:
    """The facts of a case, with the values of the contract as enumerations."""
    given = {
        field: TYPES[field](value) if field in TYPES else value
        for field, value in case["given"].items()
    }
    return DurationFacts(on=case["on"], **given)


CASES = [*case_files.load("duration"), *case_files.load("end_date")]


@pytest.mark.parametrize("case", CASES)
def test_duration(case: dict[str, Any]) -> None:
    if "error" in case["expect"]:
        with pytest.raises(LawError) as caught:
            assess_duration(facts_of(case))

        assert caught.value.code == case["expect"]["error"]
        return
    answer = duration_answer(assess_duration(facts_of(case)))

    assert case_files.differences(as_text(case["expect"]), answer) == {}
    assert answer["citations"]


def as_text(expect: Any) -> Any:
    """What a case expects, with its dates as JSON has them."""
    if isinstance(expect, dict):
        return {key: as_text(value) for key, value in expect.items()}
    return expect.isoformat() if isinstance(expect, date) else expect
