"""The training examples: complete in each locale, marked rightly, and no line twice."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from bot.nlu.decision import OUT_OF_SCOPE, topic_of

from . import corpus

FEWEST = 40
LONG = 12  # characters; shorter lines are alike by nature
NEAR = 0.85

each_locale = pytest.mark.parametrize("locale", corpus.LOCALES)


def test_there_are_104_topics() -> None:
    assert len(corpus.topics()) == 104


@each_locale
def test_each_locale_has_the_same_files(locale: str) -> None:
    wanted = {path.name for path in (corpus.NLU / "en").iterdir()}

    assert wanted == {path.name for path in (corpus.NLU / locale).iterdir()}


def test_no_folder_is_of_a_locale_that_is_off() -> None:
    assert set(corpus.LOCALES) == {path.name for path in corpus.NLU.iterdir()}


@each_locale
def test_each_file_has_the_same_intents_in_each_locale(locale: str) -> None:
    def intents(of: str) -> set[tuple[str, str]]:
        return {(file, block["intent"]) for file, block in corpus.blocks(of)}

    assert intents("en") == intents(locale)


@each_locale
def test_an_intent_stands_once(locale: str) -> None:
    intents = Counter(block["intent"] for _, block in corpus.blocks(locale))

    assert [intent for intent, times in intents.items() if times > 1] == []


@each_locale
def test_each_topic_has_enough_examples(locale: str) -> None:
    counts = Counter(example.topic for example in corpus.examples(locale))

    assert {t: counts[t] for t in corpus.topics() if counts[t] < FEWEST} == {}


@each_locale
def test_each_intent_is_a_topic_chat_or_out_of_scope(locale: str) -> None:
    named = {topic for e in corpus.examples(locale) if (topic := topic_of(e.intent))}
    others = {e.intent for e in corpus.examples(locale) if not topic_of(e.intent)}

    assert named == corpus.topics()
    assert OUT_OF_SCOPE in others


@each_locale
def test_each_intent_is_marked_with_the_locale_of_its_folder(locale: str) -> None:
    assert [
        (file, block["intent"])
        for file, block in corpus.blocks(locale)
        if block.get("metadata") != {"locale": locale}
    ] == []


@each_locale
def test_each_line_is_one_example(locale: str) -> None:
    assert [
        line
        for _, block in corpus.blocks(locale)
        for line in block["examples"].splitlines()
        if not line.startswith("- ") or line != line.rstrip() or len(line) < 3
    ] == []


@each_locale
def test_no_line_has_brackets_which_rasa_reads_as_an_entity(locale: str) -> None:
    assert [e for e in corpus.examples(locale) if set("[]{}") & set(e.text)] == []


@each_locale
def test_no_example_stands_twice(locale: str) -> None:
    places = defaultdict(list)
    for example in corpus.examples(locale):
        places[corpus.plain(example.text) or example.text].append(example)

    assert [found for found in places.values() if len(found) > 1] == []


@each_locale
def test_no_example_is_a_near_copy_of_another_of_its_intent(locale: str) -> None:
    by_intent = defaultdict(list)
    for example in corpus.examples(locale):
        if len(example.text) > LONG:
            by_intent[example.intent].append(example.text)

    assert [
        (lines[i], lines[j])
        for lines in by_intent.values()
        for i, j in corpus.alike(lines, lines, NEAR)
        if i < j
    ] == []
