"""The whole answer to every case: numbers, notices, steps, sources, facts used."""

from __future__ import annotations

from typing import Any

import pytest

from bot.law.rules import RULES

from . import explanations
from .topics import TOPICS, answered

ANSWERS = [
    pytest.param(topic, title, answer, id=f"{topic}: {title}")
    for topic in TOPICS
    for title, answer in answered(topic)
]
RECORDED = {topic: explanations.recorded(topic) for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_case_is_recorded_and_no_other(topic: str) -> None:
    assert list(RECORDED[topic]) == [title for title, _ in answered(topic)]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_answers_are_the_recorded_ones(topic: str) -> None:
    changed = {
        title: explanations.written(title, answer)
        for title, answer in answered(topic)
        if explanations.written(title, answer) != RECORDED[topic].get(title)
    }

    assert changed == {}


@pytest.mark.parametrize(("topic", "title", "answer"), ANSWERS)
def test_a_step_has_a_value_of_its_unit(
    topic: str, title: str, answer: dict[str, Any]
) -> None:
    wrong = [step for step in answer["steps"] if not _fits(step["value"], step["rule"])]

    assert wrong == []


def _fits(value: Any, rule: str) -> bool:
    """Whether a value has the form of its rule's unit."""
    wanted = {
        "yes_no": bool,
        "goals": list,
        "ids": list,
        "months": int,
        "days": int,
        "date": str,
        "kroner": str,
    }.get(RULES[rule].unit, str | int)
    return isinstance(value, wanted) and (wanted is not int or value is not True)
