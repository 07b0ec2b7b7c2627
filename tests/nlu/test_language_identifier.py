"""The language identifier as Rasa runs it."""

from __future__ import annotations

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.language_identifier import LanguageIdentifier
from bot.nlu.languages import others


@pytest.fixture()
def identifier(
    training_data: TrainingData,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> LanguageIdentifier:
    """Trained on a few lines, stored and loaded again."""
    config = LanguageIdentifier.get_default_config()
    LanguageIdentifier.create(config, storage, resource, context).train(training_data)
    return LanguageIdentifier.load(config, storage, resource, context)


def entities(identifier: LanguageIdentifier, text: str) -> dict[str, str]:
    (message,) = identifier.process([Message({"text": text})])
    return {e["entity"]: e["value"] for e in message.get("entities", [])}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("A Ukrainian sentence", "Коли прийдуть гроші?", {"locale": "uk"}),
        ("Two Cyrillic letters are a hint", "ні", {"locale_hint": "uk"}),
        ("A script of none of the examples", "سلام", {}),
        ("A number", "23", {}),
        ("Nothing", "", {}),
    ],
)
def test_a_proposal_is_an_entity(
    title: str, text: str, expected: dict[str, str], identifier: LanguageIdentifier
) -> None:
    assert expected == entities(identifier, text)


def test_a_sentence_of_the_training_data_is_known(
    identifier: LanguageIdentifier,
) -> None:
    found = entities(identifier, "Hvilken dag får jeg stønaden på konto?")

    assert ["nb"] == list(found.values())


def test_other_entities_are_kept(identifier: LanguageIdentifier) -> None:
    mine = {"entity": "topic", "value": "holiday"}
    (message,) = identifier.process([Message({"text": "Коли?", "entities": [mine]})])

    assert mine == message.get("entities")[0]
    assert "LanguageIdentifier" == message.get("entities")[1]["extractor"]


def test_an_untrained_identifier_says_nothing(
    storage: ModelStorage, resource: Resource, context: ExecutionContext
) -> None:
    identifier = LanguageIdentifier.create({}, storage, resource, context)

    assert {} == entities(identifier, "Коли прийдуть гроші?")


def test_examples_without_a_locale_are_left_out(
    training_data: TrainingData,
    storage: ModelStorage,
    resource: Resource,
    context: ExecutionContext,
) -> None:
    unmarked = Message({"text": "Bonjour à tous", "intent": "greet"})
    data = TrainingData([*training_data.training_examples, unmarked])
    LanguageIdentifier.create({}, storage, resource, context).train(data)
    identifier = LanguageIdentifier.load({}, storage, resource, context)

    found = {x for each in identifier._model.scripts.values() for x in each.labels}
    assert {"en", "nb", "uk"} == found - {*others()}
