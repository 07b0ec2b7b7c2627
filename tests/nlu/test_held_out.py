"""The held-out texts: every topic in three kinds, and nothing the model has seen."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from bot.nlu.decision import OUT_OF_SCOPE

from . import corpus

ASKED = {"plain", "hard", "para"}
NEAR = 0.9
CHAT = {"greet", "thanks", "goodbye"}

each_locale = pytest.mark.parametrize("locale", corpus.LOCALES)


@each_locale
def test_each_topic_is_asked_for_in_three_kinds(locale: str) -> None:
    kinds = defaultdict(set)
    for line in corpus.held_out(locale):
        kinds[line.topic].add(line.kind)

    assert {t: kinds[t] for t in corpus.topics() if kinds[t] != ASKED} == {}


@each_locale
def test_each_kind_has_an_equal_part(locale: str) -> None:
    counts = Counter(line.kind for line in corpus.held_out(locale))

    assert counts["plain"] == counts["hard"] == counts["para"]
    assert counts["oos"] >= 60
    assert counts["chat"] >= 12


@each_locale
def test_each_topic_is_known_and_fits_its_kind(locale: str) -> None:
    fitting = {
        **dict.fromkeys(ASKED, corpus.topics()),
        "oos": {OUT_OF_SCOPE},
        "chat": CHAT,
    }

    assert [
        line for line in corpus.held_out(locale) if line.topic not in fitting[line.kind]
    ] == []


@each_locale
def test_no_text_stands_twice(locale: str) -> None:
    counts = Counter(corpus.plain(line.text) for line in corpus.held_out(locale))

    assert [text for text, times in counts.items() if times > 1 or not text] == []


@each_locale
def test_no_text_is_a_training_example_or_a_near_copy(locale: str) -> None:
    texts = [line.text for line in corpus.held_out(locale)]
    seen = [e.text for other in corpus.LOCALES for e in corpus.examples(other)]

    assert [(texts[i], seen[j]) for i, j in corpus.alike(texts, seen, NEAR)] == []
