"""Reads the cases of `cases/*.yml` and holds an answer against what a case expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases"
KEYS = {"title", "on", "given", "expect", "source"}


def load(stem: str) -> list[Any]:
    """The cases of a file as parameters of a test, with their titles as ids."""
    cases = yaml.safe_load((FOLDER / f"{stem}.yml").read_text("utf-8"))
    for case in cases:
        assert set(case) == KEYS, case
    return [pytest.param(case, id=case["title"]) for case in cases]


def differences(expect: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """What an answer says where a case expects something else."""
    return {
        key: found
        for key, wanted in expect.items()
        if not _agrees(key, wanted, found := _found(key, answer))
    }


def _found(key: str, answer: dict[str, Any]) -> Any:
    """The part of an answer that a key of `expect` speaks of."""
    rules = [step["rule"] for step in answer["steps"]]
    if key.startswith("notices_"):
        return answer["notices"]
    if key in {"rules_have", "rules_lack"}:
        return rules
    if key == "rules":
        end = rules.index("monthly_twelfth") if "monthly" in answer else len(rules)
        return rules[2:end]
    return answer.get(key, "absent")


def _agrees(key: str, wanted: Any, found: Any) -> bool:
    """Whether the found part is what a case expects."""
    if key.endswith("_have"):
        return set(wanted) <= set(found)
    if key.endswith("_lack"):
        return not set(wanted) & set(found)
    if key == "periods":
        return _covers(wanted, found)
    return bool(wanted == found)


def _covers(wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> bool:
    """Whether there are as many periods, each with at least what is expected of it."""
    return len(wanted) == len(found) and all(
        each == {key: period.get(key, "absent") for key in each}
        for each, period in zip(wanted, found, strict=True)
    )
