"""Counting, and the shares made of the counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from bot.evaluation.measure import ROWS, rates, table, tally
from bot.evaluation.sets import KINDS

from . import case_files
from .case_files import case_of


@pytest.mark.parametrize("case", case_files.load("tallies"))
def test_tally(case: dict[str, Any]) -> None:
    counts = asdict(tally([case_of(*line) for line in case["lines"]]))

    assert {name: counts[name] for name in case["expect"]} == case["expect"]


def test_shares_are_of_the_lines_that_could_have_counted() -> None:
    lines = [("holiday", "holiday", "plain"), ("holiday", "-", "hard")]
    found = rates(tally([case_of(*line) for line in lines]))

    assert found["top1"] == pytest.approx(1 / 2)
    assert found["identified"] == 1
    assert found["oos_refused"] is None


def test_the_table_has_each_locale_and_all_of_them() -> None:
    cases = [
        case_of("holiday", "holiday", "plain", locale="nb"),
        case_of("holiday", "venue", "hard", locale="uk"),
        case_of("out_of_scope", "-", "oos", locale="uk"),
    ]
    found = table(cases)

    assert list(found) == ["nb", "uk", "all"]
    assert list(found["uk"]) == ["hard", "questions", "oos", "all"]
    assert found["all"]["questions"].top1 == 1
    assert found["all"]["all"].lines == len(cases)


def test_every_kind_has_a_row() -> None:
    assert set(KINDS) < set(ROWS)
