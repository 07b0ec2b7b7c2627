"""The answers to topics: complete, readable, of the right day, with their sources."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from babel.dates import format_date

from bot.i18n.answers import (
    answer_sources,
    answer_text,
    holding_on,
    placeholders,
    source_title,
    topic_title,
    translation_state,
)
from bot.i18n.bidi import plain
from bot.i18n.catalog import translate
from bot.i18n.registry import SOURCE, enabled
from bot.municipality.profile import load_profile

from . import texts
from .texts import ANSWER, answers, responses, versions

LOCALES = tuple(enabled())
TRANSLATIONS = tuple(locale for locale in LOCALES if locale != SOURCE)
NAMES = tuple(answers())
TOPICS = 104
TODAY = date(2026, 11, 21)
LIX_BOUND = 40  # easy to read: between fiction and a newspaper
WORD_BOUND = 95  # what fits a telephone's screen
# These write as words of their own what others write as endings.
WORD_BOUNDS = {"fa_AF": 115, "ps": 135, "so": 105, "sw": 105}
READ_AS_LIX = ("nb", "en")  # no scale was found for Ukrainian
_AMOUNT_SPACE = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}\b)")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def days(answer: dict[str, Any]) -> list[date]:
    """The last day of each older text, and today."""
    older = answer["metadata"].get("variants", ())
    return [*(date.fromisoformat(variant["until"]) for variant in older), TODAY]


def without(counts: Counter[str], left_out: set[str]) -> Counter[str]:
    """The counts of all but some numbers."""
    return Counter({n: count for n, count in counts.items() if n not in left_out})


def numbers(text: str) -> Counter[str]:
    """The numbers of a text, 22 758 as one, with a point for decimals."""
    found = _NUMBER.findall(_AMOUNT_SPACE.sub("", text))
    return Counter(number.replace(",", ".") for number in found)


def test_every_topic_has_one_answer() -> None:
    assert len(NAMES) == TOPICS
    assert not [name for name in NAMES if len(responses()[name]) != 1]


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_has_its_metadata(name: str) -> None:
    answer = answers()[name]
    data = answer["metadata"]
    topic = name.removeprefix(ANSWER)

    assert topic == data["topic"]
    assert data["title"].strip()
    assert all(text.strip() for text in versions(answer))
    assert date.fromisoformat(data["checked"]) <= TODAY
    assert {ANSWER + other for other in data["related"]} <= answers().keys()
    assert topic not in data["related"]
    assert len(data["related"]) == len(set(data["related"])) > 0
    assert not [text for text in versions(answer) if placeholders(text)]
    assert all(placeholders(sentence) for sentence in data.get("local", ()))


@pytest.mark.parametrize("name", NAMES)
def test_each_text_of_an_answer_has_its_sources(name: str) -> None:
    answer = answers()[name]
    for day in days(answer):
        sources = answer_sources(answer, "nb", day)

        assert sources
        for source in sources:
            assert {"title", "url", "valid_from", "checked"} == set(source)
            assert source["url"].startswith("https://")
            assert source["title"].strip()
            assert answer["metadata"]["checked"] == source["checked"]
            assert _holds_or_is_announced(source, holding_on(answer, day)["text"], day)


def _holds_or_is_announced(source: dict[str, Any], text: str, day: date) -> bool:
    """A source of a later day may stand only where the text says that day."""
    start = date.fromisoformat(source["valid_from"] or "2000-01-01")
    return start <= day or format_date(start, "d MMMM y", locale="en") in text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("locale", READ_AS_LIX)
def test_an_answer_is_easy_to_read(locale: str, name: str) -> None:
    for text in versions(answers()[name]):
        assert texts.lix(translate(locale, name, text)) < LIX_BOUND


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_an_answer_is_short_with_what_the_municipality_adds(
    locale: str, name: str
) -> None:
    answer, profile = answers()[name], load_profile("eksempel").texts(locale)
    for day in days(answer):
        said = answer_text(name, answer, locale, day, profile)

        assert texts.word_count(said) <= WORD_BOUNDS.get(locale, WORD_BOUND)
        assert ".." not in said  # a value of the profile brings no full stop
        assert "{" not in said


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("locale", TRANSLATIONS)
def test_a_translation_has_the_numbers_of_its_source(locale: str, name: str) -> None:
    for text in versions(answers()[name]):
        translated = translate(locale, name, text)

        assert text != translated
        spelled = {"1", "2"} if locale == "ar" else set()  # "two years" in one word
        assert without(numbers(text), spelled) == without(numbers(translated), spelled)


@pytest.mark.parametrize("locale", LOCALES)
def test_short_names_tell_the_topics_apart(locale: str) -> None:
    titles = {
        n: topic_title(n.removeprefix(ANSWER), responses(), locale) for n in NAMES
    }
    twice = [title for title, count in Counter(titles.values()).items() if count > 1]

    assert twice == []


@pytest.mark.parametrize("name", [n for n in NAMES if len(days(answers()[n])) > 1])
def test_the_text_changes_on_the_day_after_the_last_of_the_old(name: str) -> None:
    answer = answers()[name]
    variants = sorted(answer["metadata"]["variants"], key=lambda v: v["until"])
    newer = [*variants[1:], {"text": answer["text"], **answer["metadata"]}]
    for old, new in zip(variants, newer, strict=True):
        last = date.fromisoformat(old["until"])
        before, after = (
            holding_on(answer, last),
            holding_on(answer, last + timedelta(1)),
        )

        assert (old["text"], old["sources"]) == (before["text"], before["sources"])
        assert (new["text"], new["sources"]) == (after["text"], after["sources"])
        assert before["text"] != after["text"]


@pytest.mark.parametrize("locale", LOCALES)
def test_collective_protection_before_and_after_the_new_year_of_2026(
    locale: str,
) -> None:
    name = f"{ANSWER}collective_protection"
    said = [
        answer_text(name, answers()[name], locale, day, {})
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 30))
    ]
    repealed = answer_text(name, answers()[name], locale, date(2026, 7, 1), {})

    assert said[0] != said[1] == said[2] != repealed


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_is_dropped_where_the_municipality_has_not_given_its_value(
    locale: str,
) -> None:
    for name, answer in answers().items():
        local = answer["metadata"].get("local", ())
        unknown = {k for sentence in local for k in placeholders(sentence)}
        values = dict.fromkeys(unknown, "VALUE")
        full = answer_text(name, answer, locale, TODAY, values)
        for key in unknown - {"bot_languages"}:
            rest = {k: v for k, v in values.items() if k != key}
            dropped = sum(key in placeholders(sentence) for sentence in local)
            said = answer_text(name, answer, locale, TODAY, rest)

            assert len(full.splitlines()) - dropped == len(said.splitlines())
            assert "{" not in said


def test_the_sample_profile_says_every_local_sentence() -> None:
    profile = load_profile("eksempel").texts("en")
    for name, answer in answers().items():
        said = answer_text(name, answer, "en", TODAY, profile)
        lines = answer["text"].splitlines() + answer["metadata"].get("local", [])

        assert len(lines) == len(said.splitlines()), name


def test_the_languages_are_those_of_the_registry_in_their_own_names() -> None:
    name = f"{ANSWER}change_language"
    said = answer_text(name, answers()[name], "uk", TODAY, {})

    assert all(entry.name in said for entry in enabled().values())


def test_the_sections_of_a_source_stand_as_they_are() -> None:
    for locale in LOCALES:
        title = source_title("Integration Act §§ 20, 46", locale)
        assert plain(title).endswith(" §§ 20, 46")
    assert (
        source_title("Integration Act §§ 20, 46", "en") == "Integration Act §§ 20, 46"
    )
    assert source_title("Integration Act § 20", "nb") != "Integration Act § 20"


def test_the_state_of_a_translation_is_that_of_the_registry() -> None:
    assert translation_state(SOURCE) == "source"
    assert {translation_state(t) for t in TRANSLATIONS} <= {"reviewed", "unreviewed"}
