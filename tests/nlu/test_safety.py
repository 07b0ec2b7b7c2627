"""Danger to life is seen in every language, and daily language is not taken for it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.safety import KINDS, danger

from . import corpus
from .case_files import FOLDER, of_locales

CASES = corpus.loaded(FOLDER / "safety.yml")
for _locale, _found in of_locales().items():
    for _kind in KINDS:
        CASES[_kind][_locale] = _found["safety"][_kind]
    CASES["none"] += _found["safety"]["none"]
DANGERS = [
    pytest.param(kind, text, id=f"{locale} {text[:60]}")
    for kind in KINDS
    for locale, texts in CASES[kind].items()
    for text in texts
]
MANY = settings(deadline=None, database=None, max_examples=100)
LEAST = {"suicide": 25, "violence": 8, "emergency": 8}
PLAIN = ("jeg vil ta livet mitt", "I want to kill myself", "я не хочу жити")
SENTENCES = [e.text for locale in corpus.LOCALES for e in corpus.examples(locale)]


@pytest.mark.parametrize(("kind", "text"), DANGERS)
def test_danger_is_seen(kind: str, text: str) -> None:
    assert kind == danger(text)


@pytest.mark.parametrize("text", CASES["none"])
def test_daily_language_is_no_danger(text: str) -> None:
    assert danger(text) is None


@pytest.mark.parametrize("locale", corpus.LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_there_are_cases_enough(kind: str, locale: str) -> None:
    assert len(CASES[kind][locale]) >= LEAST[kind]


def test_there_are_enough_cases_of_daily_language() -> None:
    assert len(CASES["none"]) >= 30


@pytest.mark.parametrize("locale", corpus.LOCALES)
def test_no_example_of_another_topic_is_danger(locale: str) -> None:
    others = [e for e in corpus.examples(locale) if e.intent not in KINDS]

    assert [e for e in others if danger(e.text)] == []


@MANY
@given(
    st.sampled_from(PLAIN),
    st.lists(st.sampled_from(SENTENCES), max_size=8),
    st.lists(st.sampled_from(SENTENCES), max_size=8),
)
def test_danger_is_seen_inside_a_long_message(
    phrase: str, before: list[str], after: list[str]
) -> None:
    assert danger(". ".join([*before, phrase, *after])) == "suicide"


@MANY
@given(st.sampled_from(PLAIN), st.sampled_from("\u200b\u200d\u00ad\u202e\ufeff"))
def test_danger_is_seen_through_invisible_characters(phrase: str, char: str) -> None:
    assert danger(char.join(phrase)) == "suicide"


@MANY
@given(st.text())
def test_any_text_has_a_known_kind_or_none(text: str) -> None:
    assert danger(text) in {None, *KINDS}
