"""The explanation as numbered lines."""

from __future__ import annotations

from typing import Any

from bot.cli.tree import numbered


def step(rule: str, *because: dict[str, Any]) -> dict[str, Any]:
    return {"rule": rule, "because": list(because)}


def test_a_step_is_shown_once_and_then_referred_to() -> None:
    g = step("g")
    year = step("year", g)
    month = step("month", year, step("share"))
    lines = numbered([month, step("day", month), step("hour", year, g)])

    assert [(one.number, one.step["rule"], one.same_as) for one in lines] == [
        ("1", "month", ""),
        ("1.1", "year", ""),
        ("1.1.1", "g", ""),
        ("1.2", "share", ""),
        ("2", "day", ""),
        ("2.1", "month", "1"),
        ("3", "hour", ""),
        ("3.1", "year", "1.1"),
        ("3.2", "g", "1.1.1"),
    ]


def test_nothing_to_explain_is_no_line() -> None:
    assert [] == numbered([])
