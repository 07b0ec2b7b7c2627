"""A sparse linear model of texts: small, quick to train, quick to ask.

Each kind of part (letter sequences, words, concepts) is a block of features, weighted
by how rare a part is and scaled to length one; a linear support vector machine per
label scores them. Nine weights in ten are near zero and are left out; the rest are
kept in a byte each (docs/adr/0005).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from bot.nlu.ngrams import Hashes

Floats = np.ndarray[Any, np.dtype[np.float32]]
Parts = Callable[[str], Hashes]

SEED: Final = 7
_LARGEST: Final = 127  # of a weight in a byte
_SMALL: Final = 50_000  # weights; a model of fewer keeps them all


@dataclass(frozen=True)
class Options:
    """What can be tuned; the defaults were chosen in docs/adr/0015."""

    # In how many texts a part must occur to be a feature.
    least_texts: int = 1
    penalty: float = 1.0
    # Stops the fit earlier than scikit-learn's default; the accuracy is the same.
    tolerance: float = 0.1
    # Share of the weights that are kept, the largest first.
    kept: float = 0.15


@dataclass
class Block:
    """One kind of part, with what training learned of it.

    `keys` are the hashes of its features, ascending; `rarity` the inverse text
    frequency of each; `weight` how much the block counts beside others.
    """

    parts: Parts
    weight: float
    keys: Hashes = field(default_factory=lambda: np.zeros(0, np.uint32))
    rarity: Floats = field(default_factory=lambda: np.zeros(0, np.float32))

    def learn(self, texts: Sequence[str], least_texts: int) -> None:
        """Find the features of normalised texts and how rare they are."""
        seen = [np.unique(self.parts(text)) for text in texts]
        keys, counts = np.unique(np.concatenate(seen), return_counts=True)
        often = counts >= least_texts
        self.keys = keys[often]
        rarity = np.log((1 + len(texts)) / (1 + counts[often])) + 1
        self.rarity = rarity.astype(np.float32)

    def features(self, text: str) -> tuple[Any, Floats]:
        """Rows and values of a normalised text; both empty where nothing is known."""
        found, counts = np.unique(self.parts(text), return_counts=True)
        rows = np.searchsorted(self.keys, found)
        rows[rows == len(self.keys)] = 0
        known = np.take(self.keys, rows) == found if len(self.keys) else rows > 0
        rows = rows[known]
        values = (1 + np.log(counts[known])) * self.rarity[rows]
        length = float(np.sqrt((values * values).sum())) or 1.0
        return rows, (values * (self.weight / length)).astype(np.float32)


@dataclass
class LinearModel:
    """Scores texts for every label it was trained on.

    The weights are a compressed sparse matrix of bytes, a row for each feature of the
    blocks in order, a column for each label.
    """

    labels: Sequence[str]
    blocks: Sequence[Block]
    starts: Any  # int32, shape (features + 1,): where the row of a feature begins
    columns: Any  # uint8 or uint16: the label of each weight
    weights: Any  # int8
    scale: float
    bias: Floats

    def scores(self, text: str) -> Floats:
        """Raw scores of one normalised text, shape (labels,).

        Only the weights of the parts that the text has are read: the cost follows
        the length of the message, not the size of the model.
        """
        rows, values = self._features(text)
        if not len(rows):
            return self.bias.copy()
        first, counts = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(counts)
        places = np.arange(ends[-1]) + np.repeat(first - ends + counts, counts)
        each = self.weights[places] * np.repeat(values, counts)
        total = np.bincount(self.columns[places], each, len(self.labels))
        return (total * self.scale + self.bias).astype(np.float32)

    def _features(self, text: str) -> tuple[Any, Floats]:
        offset, rows, values = 0, [], []
        for block in self.blocks:
            found, value = block.features(text)
            rows.append(found + offset)
            values.append(value)
            offset += len(block.keys)
        return np.concatenate(rows), np.concatenate(values)


def fit(
    texts: Sequence[str],
    labels: Sequence[str],
    blocks: Sequence[Block],
    options: Options | None = None,
) -> LinearModel:
    """Learn the blocks' features and a linear separator for each label.

    Args:
        texts: normalised.
        labels: one for each text.
        blocks: not trained yet; they become part of the model.
        options: for the separators.

    Raises:
        ValueError: if there are fewer than two labels.
    """
    options = options or Options()
    names = sorted(set(labels))
    if len(names) < 2:  # noqa: PLR2004 - a choice needs two
        msg = "a classifier needs examples of at least two labels"
        raise ValueError(msg)
    for block in blocks:
        block.learn(texts, options.least_texts)
    number = {name: i for i, name in enumerate(names)}
    targets = np.array([number[label] for label in labels])
    found = matrix(texts, blocks)
    weights, bias = _separators(found, targets, names, options)
    return _compact(names, blocks, weights, bias, options.kept)


def matrix(texts: Sequence[str], blocks: Sequence[Block]) -> sparse.csr_matrix:
    """The features of normalised texts, shape (texts, features)."""
    parts = []
    for block in blocks:
        each = [block.features(text) for text in texts]
        starts = np.cumsum([0, *(len(rows) for rows, _ in each)])
        columns = np.concatenate([rows for rows, _ in each])
        values = np.concatenate([values for _, values in each])
        shape = (len(texts), len(block.keys))
        parts.append(sparse.csr_matrix((values, columns, starts), shape))
    return sparse.hstack(parts, format="csr")


def _separators(
    found: sparse.csr_matrix, targets: Any, names: Sequence[str], options: Options
) -> tuple[Floats, Floats]:
    """Weights of shape (features, labels) and bias of shape (labels,)."""
    if not found.shape[1]:  # nothing to tell the labels apart by
        return np.zeros((0, len(names)), np.float32), np.zeros(len(names), np.float32)
    separator = LinearSVC(C=options.penalty, tol=options.tolerance, random_state=SEED)
    separator.fit(found, targets)
    weights = np.ascontiguousarray(separator.coef_.T, dtype=np.float32)
    bias = separator.intercept_.astype(np.float32)
    if len(names) == 2:  # noqa: PLR2004 - scikit-learn stores one column for two
        weights, bias = np.hstack([-weights, weights]), np.hstack([-bias, bias])
    return weights, bias


def _compact(
    names: Sequence[str],
    blocks: Sequence[Block],
    weights: Floats,
    bias: Floats,
    kept: float,
) -> LinearModel:
    """Leave out the smallest weights and keep the others in a byte each."""
    sizes = np.abs(weights)
    kept = max(kept, min(1.0, _SMALL / max(sizes.size, 1)))
    least = np.quantile(sizes, 1 - kept) if kept < 1 and sizes.size else 0.0
    scale = float(sizes.max(initial=0.0)) / _LARGEST or 1.0
    bytes_ = np.round(weights / scale).astype(np.int8)
    bytes_[sizes < least] = 0
    rows = sparse.csr_matrix(bytes_)
    smallest = np.uint8 if len(names) <= np.iinfo(np.uint8).max else np.uint16
    return LinearModel(
        labels=names,
        blocks=list(blocks),
        starts=rows.indptr.astype(np.int32),
        columns=rows.indices.astype(smallest),
        weights=rows.data,
        scale=scale,
        bias=bias,
    )
