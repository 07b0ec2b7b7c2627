"""The sparse linear model: the same numbers as scikit-learn, small and repeatable."""

from __future__ import annotations

import pickle
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu import linear_model
from bot.nlu.linear_model import Block, LinearModel, Options, fit, matrix
from bot.nlu.ngrams import letter_sequences, word_sequences
from bot.nlu.text import normalise

from .conftest import LINES

MANY = settings(deadline=None, database=None, max_examples=100)
TEXTS = [normalise(text) for lines in LINES.values() for _, text in lines]
LABELS = [label for label, lines in LINES.items() for _ in lines]


def blocks() -> list[Block]:
    return [
        Block(partial(letter_sequences, longest=4), 1.0),
        Block(word_sequences, 0.7),
    ]


MODEL = fit(TEXTS, LABELS, blocks(), Options(kept=1.0))

# Words of the examples mixed with anything: both known and unknown parts.
messages = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(" ".join(TEXTS).split()), max_size=12).map(" ".join),
)


def full_weights(model: LinearModel) -> np.ndarray:
    """The weights as a matrix, shape (features, labels)."""
    dense = np.zeros((len(model.starts) - 1, len(model.labels)))
    for row, (start, end) in enumerate(
        zip(model.starts[:-1], model.starts[1:], strict=True)
    ):
        dense[row, model.columns[start:end]] = model.weights[start:end]
    return dense * model.scale


@MANY
@given(st.lists(messages, min_size=1, max_size=5))
def test_scores_are_those_of_the_whole_matrix(texts: list[str]) -> None:
    expected = matrix(texts, MODEL.blocks) @ full_weights(MODEL) + MODEL.bias

    np.testing.assert_allclose(
        [MODEL.scores(text) for text in texts], expected, rtol=1e-4, atol=1e-4
    )


def test_the_length_of_a_block_is_its_weight() -> None:
    for block in MODEL.blocks:
        _, values = block.features("når kommer pengene?")
        assert pytest.approx(block.weight, rel=1e-5) == np.linalg.norm(values)


def test_a_rare_part_weighs_more_than_a_common_one() -> None:
    words = MODEL.blocks[1]
    rare, common = (words.features(normalise(x))[0] for x in ("oppskrift", "når"))

    assert words.rarity[rare] > words.rarity[common]


def test_the_examples_are_learned() -> None:
    best = [MODEL.labels[MODEL.scores(text).argmax()] for text in TEXTS]

    assert LABELS == best


def test_few_weights_score_nearly_as_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear_model, "_SMALL", 0)
    small = fit(TEXTS, LABELS, blocks(), Options(kept=0.3))
    best = [small.labels[small.scores(text).argmax()] for text in TEXTS]

    assert len(small.weights) < 0.5 * len(MODEL.weights)
    assert LABELS == best


def test_labels_are_in_order() -> None:
    assert sorted(LINES) == MODEL.labels


def test_the_same_data_gives_the_same_model() -> None:
    again = fit(TEXTS, LABELS, blocks(), Options(kept=1.0))

    assert (MODEL.weights == again.weights).all()
    assert (MODEL.bias == again.bias).all()


def test_a_model_of_two_labels_has_a_column_for_each() -> None:
    two = fit(TEXTS, [str(label == "greet") for label in LABELS], blocks())

    assert ["False", "True"] == two.labels
    assert 1 == two.scores("hei hei").argmax()
    assert 0 == two.scores("når kommer pengene?").argmax()


def test_one_label_is_no_choice() -> None:
    with pytest.raises(ValueError, match="two labels"):
        fit(TEXTS, ["greet"] * len(TEXTS), blocks())


def test_a_text_without_any_feature_has_the_bias_as_scores() -> None:
    np.testing.assert_array_equal(MODEL.bias, MODEL.scores(""))


def test_scores_do_not_change_the_model() -> None:
    before = MODEL.bias.copy()
    MODEL.scores(TEXTS[0])

    np.testing.assert_array_equal(before, MODEL.bias)


def test_a_stored_model_scores_like_the_one_that_was_stored() -> None:
    loaded: LinearModel = pickle.loads(pickle.dumps(MODEL))

    for text in TEXTS:
        np.testing.assert_array_equal(MODEL.scores(text), loaded.scores(text))
