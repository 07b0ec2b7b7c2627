"""The language of a text, and how far a guess may be relied on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu import language_model
from bot.nlu.language_model import identify, script
from bot.nlu.text import normalise, words
from bot.nlu.topic_model import TopicModel

from . import corpus

MANY = settings(deadline=None, database=None, max_examples=100)
SENTENCE = 4
ACCURACY = 0.97


@pytest.fixture(scope="module")
def model() -> TopicModel:
    """A model of every other example: as good, and trained in half the time."""
    lines = [(e.text, loc) for loc in corpus.LOCALES for e in corpus.examples(loc)[::2]]
    texts, locales = zip(*lines, strict=True)
    return language_model.train(texts, locales)


def test_the_language_of_sentences_is_found(model: TopicModel) -> None:
    sentences = [
        (locale, line.text)
        for locale in corpus.LOCALES
        for line in corpus.held_out(locale)
        if len(words(normalise(line.text))) >= SENTENCE
    ]
    guesses = [(locale, identify(text, model)) for locale, text in sentences]
    right = sum(bool(g) and g.locale == locale for locale, g in guesses)

    assert right / len(sentences) >= ACCURACY


def test_a_strong_guess_is_hardly_ever_wrong(model: TopicModel) -> None:
    wrong = [
        (line.text, guess)
        for locale in corpus.LOCALES
        for line in corpus.held_out(locale)
        if (guess := identify(line.text, model))
        and guess.strength == "strong"
        and guess.locale != locale
    ]

    assert len(wrong) <= 15, wrong


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("A Norwegian sentence", "Når kommer pengene på konto?", ("nb", "strong")),
        ("An English sentence", "When does the money come?", ("en", "strong")),
        ("A Ukrainian sentence", "Коли прийдуть гроші?", ("uk", "strong")),
        ("A Ukrainian word", "привіт", ("uk", "strong")),
        (
            "A Russian sentence is answered in Ukrainian",
            "Когда деньги?",
            ("uk", "strong"),
        ),
        ("Two Cyrillic letters", "ні", ("uk", "weak")),
        ("A short question", "how much", ("en", "weak")),
        ("Dialect", "ka tid kjem pengan på konto", ("nb", "strong")),
        (
            "Norwegian words inside Ukrainian",
            "коли introstønad прийде",
            ("uk", "strong"),
        ),
    ],
)
def test_a_language_is_found(
    title: str, text: str, expected: tuple[str, str], model: TopicModel
) -> None:
    guess = identify(text, model)

    assert guess is not None
    assert expected == (guess.locale, guess.strength)


@pytest.mark.parametrize(
    "text",
    ["NAV", "nav", "23", "ok", "OK!", "2G", "Eritrea", "1. mai", "sms", "hei", "no"],
)
def test_a_sign_without_a_language_never_changes_a_conversation(
    text: str, model: TopicModel
) -> None:
    guess = identify(text, model)

    assert guess is None or guess.strength == "weak"


@pytest.mark.parametrize(
    "text",
    ["سلام", "متى يأتي المال؟", "پول کی می‌آید", "ሰላም", "你好", "23", "?!", "👍", ""],
)
def test_another_script_or_none_tells_nothing(text: str, model: TopicModel) -> None:
    assert identify(text, model) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hei", "latin"),
        ("Привіт", "cyrillic"),
        ("ґ", "cyrillic"),
        ("سلام", "other"),
        ("ሰላም", "other"),
        ("23!", "none"),
        ("", "none"),
        ("NAV каже ні", "cyrillic"),
    ],
)
def test_script(text: str, expected: str) -> None:
    assert expected == script(text)


@MANY
@given(text=st.text())
def test_any_text_has_an_enabled_locale_or_none(text: str, model: TopicModel) -> None:
    guess = identify(text, model)

    assert guess is None or guess.locale in corpus.LOCALES
    assert guess is None or 0 <= guess.confidence <= 1
