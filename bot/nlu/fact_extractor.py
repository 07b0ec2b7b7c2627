"""Graph component: facts that a person states become entities for the slots."""

from __future__ import annotations

from typing import Any, Final

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.buttons import written_button
from bot.nlu.decision import (
    Decision,
    is_bare_number,
    is_statement,
    states_facts,
    wants_amount,
)
from bot.nlu.entities import add_entity
from bot.nlu.facts import asks, asks_amount, extract
from bot.nlu.own_dates import next_time
from bot.nlu.safety import KINDS
from bot.nlu.text import normalise, words
from bot.nlu.topic_classifier import write
from bot.settings import read_settings

# What a question tells of the person too: "I missed 5 hours, what will it cost me?"
_OF_QUESTIONS: Final = frozenset({"language", "invalid_absence_hours"})
_YES_NO: Final = frozenset({"affirm", "deny"})


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
            if text and message.get("intent", {}).get("name") not in KINDS:
                _extract(message, text)
        return messages


def _extract(message: Message, text: str) -> None:
    found = extract(text)
    ranking = [(r["name"], r["confidence"]) for r in message.get("intent_ranking", ())]
    intent = message.get("intent") or {}
    if ranking and wants_amount(ranking[0][0], found.keys()) and asks_amount(text):
        write(message, Decision("answer", "benefit_amount", ranking[0][1]), ranking)
    elif ranking and _informs(text, intent.get("name", ""), found):
        write(message, Decision("answer", "inform", ranking[0][1]), ranking)
    intent = message.get("intent") or {}
    length = len(words(normalise(text)))
    if not states_facts(intent.get("name", ""), intent.get("confidence", 0.0), length):
        # "I have collective protection" is also a topic, which is answered.
        kept = _OF_QUESTIONS if asks(text) else {*_OF_QUESTIONS, "permit"}
        found = {name: v for name, v in found.items() if name in kept}
    if month := found.get("turns_25_in"):
        found["turns_25_in"] = next_time(month, read_settings().now().date())
    for name, value in found.items():
        add_entity(message, name, value, "FactExtractor")


def _informs(text: str, intent: str, found: dict[str, Any]) -> bool:
    """Whether a message states facts, whatever it was understood as."""
    cleaned = normalise(text)
    if written_button(cleaned) or (intent in _YES_NO and is_bare_number(text)):
        return True
    length = len(words(cleaned))
    return is_statement(intent, found, asks=asks(text), length=length)
