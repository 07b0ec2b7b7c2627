"""The parts of a message that the models count."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from bot.nlu.ngrams import hashed, letter_sequences, word_sequences


def scikit_learn_parts(text: str, longest: int) -> list[int]:
    """The same sequences as scikit-learn finds them, hashed."""
    vectorizer = CountVectorizer(analyzer="char_wb", ngram_range=(1, longest))
    return sorted(crc32(p.encode()) for p in vectorizer.build_analyzer()(text.lower()))


@given(
    st.text(alphabet="abcåøæ абві ሰላም سلام", max_size=40).map(str.strip),
    st.integers(1, 3),
)
def test_letters_are_those_of_scikit_learn(text: str, longest: int) -> None:
    found = sorted(letter_sequences(text.lower(), longest).tolist())

    # A word shorter than the sequence is taken whole there, once for each length.
    assert set(scikit_learn_parts(text, longest)) == set(found)


def test_a_text_of_nothing_has_no_parts() -> None:
    assert 0 == len(letter_sequences(""))
    assert 0 == len(word_sequences("?!"))


def test_words_and_neighbours_are_counted() -> None:
    one, two = word_sequences("når kommer"), word_sequences("kommer når")

    assert 3 == len(one)
    assert 2 == len(np.intersect1d(one, two))


def test_kinds_of_parts_are_apart() -> None:
    assert not set(hashed(["når"], "w")) & set(hashed(["når"], "c"))


@pytest.mark.parametrize("text", ["når kommer pengene", "ገንዘብ መዓስ ይመጽእ"])
def test_the_same_text_has_the_same_parts(text: str) -> None:
    np.testing.assert_array_equal(letter_sequences(text), letter_sequences(text))
