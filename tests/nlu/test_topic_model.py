"""The sparse linear model: the same numbers as scikit-learn, ranked and calibrated."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from bot.nlu import topic_model
from bot.nlu.text import normalise
from bot.nlu.topic_model import Options, TopicModel, softmax

from .conftest import LINES

MANY = settings(deadline=None, database=None, max_examples=100)
TEXTS = [text for lines in LINES.values() for _, text in lines]
LABELS = [label for label, lines in LINES.items() for _ in lines]
OPTIONS = Options(least_documents=1)
MODEL = topic_model.train(TEXTS, LABELS, OPTIONS)

# Words of the examples mixed with anything: both known and unknown n-grams.
messages = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(" ".join(TEXTS).split()), max_size=12).map(" ".join),
)


def scikit_learn_scores(texts: list[str]) -> np.ndarray:
    """The scores in scikit-learn's way: transform all features, multiply all rows."""
    blocks = []
    for vectorizer, weight in topic_model._vectorizers(OPTIONS):
        vectorizer.fit([normalise(text) for text in TEXTS])
        blocks.append(vectorizer.transform([normalise(t) for t in texts]) * weight)
    return np.asarray(sparse.hstack(blocks) @ MODEL.weights + MODEL.bias)


@MANY
@given(st.lists(messages, min_size=1, max_size=5))
def test_scores_are_those_of_scikit_learn(texts: list[str]) -> None:
    expected = scikit_learn_scores(texts)

    np.testing.assert_allclose(
        [MODEL.scores(text) for text in texts], expected, rtol=1e-4, atol=1e-4
    )


@MANY
@given(messages)
def test_confidences_sum_to_one_and_keep_the_order_of_the_scores(text: str) -> None:
    scores, confidences = MODEL.scores(text), MODEL.confidences(text)

    assert pytest.approx(1, abs=1e-5) == confidences.sum()
    assert scores.argmax() == confidences.argmax()
    assert (confidences >= 0).all()


@MANY
@given(messages, st.integers(1, 6))
def test_a_ranking_begins_with_the_best(text: str, length: int) -> None:
    ranking = MODEL.ranking(text, length)
    confidences = [confidence for _, confidence in ranking]

    assert min(length, len(MODEL.labels)) == len(ranking)
    assert sorted(confidences, reverse=True) == confidences
    assert len({label for label, _ in ranking}) == len(ranking)


def test_the_examples_are_learned() -> None:
    assert LABELS == [MODEL.ranking(text, 1)[0][0] for text in TEXTS]


def test_labels_are_in_order() -> None:
    assert sorted(LINES) == MODEL.labels


def test_the_same_data_gives_the_same_model() -> None:
    again = topic_model.train(TEXTS, LABELS, OPTIONS)

    assert (MODEL.weights == again.weights).all()
    assert MODEL.temperature == again.temperature


def test_a_model_of_two_labels_has_a_column_for_each() -> None:
    two = topic_model.train(TEXTS, [label == "greet" for label in LABELS], OPTIONS)

    assert [False, True] == two.labels
    assert two.ranking("hei hei", 1)[0][0] is True
    assert two.ranking("Når kommer pengene?", 1)[0][0] is False


def test_one_label_is_no_choice() -> None:
    with pytest.raises(ValueError, match="two labels"):
        topic_model.train(TEXTS, ["greet"] * len(TEXTS), OPTIONS)


def test_a_text_without_any_feature_has_the_bias_as_scores() -> None:
    np.testing.assert_array_equal(MODEL.bias, MODEL.scores(""))


def test_scores_do_not_change_the_model() -> None:
    before = MODEL.bias.copy()
    MODEL.scores(TEXTS[0])

    np.testing.assert_array_equal(before, MODEL.bias)


def test_a_stored_model_ranks_like_the_one_that_was_stored() -> None:
    loaded: TopicModel = pickle.loads(pickle.dumps(MODEL))

    for text in TEXTS:
        np.testing.assert_allclose(
            MODEL.confidences(text), loaded.confidences(text), atol=0.01
        )


def test_a_label_that_counts_little_is_predicted_less() -> None:
    text = "når kommer været"
    light = Options(least_documents=1, label_weights={"out_of_scope": 0.01})
    column = MODEL.labels.index("out_of_scope")
    weighed = topic_model.train(TEXTS, LABELS, light)

    assert weighed.scores(text)[column] < MODEL.scores(text)[column]


def test_softmax_stands_large_scores() -> None:
    np.testing.assert_allclose([0.5, 0.5, 0], softmax(np.array([1e4, 1e4, -1e4])))


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1.0])
def test_calibrate_finds_the_temperature_by_which_labels_were_drawn(
    temperature: float,
) -> None:
    random = np.random.default_rng(7)
    scores = random.normal(size=(4000, 5))
    powers = softmax(scores / temperature)
    truth = [int(random.choice(5, p=p / p.sum())) for p in powers.astype(float)]

    assert pytest.approx(temperature, rel=0.2) == topic_model.calibrate(scores, truth)


def test_calibrate_trusts_scores_that_are_always_right() -> None:
    scores = np.eye(5) * 2 - 1

    assert topic_model.calibrate(scores, range(5)) < 0.2
