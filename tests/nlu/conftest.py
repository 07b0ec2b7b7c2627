"""What the tests of the components share: storage, and data small enough to train."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

LINES = {
    "faq/benefit_payday": (
        ("nb", "Når kommer pengene?"),
        ("nb", "Hvilken dag får jeg stønaden på konto?"),
        ("nb", "lønningsdag når"),
        ("en", "When does the money come?"),
        ("en", "What day is the benefit paid?"),
        ("en", "payday when"),
        ("uk", "Коли прийдуть гроші?"),
        ("uk", "Якого числа виплата?"),
    ),
    "benefit_amount": (
        ("nb", "Hvor mye penger får jeg?"),
        ("nb", "Hva er summen på stønaden?"),
        ("en", "How much money do I get?"),
        ("en", "What is the amount of the benefit?"),
        ("uk", "Скільки грошей я отримаю?"),
        ("uk", "Яка сума допомоги?"),
    ),
    "greet": (
        ("nb", "hei hei"),
        ("nb", "god dag til deg"),
        ("en", "hello there"),
        ("en", "good day to you"),
        ("uk", "привіт вам"),
        ("uk", "добрий день"),
    ),
    "out_of_scope": (
        ("nb", "Hvordan blir været i Bergen?"),
        ("nb", "oppskrift på vafler"),
        ("en", "Who won the football match?"),
        ("en", "a recipe for soup"),
        ("uk", "Яка завтра погода?"),
        ("uk", "рецепт борщу"),
    ),
}


def example(text: str, label: str, locale: str) -> Message:
    """A training example as Rasa reads it from data/nlu."""
    intent, _, topic = label.partition("/")
    data = {
        "text": text,
        "intent": intent,
        "metadata": {"intent": {"locale": locale}},
        **({"intent_response_key": label} if topic else {}),
    }
    return Message(data)


@pytest.fixture(scope="session")
def training_data() -> TrainingData:
    """A few lines of four intents in three locales."""
    return TrainingData(
        [
            example(text, label, locale)
            for label, lines in LINES.items()
            for locale, text in lines
        ]
    )


@pytest.fixture()
def storage(tmp_path: Path) -> ModelStorage:
    """Rasa's storage of a model that is being trained."""
    return LocalModelStorage(tmp_path)


@pytest.fixture()
def resource() -> Resource:
    """The name under which a component keeps what it learned."""
    return Resource("component")


@pytest.fixture()
def context() -> ExecutionContext:
    """What Rasa tells a component of the run it is part of."""
    return ExecutionContext(GraphSchema({}))
