"""Graph component: which topic a message is about, and whether to answer it."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import topic_model
from bot.nlu.decision import FAQ, Decision, Thresholds, decide
from bot.nlu.entities import SHARES, locale_of
from bot.nlu.topic_model import TopicModel

_FILE = "topic_model.pkl"
# Tells `make train` which locale has been learned.
_log = logging.getLogger(__name__)


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True
)
class TopicClassifier(GraphComponent):
    """Reads `text` and how likely it is in each language; writes the topic.

    What it writes is `intent`, `intent_ranking` and `response_selector`.

    Example: "når kommer pengene" -> intent faq, response key faq/benefit_payday.
    The intent is `nlu_fallback` when topics should be suggested and `out_of_scope`
    when the message should be refused; the ranking tells which topics came near.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """None that must be: without an identifier, every language is likely."""
        return []

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that training and prediction import."""
        return ["sklearn", "scipy", "joblib"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Defaults; chosen by the measurements of docs/adr/0005."""
        return {
            # Confidence from which a topic is answered.
            "answer_threshold": Thresholds.answer,
            # Confidence from which topics are suggested; below it, refused.
            "suggest_threshold": Thresholds.suggest,
            # Confidence of out_of_scope from which it is refused at once.
            "refuse_threshold": Thresholds.refuse,
            # Confidence of a topic that is near a message unsurely out of scope.
            "near_threshold": Thresholds.near,
            # How many labels of the ranking are kept with each message.
            "ranking_length": 8,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: TopicModel | None = None,
    ) -> None:
        """Keep the configuration and, after training or loading, the model."""
        validate_config(config)
        self._storage = model_storage
        self._resource = resource
        self._model = model
        self._length = int(config["ranking_length"])
        self._thresholds = Thresholds(
            config["answer_threshold"],
            config["suggest_threshold"],
            config["refuse_threshold"],
            config["near_threshold"],
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """A classifier that is still to be trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """A trained classifier; only models of our own training are loaded."""
        with model_storage.read_from(resource) as folder:
            model = pickle.loads((Path(folder) / _FILE).read_bytes())  # noqa: S301 - our own file
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit and calibrate a model of each locale's examples."""
        examples: dict[str, list[tuple[str, str]]] = {}
        for example in training_data.intent_examples:
            label = example.get("intent_response_key") or example.get("intent")
            locale = locale_of(example)
            if locale and (text := example.get("text")):
                examples.setdefault(locale, []).append((text, label))
        self._model = topic_model.train(examples, done=_log.info)
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _FILE).write_bytes(pickle.dumps(self._model, protocol=5))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Classify each message that has text."""
        for message in messages:
            if message.get("text") and self._model is not None:
                self._classify(message, self._model)
        return messages

    def _classify(self, message: Message, model: TopicModel) -> None:
        shares = message.get(SHARES) or {}
        ranking = model.ranking(message.get("text"), shares, self._length)
        decision = decide(ranking, self._thresholds)
        write(message, decision, ranking)


def validate_config(config: dict[str, Any]) -> None:
    """Refuse thresholds that could never be met or never matter.

    Raises:
        InvalidConfigException: naming the component and the offending key.
    """
    for key in (
        "answer_threshold",
        "suggest_threshold",
        "refuse_threshold",
        "near_threshold",
    ):
        if not 0 <= config[key] <= 1:
            msg = f"TopicClassifier: {key} must be between 0 and 1, is {config[key]}"
            raise InvalidConfigException(msg)
    if config["suggest_threshold"] > config["answer_threshold"]:
        msg = "TopicClassifier: suggest_threshold must not exceed answer_threshold"
        raise InvalidConfigException(msg)


def write(message: Message, decision: Decision, ranking: Any) -> None:
    """Put a decision on the message in the form that Rasa's parts expect."""
    group, _, topic = decision.label.rpartition("/")
    name = group or topic
    message.set(
        "intent",
        {"name": name, "confidence": decision.confidence},
        add_to_output=True,
    )
    message.set(
        "intent_ranking",
        [{"name": label, "confidence": c} for label, c in ranking],
        add_to_output=True,
    )
    message.set("suggestions", list(decision.suggestions), add_to_output=True)
    if group == FAQ:
        message.set(
            "response_selector",
            response_selector(decision.label, decision.confidence),
            add_to_output=True,
        )


def response_selector(label: str, confidence: float) -> dict[str, Any]:
    """What Rasa's utter_faq reads to find the response of a retrieval intent."""
    return {
        "all_retrieval_intents": [FAQ],
        FAQ: {
            "response": {
                "intent_response_key": label,
                "utter_action": f"utter_{label}",
                "confidence": confidence,
            }
        },
    }
