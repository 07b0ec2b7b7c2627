"""What the bot does, read from a parse."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation.outcome import outcome_of

from . import case_files


@pytest.mark.parametrize("case", case_files.load("outcomes"))
def test_outcome(case: dict[str, Any]) -> None:
    outcome = outcome_of(case_files.parse_of(case))

    found = {name: getattr(outcome, name) for name in case["expect"]}
    wanted = dict(case["expect"])
    if "near" in wanted:
        wanted["near"] = frozenset(wanted["near"])
    if "shown" in wanted:
        wanted["shown"] = tuple(wanted["shown"])
    assert found == wanted
