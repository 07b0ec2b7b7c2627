"""Graph component: the language of a message, as a proposal for the conversation."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.i18n.registry import DEFAULT, enabled
from bot.nlu import language_model, language_training
from bot.nlu.entities import SHARES, add_entity, locale_of
from bot.nlu.language_model import Guess, LanguageModel
from bot.nlu.text import normalise

_FILE = "language_model.pkl"


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True
)
class LanguageIdentifier(GraphComponent):
    """Reads `text`; writes the entity `locale` (strong) or `locale_hint` (weak).

    Where the text is in a language that we do not speak, the entity is
    `other_language`; in one of ours with Latin letters in place of its own,
    `latin_letters`. How likely each language is goes to the topic classifier.

    Example: "коли прийдуть гроші" -> locale uk. The entity fills a slot; what the
    person chose is another slot and wins (bot/dialogue/locale.py).
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """None."""
        return []

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that training and prediction import."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Nothing to configure: the bounds are in bot/nlu/language_model.py."""
        return {}

    def __init__(
        self,
        model_storage: ModelStorage,
        resource: Resource,
        model: LanguageModel | None = None,
    ) -> None:
        """Keep where the model is stored and, once there is one, the model."""
        self._storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageIdentifier:
        """An identifier that is still to be trained."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageIdentifier:
        """A trained identifier; only models of our own training are loaded."""
        with model_storage.read_from(resource) as folder:
            model = pickle.loads((Path(folder) / _FILE).read_bytes())  # noqa: S301 - our own file
        return cls(model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the locale that each example's intent is marked with."""
        marked = [
            (example.get("text"), locale)
            for example in training_data.intent_examples
            if (locale := locale_of(example))
        ]
        texts, locales = zip(*marked, strict=True)
        self._model = language_training.train(texts, locales)
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _FILE).write_bytes(pickle.dumps(self._model, protocol=5))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the proposal to each message whose language can be told."""
        for message in messages:
            text = message.get("text")
            if not text or self._model is None:
                continue
            shares = self._model.shares(normalise(text))
            message.set(SHARES, shares)
            if guess := language_model.guess(text, shares, self._model.terms):
                _propose(message, guess)
        return messages


def _propose(message: Message, guess: Guess) -> None:
    """Write what the dialogue reads.

    A language that we do not speak, and one of ours in Latin letters, get the menu.
    """
    if guess.strength == "open":
        add_entity(message, "open_language", guess.language, "LanguageIdentifier")
        if guess.language == DEFAULT:
            return
    if guess.language not in enabled():
        name = "other_language"
    elif guess.latin:
        name = "latin_letters" if guess.strength == "strong" else "locale_hint"
    else:
        name = "locale" if guess.strength == "strong" else "locale_hint"
    if name == "latin_letters":
        # Answered in its own letters until the person chooses.
        add_entity(message, "locale_hint", guess.language, "LanguageIdentifier")
    if name != "other_language" or guess.strength == "strong":
        add_entity(message, name, guess.language, "LanguageIdentifier")
