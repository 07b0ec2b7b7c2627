"""The sparse linear model behind the topic classifier, without Rasa.

Messages become weighted character and word n-grams; one linear separator per
label scores them; a temperature turns the scores into confidences. It trains in
seconds, needs no pretrained weights and reads any script.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from joblib import Parallel, delayed  # type: ignore[import-untyped]  # no stubs
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bot.nlu.text import normalise

Floats = np.ndarray[Any, np.dtype[np.float32]]

SEED: Final = 7
# From so many examples on, two processes are faster than one.
_MANY: Final = 5_000


@dataclass(frozen=True)
class Options:
    """What can be tuned; the defaults were chosen in docs/adr/0005."""

    characters: tuple[int, int] = (1, 5)
    words: tuple[int, int] = (1, 2)
    least_documents: int = 2
    word_weight: float = 0.7
    penalty: float = 1.0
    # Stops the fit earlier than scikit-learn's default; the accuracy is the same.
    tolerance: float = 0.01
    # Share of the examples that calibrates the confidence.
    calibration_share: float = 0.2
    # Far more examples of what we refuse than of any topic would make it refuse too
    # much; see docs/adr/0005.
    label_weights: Mapping[str, float] = field(
        default_factory=lambda: {"out_of_scope": 0.3}
    )


class TopicModel:
    """Scores messages for every label it was trained on."""

    def __init__(
        self,
        labels: Sequence[str],
        blocks: Sequence[Block],
        weights: Floats,
        bias: Floats,
        temperature: float = 1.0,
    ) -> None:
        """Keep the trained parts.

        Args:
            labels: Names in the order of the columns of `weights`.
            blocks: The kinds of features, in the order of the rows of `weights`.
            weights: Shape (features, labels).
            bias: Shape (labels,).
            temperature: Divides the scores before the softmax.
        """
        self.labels = list(labels)
        self.blocks = list(blocks)
        self.weights = weights
        self.bias = bias
        self.temperature = temperature

    def __getstate__(self) -> dict[str, Any]:
        """For the model file: half precision, which is as good and half as large."""
        return {**self.__dict__, "weights": self.weights.astype(np.float16)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """From the model file, back to the precision that is fast to add up."""
        weights = state["weights"].astype(np.float32)
        self.__dict__.update({**state, "weights": weights})

    def scores(self, text: str) -> Floats:
        """Raw scores of one message, shape (labels,).

        Only the rows of the features that the message has are read: the cost follows
        the length of the message, not the size of the vocabulary. scikit-learn gives
        the same scores (a test) but spends ten times as long on a single text.
        """
        cleaned = normalise(text)
        total = self.bias.copy()
        for block in self.blocks:
            rows, values = block.features(cleaned)
            if rows:
                total += np.asarray(values, dtype=np.float32) @ self.weights[rows]
        return total

    def confidences(self, text: str) -> Floats:
        """Confidences of one message that sum to 1, shape (labels,)."""
        return softmax(self.scores(text) / self.temperature)

    def ranking(self, text: str, length: int) -> list[tuple[str, float]]:
        """The `length` best labels of one message with their confidences."""
        confidences = self.confidences(text)
        best = np.argsort(-confidences)[:length]
        return [(self.labels[i], float(confidences[i])) for i in best]


class Block:
    """One kind of feature: its n-grams with their rows and inverse frequencies."""

    def __init__(self, vectorizer: TfidfVectorizer, weight: float, offset: int) -> None:
        """Take over a fitted vectorizer.

        Args:
            vectorizer: with sublinear term frequency and L2 norm.
            weight: of the whole block beside the others.
            offset: the row of its first feature in the model's weights.
        """
        self._analyse = vectorizer.build_analyzer()
        self._rows = {n: int(i) + offset for n, i in vectorizer.vocabulary_.items()}
        self._idf = [float(value) for value in vectorizer.idf_]
        self._weight = weight
        self._offset = offset

    def features(self, text: str) -> tuple[list[int], list[float]]:
        """Rows and values of a normalised text; both empty where nothing is known."""
        counts: dict[int, int] = {}
        for ngram in self._analyse(text):
            row = self._rows.get(ngram)
            if row is not None:
                counts[row] = counts.get(row, 0) + 1
        values = [
            (1.0 + math.log(count)) * self._idf[row - self._offset]
            for row, count in counts.items()
        ]
        norm = math.sqrt(sum(value * value for value in values)) or 1.0
        return list(counts), [value * self._weight / norm for value in values]


def softmax(scores: Floats) -> Floats:
    """Softmax over the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


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
        token_pattern=r"(?u)\b\w+\b",  # noqa: S106 - a word, not a password
        ngram_range=options.words,
        **shared,
    )
    return [(characters, 1.0), (words, options.word_weight)]


def train(
    texts: Sequence[str], labels: Sequence[str], options: Options | None = None
) -> TopicModel:
    """Fit and calibrate a model of characters and words.

    Raises:
        ValueError: if there are fewer than two labels.
    """
    options = options or Options()
    return fit(texts, labels, _vectorizers(options), options)


def fit(
    texts: Sequence[str],
    labels: Sequence[str],
    vectorizers: Sequence[tuple[TfidfVectorizer, float]],
    options: Options,
) -> TopicModel:
    """Fit a linear separator for each label, and the temperature of its confidence.

    Args:
        texts: Messages as typed.
        labels: One for each text.
        vectorizers: Not fitted yet, each with the weight of its features.
        options: For the separators and the calibration.

    Raises:
        ValueError: if there are fewer than two labels.
    """
    names = sorted(set(labels))
    if len(names) < 2:  # noqa: PLR2004 - a choice needs two
        msg = "a classifier needs examples of at least two labels"
        raise ValueError(msg)
    cleaned = [normalise(text) for text in texts]
    matrix = sparse.hstack(
        [vectorizer.fit_transform(cleaned) * w for vectorizer, w in vectorizers],
        format="csr",
        dtype=np.float32,
    )
    columns = np.array([names.index(label) for label in labels])
    # The two fits are independent. In threads they would share liblinear's random
    # numbers, and no two trainings would give the same model: so in processes.
    fits = [
        delayed(f)(matrix, columns, names, options) for f in (_temperature, _separators)
    ]
    workers = 2 if len(columns) > _MANY else 1
    temperature, (weights, bias) = Parallel(workers, max_nbytes=None)(fits)
    return TopicModel(names, _blocks(vectorizers), weights, bias, temperature)


def _separators(
    matrix: sparse.csr_matrix,
    columns: np.ndarray[Any, Any],
    names: Sequence[str],
    options: Options,
) -> tuple[Floats, Floats]:
    """Weights of shape (features, labels) and bias of shape (labels,)."""
    counts = {i: options.label_weights.get(name, 1.0) for i, name in enumerate(names)}
    separator = LinearSVC(
        C=options.penalty, tol=options.tolerance, random_state=SEED, class_weight=counts
    )
    separator.fit(matrix, columns)
    weights = np.ascontiguousarray(separator.coef_.T, dtype=np.float32)
    bias = separator.intercept_.astype(np.float32)
    if len(names) == 2:  # noqa: PLR2004 - scikit-learn stores one column for two
        weights, bias = np.hstack([-weights, weights]), np.hstack([-bias, bias])
    return weights, bias


def _temperature(
    matrix: sparse.csr_matrix,
    columns: np.ndarray[Any, Any],
    names: Sequence[str],
    options: Options,
) -> float:
    """The temperature, from the scores of examples that were left out of a fit.

    A label with a single example stays in the part that is trained on.
    """
    order = np.random.default_rng(SEED).permutation(len(columns))
    left_out = order[: int(len(order) * options.calibration_share)]
    kept = np.setdiff1d(order, left_out)
    missing = set(columns) - set(columns[kept])
    kept = np.concatenate([kept, np.flatnonzero(np.isin(columns, list(missing)))])
    if not len(left_out):
        return 1.0
    weights, bias = _separators(matrix[kept], columns[kept], names, options)
    return calibrate(matrix[left_out] @ weights + bias, columns[left_out].tolist())


def _blocks(vectorizers: Sequence[tuple[TfidfVectorizer, float]]) -> list[Block]:
    blocks, offset = [], 0
    for vectorizer, weight in vectorizers:
        blocks.append(Block(vectorizer, weight, offset))
        offset += len(vectorizer.vocabulary_)
    return blocks


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
