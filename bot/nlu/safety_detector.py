"""Graph component: danger to life decides the intent, whatever the classifier says."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import Decision
from bot.nlu.safety import danger
from bot.nlu.topic_classifier import write


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class SafetyDetector(GraphComponent):
    """Reads `text`; overrides `intent` with suicide, emergency or violence.

    Example: "не хочу жити" -> intent suicide with confidence 1. It stands after the
    classifier and before the facts, so that nothing later can hide the danger.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyDetector:
        """The detector needs no training."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark the messages that speak of danger."""
        for message in messages:
            kind = danger(message.get("text") or "")
            if kind:
                write(message, Decision("answer", kind, 1.0), [(kind, 1.0)])
        return messages
