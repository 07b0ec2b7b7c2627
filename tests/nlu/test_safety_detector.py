"""The safety detector as Rasa runs it: danger decides over the classifier."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.safety_detector import SafetyDetector

CLASSIFIED = {"name": "out_of_scope", "confidence": 0.9}


@pytest.fixture()
def detector(
    storage: ModelStorage, resource: Resource, context: ExecutionContext
) -> SafetyDetector:
    return SafetyDetector.create({}, storage, resource, context)


def intent(detector: SafetyDetector, text: str | None) -> Any:
    (message,) = detector.process([Message({"text": text, "intent": CLASSIFIED})])
    return message.get("intent")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("jeg vil ikke leve mer", "suicide"),
        ("my husband beats me", "violence"),
        ("горить квартира", "emergency"),
        ("він б'є мене і я не хочу жити", "suicide"),
    ],
)
def test_danger_overrides_the_classifier(
    text: str, kind: str, detector: SafetyDetector
) -> None:
    assert {"name": kind, "confidence": 1.0} == intent(detector, text)


@pytest.mark.parametrize("text", ["Når kommer pengene?", "", None])
def test_all_else_stays_as_it_was(text: str | None, detector: SafetyDetector) -> None:
    assert CLASSIFIED == intent(detector, text)


def test_danger_leaves_nothing_to_suggest(detector: SafetyDetector) -> None:
    data = {"text": "I want to die", "suggestions": ["holiday"]}
    (message,) = detector.process([Message(data)])

    assert [] == message.get("suggestions")
    assert [{"name": "suicide", "confidence": 1.0}] == message.get("intent_ranking")
