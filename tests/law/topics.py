"""The cases of every topic, and how each is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration
from bot.law.eligibility.answer import eligibility_answer
from bot.law.eligibility.assess import assess_eligibility

from . import (
    case_files,
    test_benefit,
    test_content,
    test_duration,
    test_eligibility,
    test_leave,
)

Case = dict[str, Any]


def duration(case: Case) -> Case:
    """The answer to a case of the duration."""
    return duration_answer(assess_duration(test_duration.facts_of(case)))


def eligibility(case: Case) -> Case:
    """The answer to a case of right and duty."""
    return eligibility_answer(assess_eligibility(test_eligibility.facts_of(case)))


TOPICS: dict[str, tuple[Callable[[Case], Case], list[Any]]] = {
    "benefit": (test_benefit.answer_of, test_benefit.CASES),
    "duration": (duration, test_duration.CASES),
    "eligibility": (eligibility, case_files.load("eligibility")),
    "content": (test_content.answer_of, test_content.CASES),
    "leave": (test_leave.answer_of, test_leave.CASES),
}


def answered(topic: str) -> Iterator[tuple[str, Case]]:
    """Title and answer of each case of a topic that has an answer."""
    answer_of, cases = TOPICS[topic]
    for parameter in cases:
        case = parameter.values[0]
        if "error" not in case["expect"]:
            yield case["title"], answer_of(case)
