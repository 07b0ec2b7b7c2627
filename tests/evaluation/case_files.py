"""Reads the cases of `cases/*.yml` and builds what they write in short."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.evaluation.measure import Case
from bot.evaluation.outcome import Outcome, outcome_of
from bot.evaluation.sets import Question

FOLDER = Path(__file__).parent / "cases"


def load(stem: str) -> list[Any]:
    """The cases of a file as parameters of a test, with their titles as ids."""
    cases = yaml.safe_load((FOLDER / f"{stem}.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["title"]) for case in cases]


def parse_of(case: dict[str, Any]) -> dict[str, Any]:
    """Rasa's parse of a case of outcomes.yml."""
    name, confidence = case["intent"]
    parse: dict[str, Any] = {
        "intent": {"name": name, "confidence": confidence},
        "entities": [
            {"entity": entity, "value": value}
            for entity, value in case.get("entities", [])
        ],
        "suggestions": case.get("suggestions", []),
    }
    if "ranking" in case:
        parse["intent_ranking"] = [
            {"name": label, "confidence": 0.1} for label in case["ranking"]
        ]
    if "key" in case:
        response = {"intent_response_key": case["key"]}
        parse["response_selector"] = {"faq": {"response": response}}
    return parse


def case_of(
    expected: str,
    got: str,
    kind: str,
    near: tuple[str, ...] = (),
    *,
    locale: str = "nb",
    text: str = "hei",
    confidence: float = 0.5,
) -> Case:
    """A line of tallies.yml."""
    outcome = _outcome(got, near, locale, confidence)
    return Case(Question(text, expected, kind, locale), outcome)


def _outcome(
    got: str, near: tuple[str, ...], locale: str, confidence: float
) -> Outcome:
    names = {"-": "out_of_scope"}.get(got, "nlu_fallback" if got[0] == "?" else got)
    ranking = [got, *near] if names == got else [*got[1:].split(","), *near]
    return outcome_of(
        {
            "intent": {"name": names, "confidence": confidence},
            "suggestions": got[1:].split(",") if got[0] == "?" else [],
            "intent_ranking": [{"name": name} for name in ranking],
            "entities": [{"entity": "locale", "value": locale}],
        }
    )
