"""The model of all languages: one for each, asked by how likely each is."""

from __future__ import annotations

import pickle
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu import topic_model
from bot.nlu.topic_model import TopicModel

from .conftest import LINES

MANY = settings(deadline=None, database=None, max_examples=100)


def by_locale() -> dict[str, list[tuple[str, str]]]:
    found = defaultdict(list)
    for label, lines in LINES.items():
        for locale, text in lines:
            found[locale].append((text, label))
    return dict(found)


EXAMPLES = by_locale()
MODEL = topic_model.train(EXAMPLES)
messages = st.one_of(
    st.text(max_size=60),
    st.sampled_from([text for lines in LINES.values() for _, text in lines]),
)
shares = st.dictionaries(
    st.sampled_from(["nb", "en", "uk", "pl", "ar_Latn"]), st.floats(0, 1)
)


@MANY
@given(messages, shares)
def test_confidences_sum_to_one(text: str, likely: dict[str, float]) -> None:
    confidences = MODEL.confidences(text, likely)

    assert pytest.approx(1, abs=1e-5) == confidences.sum()
    assert (confidences >= 0).all()


@MANY
@given(messages, shares, st.integers(1, 6))
def test_a_ranking_begins_with_the_best(
    text: str, likely: dict[str, float], length: int
) -> None:
    ranking = MODEL.ranking(text, likely, length)
    confidences = [confidence for _, confidence in ranking]

    assert min(length, len(MODEL.labels)) == len(ranking)
    assert sorted(confidences, reverse=True) == confidences
    assert len({label for label, _ in ranking}) == len(ranking)


def test_each_locale_has_learned_its_examples() -> None:
    wrong = [
        (locale, text)
        for locale, lines in EXAMPLES.items()
        for text, label in lines
        if MODEL.ranking(text, {locale: 1.0}, 1)[0][0] != label
    ]

    assert [] == wrong


def test_a_message_in_an_unknown_language_is_read_as_all() -> None:
    assert "greet" == MODEL.ranking("привіт вам", {}, 1)[0][0]
    assert "greet" == MODEL.ranking("привіт вам", {"pl": 1.0}, 1)[0][0]


def test_latin_letters_are_read_as_the_language_that_they_stand_for() -> None:
    np.testing.assert_array_equal(
        MODEL.confidences("pryvit", {"uk_Latn": 1.0}),
        MODEL.confidences("pryvit", {"uk": 1.0}),
    )


def test_a_mixed_message_is_read_as_both_languages() -> None:
    one = MODEL.confidences("hei good day", {"nb": 1.0})
    other = MODEL.confidences("hei good day", {"en": 1.0})
    both = MODEL.confidences("hei good day", {"nb": 0.5, "en": 0.5})

    np.testing.assert_allclose((one + other) / 2, both, atol=1e-6)


def test_the_same_data_gives_the_same_model() -> None:
    again = topic_model.train(EXAMPLES)

    for locale, found in MODEL.locales.items():
        assert (found.model.weights == again.locales[locale].model.weights).all()
        assert found.temperature == again.locales[locale].temperature


def test_a_stored_model_ranks_like_the_one_that_was_stored() -> None:
    loaded: TopicModel = pickle.loads(pickle.dumps(MODEL))

    for locale, lines in EXAMPLES.items():
        for text, _ in lines:
            np.testing.assert_array_equal(
                MODEL.confidences(text, {locale: 1.0}),
                loaded.confidences(text, {locale: 1.0}),
            )


def test_training_tells_how_far_it_is() -> None:
    done: list[str] = []
    topic_model.train(EXAMPLES, done=done.append)

    assert sorted(EXAMPLES) == sorted(done)
