"""Graph component: facts that a person states become entities for the slots."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import add_entity
from bot.nlu.facts import extract
from bot.nlu.safety import KINDS


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False
)
class FactExtractor(GraphComponent):
    """Reads `text` and `intent`; writes entities such as age and end_goal.

    Example: "Мені 23, живу сама" -> age 23, lives_with_parents False. A message that
    speaks of danger gets none: a form must not go on because it also holds a number.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """The extractor needs no training."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the facts of each message."""
        for message in messages:
            text = message.get("text")
            if not text or message.get("intent", {}).get("name") in KINDS:
                continue
            for name, value in extract(text).items():
                add_entity(message, name, value, "FactExtractor")
        return messages
