"""Graph component: a message in a language that we do not speak gets the menu."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.decision import UNKNOWN_LANGUAGE, Decision
from bot.nlu.topic_classifier import write


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False
)
class LanguageMenu(GraphComponent):
    """Reads the entity `other_language`; overrides `intent` with `unknown_language`.

    Example: "comment obtenir mon argent" -> the menu, said in French. It stands after
    the classifier, whose guess about a language it never saw means nothing, and
    before the safety detector, whose phrases may be in any language.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageMenu:
        """The component needs no training."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Mark the messages in other languages."""
        for message in messages:
            named = {entity["entity"] for entity in message.get("entities", [])}
            if "other_language" in named:
                ranking = [(UNKNOWN_LANGUAGE, 1.0)]
                write(message, Decision("answer", UNKNOWN_LANGUAGE, 1.0), ranking)
        return messages
