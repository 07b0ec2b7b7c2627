"""The answers to all cases of the law, as the texts get them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from bot.law.content.answer import content_answer
from bot.law.content.assess import assess_content
from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration
from bot.law.eligibility.answer import eligibility_answer
from bot.law.eligibility.assess import assess_eligibility
from bot.law.errors import LawError
from bot.law.leave.answer import leave_answer
from bot.law.leave.assess import assess_leave
from tests.law import (
    case_files,
    test_benefit,
    test_content,
    test_duration,
    test_eligibility,
    test_leave,
)

Answer = dict[str, Any]
Case = dict[str, Any]


def _duration(case: Case) -> Answer:
    return duration_answer(assess_duration(test_duration.facts_of(case)))


def _eligibility(case: Case) -> Answer:
    return eligibility_answer(assess_eligibility(test_eligibility.facts_of(case)))


def _content(case: Case) -> Answer:
    return content_answer(assess_content(test_content.facts_of(case)))


def _leave(case: Case) -> Answer:
    return leave_answer(assess_leave(test_leave.facts_of(case)))


_KINDS: Final[dict[str, tuple[list[Any], Callable[[Case], Answer]]]] = {
    "benefit": (test_benefit.CASES, test_benefit.answer_of),
    "duration": (test_duration.CASES, _duration),
    "eligibility": (case_files.load("eligibility"), _eligibility),
    "content": (test_content.CASES, _content),
    "leave": (test_leave.CASES, _leave),
}
KINDS: Final = tuple(_KINDS)


@cache
def answers(kind: str) -> tuple[tuple[str, Answer], ...]:
    """Title and answer of each case of a kind that has an answer."""
    return tuple(_answers(kind))


def _answers(kind: str) -> Iterator[tuple[str, Answer]]:
    cases, answer_of = _KINDS[kind]
    for parameter in cases:
        (case,) = parameter.values
        try:
            yield case["title"], answer_of(case)
        except LawError:
            continue  # a case of what is refused
