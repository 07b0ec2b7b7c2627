"""The topic classifier as Rasa runs it: created, trained, loaded, asked."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.decision import Decision
from bot.nlu.entities import SHARES
from bot.nlu.topic_classifier import TopicClassifier, response_selector, write

from .conftest import LINES

# The tiny model is never as sure as the real one.
SURE = {
    **TopicClassifier.get_default_config(),
    "answer_threshold": 0.0,
    "suggest_threshold": 0.0,
    "refuse_threshold": 0.0,
}
UNSURE = {**SURE, "answer_threshold": 1.0}


def trained(
    config: dict[str, Any],
    data: TrainingData,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> TopicClassifier:
    """A classifier that was trained, stored and loaded again."""
    TopicClassifier.create(config, storage, resource, context).train(data)
    return TopicClassifier.load(config, storage, resource, context)


@pytest.fixture()
def classifier(
    training_data: TrainingData,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> TopicClassifier:
    return trained(SURE, training_data, storage, resource, context)


def test_a_topic_gets_the_retrieval_intent_and_its_response(
    classifier: TopicClassifier,
) -> None:
    (message,) = classifier.process([Message({"text": "Når kommer pengene?"})])

    assert "faq" == message.get("intent")["name"]
    assert "faq/benefit_payday" == message.get("intent_ranking")[0]["name"]
    selected = message.get("response_selector")["faq"]["response"]
    assert "faq/benefit_payday" == selected["intent_response_key"]
    assert "utter_faq/benefit_payday" == selected["utter_action"]
    assert selected["confidence"] == message.get("intent")["confidence"]


def test_a_flow_is_an_intent_of_its_own(classifier: TopicClassifier) -> None:
    (message,) = classifier.process([Message({"text": "How much money do I get?"})])

    assert "benefit_amount" == message.get("intent")["name"]
    assert message.get("response_selector") is None


def test_what_is_none_of_ours_is_out_of_scope(classifier: TopicClassifier) -> None:
    text = {"text": "рецепт борщу", SHARES: {"uk": 1.0}}
    (message,) = classifier.process([Message(text)])

    assert "out_of_scope" == message.get("intent")["name"]


def test_the_result_is_part_of_the_parse(classifier: TopicClassifier) -> None:
    (message,) = classifier.process([Message({"text": "hei hei"})])

    assert {"intent", "intent_ranking", "suggestions"} <= message.as_dict(
        only_output_properties=True
    ).keys()


def test_the_ranking_has_as_many_labels_as_configured(
    training_data: TrainingData,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> None:
    config = {**SURE, "ranking_length": 2}
    classifier = trained(config, training_data, storage, resource, context)
    (message,) = classifier.process([Message({"text": "hei hei"})])

    assert 2 == len(message.get("intent_ranking"))


def test_an_unsure_classifier_suggests(
    training_data: TrainingData,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> None:
    classifier = trained(UNSURE, training_data, storage, resource, context)
    (message,) = classifier.process([Message({"text": "dagen"})])

    assert "nlu_fallback" == message.get("intent")["name"]
    assert "benefit_payday" == message.get("suggestions")[0]


def test_a_message_without_text_stays_as_it_is(classifier: TopicClassifier) -> None:
    intent = {"name": "affirm", "confidence": 1.0}
    (message,) = classifier.process([Message({"text": "", "intent": intent})])

    assert intent == message.get("intent")


def test_an_untrained_classifier_says_nothing(
    storage: ModelStorage, resource: Resource, context: ExecutionContext
) -> None:
    classifier = TopicClassifier.create(SURE, storage, resource, context)
    (message,) = classifier.process([Message({"text": "hei"})])

    assert message.get("intent") is None


def test_all_examples_are_learned(classifier: TopicClassifier) -> None:
    lines = [(label, *line) for label, lines in LINES.items() for line in lines]
    messages = classifier.process(
        [Message({"text": text, SHARES: {locale: 1.0}}) for _, locale, text in lines]
    )

    assert [label for label, *_ in lines] == [
        message.get("intent_ranking")[0]["name"] for message in messages
    ]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param({"answer_threshold": 1.1}, "answer_threshold", id="above one"),
        pytest.param({"suggest_threshold": -0.1}, "suggest_threshold", id="below zero"),
        pytest.param(
            {"refuse_threshold": 2}, "refuse_threshold", id="refuse above one"
        ),
        pytest.param({"near_threshold": -1}, "near_threshold", id="near below zero"),
        pytest.param(
            {"answer_threshold": 0.2, "suggest_threshold": 0.3},
            "suggest_threshold",
            id="suggesting needs more than answering",
        ),
    ],
)
def test_an_impossible_configuration_is_refused(
    change: dict[str, float],
    named: str,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> None:
    config = {**TopicClassifier.get_default_config(), **change}

    with pytest.raises(InvalidConfigException, match=named):
        TopicClassifier.create(config, storage, resource, context)


def test_the_default_configuration_is_possible(
    storage: ModelStorage, resource: Resource, context: ExecutionContext
) -> None:
    config = TopicClassifier.get_default_config()

    assert TopicClassifier.create(config, storage, resource, context)


def test_a_suggestion_is_written_with_its_topics() -> None:
    message = Message({"text": "penger"})
    ranking = [("faq/a", 0.3), ("b", 0.2)]
    write(message, Decision("suggest", "nlu_fallback", 0.3, ("a", "b")), ranking)

    assert {"name": "nlu_fallback", "confidence": 0.3} == message.get("intent")
    assert ["a", "b"] == message.get("suggestions")
    assert ["faq/a", "b"] == [row["name"] for row in message.get("intent_ranking")]
    assert message.get("response_selector") is None


def test_the_response_selector_has_the_form_that_rasa_reads() -> None:
    found = response_selector("faq/holiday", 0.5)

    assert ["faq"] == found["all_retrieval_intents"]
    assert "utter_faq/holiday" == found["faq"]["response"]["utter_action"]
