"""The topics that a message may be about: a linear model for each language.

Each locale's examples train a model of letters and words of its own, and all examples
together one of concepts (bot/nlu/concepts.py), whose scores are added. A message is
scored by the models of the languages that it may be in, by how likely each is: people
mix languages, and one word can be of several.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from joblib import Parallel, delayed  # type: ignore[import-untyped]  # no stubs

from bot.nlu import linear_model
from bot.nlu.calibration import calibrate, softmax
from bot.nlu.concepts import concept_parts, spoken_of
from bot.nlu.decision import OUT_OF_SCOPE
from bot.nlu.linear_model import SEED, Block, Floats, LinearModel, Options
from bot.nlu.ngrams import letter_sequences, word_sequences
from bot.nlu.scripts import LATIN
from bot.nlu.text import normalise

OPTIONS: Final = Options()
# A message is read as at most so many languages, each likely enough.
_LANGUAGES: Final = 3
_LIKELY: Final = 0.1
_NOTHING: Final = 1e-6
_LEFT_OUT: Final = 0.2
# So many examples are enough to learn the temperature from; more only cost time.
_CALIBRATING: Final = 3_000
# Of each locale, for the concepts.
_CONCEPTS_OF: Final = 7_000


# Of the examples left out: so many of those out of scope are to be refused, at the
# cost of so many of the right answers.
_REFUSED: Final = 0.9
_COST: Final = 0.03
_LARGEST_REFUSAL: Final = 0.8
# How much the scores of the concepts count beside those of letters and words.
CONCEPTS: Final = 0.4


@dataclass(frozen=True)
class LocaleModel:
    """What one locale's examples taught.

    `columns` are the places of the model's labels among those of all locales;
    `refusal` is added to the score of out_of_scope.
    """

    model: LinearModel
    temperature: float
    columns: Any
    refusal: float = 0.0

    def confidences(self, scores: Floats) -> Floats:
        """Those of raw scores of the model's labels; they sum to 1."""
        offset = _offset(self.model.labels, self.refusal)
        return softmax((scores + offset) / self.temperature)


@dataclass(frozen=True)
class TopicModel:
    """Ranks the labels of a message.

    `concepts` is learned from all locales' examples; its labels are those of all.
    """

    labels: Sequence[str]
    locales: Mapping[str, LocaleModel]
    concepts: LinearModel

    def confidences(self, text: str, shares: Mapping[str, float]) -> Floats:
        """Confidences of one message that sum to 1, shape (labels,).

        Args:
            text: as typed.
            shares: how likely the message is in each language; all locales count the
                same where it says nothing of one of them.
        """
        cleaned = normalise(text)
        total = np.zeros(len(self.labels), np.float32)
        for locale, share in self._read_as(shares):
            found = self.locales[locale]
            scores = found.model.scores(cleaned)
            scores += CONCEPTS * self._spoken_of(cleaned, locale)[found.columns]
            total[found.columns] += share * found.confidences(scores)
        return total / max(float(total.sum()), 1e-9)

    def _spoken_of(self, text: str, locale: str) -> Floats:
        """Scores of what a normalised text speaks of, shape (labels,)."""
        return self.concepts.scores(spoken_of(text, locale))

    def _read_as(self, shares: Mapping[str, float]) -> list[tuple[str, float]]:
        """The likely languages of a message that have a model."""
        likely: dict[str, float] = {}
        for language, share in shares.items():
            locale = language.removesuffix(LATIN)
            if locale in self.locales and share > _NOTHING:
                likely[locale] = likely.get(locale, 0.0) + share
        best = sorted(likely.items(), key=lambda item: -item[1])[:_LANGUAGES]
        chosen = [(locale, s) for locale, s in best if s >= _LIKELY] or best[:1]
        return chosen or [(locale, 1.0) for locale in self.locales]

    def ranking(
        self, text: str, shares: Mapping[str, float], length: int
    ) -> list[tuple[str, float]]:
        """The `length` best labels of one message with their confidences."""
        confidences = self.confidences(text, shares)
        best = np.argsort(-confidences)[:length]
        return [(self.labels[i], float(confidences[i])) for i in best]


Examples = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class _Lines:
    """The examples of one locale, normalised; some are left out to calibrate."""

    locale: str
    texts: Sequence[str]
    labels: Sequence[str]
    kept: Sequence[int]
    left_out: Sequence[int]

    def concepts(self, which: Sequence[int]) -> list[str]:
        return [spoken_of(self.texts[i], self.locale) for i in which]


def train(
    examples: Mapping[str, Examples],
    options: Options = OPTIONS,
    done: Callable[[str], None] = lambda _: None,
) -> TopicModel:
    """Fit and calibrate a model for each locale, and that of the concepts for all.

    Args:
        examples: by locale, each a text as typed with its label.
        options: of the separators.
        done: called with each locale that has been trained.

    Raises:
        ValueError: if a locale has fewer than two labels.
    """
    lines = {locale: _lines(locale, rows) for locale, rows in examples.items()}
    # In processes: in threads they would share liblinear's random numbers, and no two
    # trainings would give the same model.
    tasks = [
        delayed(_concepts)(list(lines.values()), options),
        *(delayed(_left_out)(found, options) for found in lines.values()),
        *(delayed(_whole)(found, options) for found in lines.values()),
    ]
    workers = 2 if len(examples) > 1 else 1
    made = Parallel(workers, return_as="generator")(tasks)
    concepts: LinearModel = next(made)
    missed = {locale: next(made) for locale in lines}
    labels = concepts.labels
    models = {}
    for locale, found in lines.items():
        model: LinearModel = next(made)
        columns = np.array([labels.index(label) for label in model.labels])
        said = [concepts.scores(each) for each in found.concepts(found.left_out)]
        scores = missed[locale] + CONCEPTS * np.array(said)[:, columns]
        truth = [model.labels.index(found.labels[i]) for i in found.left_out]
        refusal = _refusal(scores, truth, model.labels)
        scores += _offset(model.labels, refusal)
        temperature = calibrate(scores, truth)
        models[locale] = LocaleModel(model, temperature, columns, refusal)
        done(locale)
    return TopicModel(labels, models, concepts)


def _lines(locale: str, examples: Examples) -> _Lines:
    """Leave some out; a label with a single example stays in the part that is kept."""
    texts = [normalise(text) for text, _ in examples]
    labels = [label for _, label in examples]
    order = np.random.default_rng(SEED).permutation(len(texts))
    left_out = {int(i) for i in order[: int(len(order) * _LEFT_OUT)]}
    seen = {labels[i] for i in range(len(texts)) if i not in left_out}
    left_out = {i for i in left_out if labels[i] in seen}
    kept = [i for i in range(len(texts)) if i not in left_out]
    return _Lines(locale, texts, labels, kept, sorted(left_out))


def _blocks() -> list[Block]:
    return [Block(letter_sequences, 1.0), Block(word_sequences, 0.7)]


def _concepts(lines: Sequence[_Lines], options: Options) -> LinearModel:
    """The model of the concepts, from the examples that no calibration needs."""
    chosen = [(found, _spread(found.kept, _CONCEPTS_OF)) for found in lines]
    texts = [each for found, kept in chosen for each in found.concepts(kept)]
    labels = [found.labels[i] for found, kept in chosen for i in kept]
    softer = replace(options, penalty=0.3)
    return linear_model.fit(texts, labels, [Block(concept_parts, 1.0)], softer)


def _spread(indices: Sequence[int], most: int) -> list[int]:
    """At most so many of the indices, evenly spread."""
    step = max(1.0, len(indices) / most)
    return [indices[int(i * step)] for i in range(int(len(indices) / step))]


def _whole(lines: _Lines, options: Options) -> LinearModel:
    return linear_model.fit(lines.texts, lines.labels, _blocks(), options)


def _left_out(lines: _Lines, options: Options) -> Floats:
    """Scores of the examples left out of a fit, shape (left out, labels)."""
    kept = _spread(lines.kept, _CALIBRATING)
    missing = {*lines.labels} - {lines.labels[i] for i in kept}
    kept = [*kept, *(i for i in lines.kept if lines.labels[i] in missing)]
    texts, labels = zip(*((lines.texts[i], lines.labels[i]) for i in kept), strict=True)
    model = linear_model.fit(texts, labels, _blocks(), options)
    return np.array([model.scores(lines.texts[i]) for i in lines.left_out])


def _offset(labels: Sequence[str], refusal: float) -> Floats:
    """What is added to the scores of each label, shape (labels,)."""
    return np.array([refusal * (x == OUT_OF_SCOPE) for x in labels], np.float32)


def _refusal(scores: Floats, truth: Sequence[int], labels: Sequence[str]) -> float:
    """The least offset of out_of_scope that refuses enough of what is alien.

    Of 104 topics one is nearly always near, so that an alien question, which is like
    none, loses to it without help. It may hardly cost a right answer.
    """
    if OUT_OF_SCOPE not in labels:
        return 0.0
    wanted = np.array(truth)
    alien = wanted == labels.index(OUT_OF_SCOPE)
    grid = np.arange(0, _LARGEST_REFUSAL, 0.05)
    best = [(scores + _offset(labels, float(x))).argmax(axis=1) for x in grid]
    refused = np.array([(found == wanted)[alien].sum() for found in best])
    right = np.array([(found == wanted)[~alien].sum() for found in best])
    allowed = right >= right[0] * (1 - _COST)
    enough = refused >= _REFUSED * alien.sum()
    chosen = np.flatnonzero(allowed & enough)
    return float(grid[chosen[0]] if len(chosen) else grid[allowed].max())
