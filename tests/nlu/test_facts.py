"""Facts that a person states, case by case, and what holds for all texts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.facts import bare_number, extract, find_date, find_language, spell_out
from bot.nlu.lexicon import FACTS, lexicons

from . import case_files

MANY = settings(deadline=None, database=None, max_examples=100)
SLOTS = {*FACTS, "age", "number", "programme_start", "language"}


@pytest.mark.parametrize("case", case_files.load("facts"))
def test_facts(case: dict[str, Any]) -> None:
    assert case["expect"] == extract(case["text"])


def test_there_are_cases_enough() -> None:
    assert len(case_files.load("facts")) >= 60
