"""The sparse linear model behind the topic classifier, without Rasa.

Messages become weighted character and word n-grams; one linear separator per
label scores them; a temperature turns the scores into confidences. It trains in
seconds, needs no pretrained weights and reads any script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.nlu.text import normalise

Floats = np.ndarray[Any, np.dtype[np.float32]]

SEED: Final = 7


@dataclass(frozen=True)
class Options:
    """What can be tuned; the defaults were chosen in docs/adr/0005."""

    characters: tuple[int, int] = (1, 5)
    words: tuple[int, int] = (1, 2)
    least_documents: int = 2
    word_weight: float = 0.7
    penalty: float = 1.0


class TopicModel:
    """Scores messages for every label it was trained on."""

    def __init__(
        self,
        labels: Sequence[str],
        vectorizers: Sequence[tuple[TfidfVectorizer, float]],
        weights: Floats,
        bias: Floats,
        temperature: float = 1.0,
    ) -> None:
        """Keep the trained parts.

        Args:
            labels: Names in the order of the columns of `weights`.
            vectorizers: Each with the weight of its block of features.
            weights: Shape (features, labels).
            bias: Shape (labels,).
            temperature: Divides the scores before the softmax.
        """
        self.labels = list(labels)
        self.vectorizers = list(vectorizers)
        self.weights = weights
        self.bias = bias
        self.temperature = temperature

    def scores(self, texts: Sequence[str]) -> Floats:
        """Raw scores, shape (texts, labels)."""
        features = _features(self.vectorizers, [normalise(text) for text in texts])
        return np.asarray(features @ self.weights + self.bias, dtype=np.float32)

    def confidences(self, texts: Sequence[str]) -> Floats:
        """Confidences that sum to 1 over the labels, shape (texts, labels)."""
        return softmax(self.scores(texts) / self.temperature)

    def ranking(self, text: str, length: int) -> list[tuple[str, float]]:
        """The `length` best labels of one message with their confidences."""
        confidences = self.confidences([text])[0]
        best = np.argsort(-confidences)[:length]
        return [(self.labels[i], float(confidences[i])) for i in best]


def softmax(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def _features(
    vectorizers: Sequence[tuple[TfidfVectorizer, float]], texts: Sequence[str]
) -> sparse.csr_matrix:
    blocks = [vectorizer.transform(texts) * w for vectorizer, w in vectorizers]
    return sparse.hstack(blocks, format="csr", dtype=np.float32)


def _vectorizers(options: Options) -> list[tuple[TfidfVectorizer, float]]:
    shared = {
        "sublinear_tf": True,
        "lowercase": False,
        "min_df": options.least_documents,
        "dtype": np.float32,
    }
    characters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=options.characters, **shared
    )
    words = TfidfVectorizer(
        token_pattern=r"(?u)\b\w+\b", ngram_range=options.words, **shared
    )
    return [(characters, 1.0), (words, options.word_weight)]


def train(
    texts: Sequence[str], labels: Sequence[str], options: Options | None = None
) -> TopicModel:
    """Fit the model; the temperature is left at 1 (see :func:`calibrate`).

    Raises:
        ValueError: if there are fewer than two labels.
    """
    options = options or Options()
    if len(set(labels)) < 2:  # noqa: PLR2004 - a choice needs two
        msg = "a classifier needs examples of at least two labels"
        raise ValueError(msg)
    vectorizers = _vectorizers(options)
    cleaned = [normalise(text) for text in texts]
    for vectorizer, _ in vectorizers:
        vectorizer.fit(cleaned)
    separator = LinearSVC(C=options.penalty, random_state=SEED)
    separator.fit(_features(vectorizers, cleaned), list(labels))
    weights = np.ascontiguousarray(separator.coef_.T, dtype=np.float32)
    bias = separator.intercept_.astype(np.float32)
    if len(separator.classes_) == 2:  # noqa: PLR2004 - scikit-learn stores one column
        weights, bias = np.hstack([-weights, weights]), np.hstack([-bias, bias])
    return TopicModel(separator.classes_.tolist(), vectorizers, weights, bias)


def calibrate(scores: Floats, truth: Sequence[int]) -> float:
    """The temperature at which confidences match how often the model is right.

    Args:
        scores: Raw scores of messages that were not trained on.
        truth: The column of the right label for each row.
    """
    grid = np.geomspace(0.02, 2.0, 60)
    rows = np.arange(len(truth))
    losses = [
        -np.log(softmax(scores / t)[rows, list(truth)] + 1e-9).mean() for t in grid
    ]
    return float(grid[int(np.argmin(losses))])
