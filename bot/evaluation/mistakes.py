"""What was taken for what, and whether the model knew how sure it could be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.evaluation.measure import Case
from bot.privacy.redaction import redact

OTHER: Final = "other"
_EXAMPLES: Final = 3
_BINS: Final = 10


@dataclass(frozen=True)
class Example:
    """A text of the set that was misread."""

    locale: str
    kind: str
    text: str


@dataclass(frozen=True)
class Confusion:
    """One topic taken for another, for suggestions or for none of ours."""

    expected: str
    got: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Bin:
    """The lines whose best label had a confidence from `low` to below `high`."""

    low: float
    high: float
    count: int
    confidence: float  # mean
    accuracy: float  # share whose best label was right


@dataclass(frozen=True)
class Matrix:
    """How many lines of each expected group ended in each group."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def confusions(cases: Sequence[Case]) -> list[Confusion]:
    """All confusions, the most frequent first."""
    missed: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for case in cases:
        if not case.right:
            asked = case.question
            # A set may be made of what people really wrote.
            example = Example(asked.locale, asked.kind, redact(asked.text))
            missed[asked.topic, case.outcome.got].append(example)
    found = [
        Confusion(expected, got, len(examples), tuple(examples[:_EXAMPLES]))
        for (expected, got), examples in missed.items()
    ]
    return sorted(found, key=lambda one: (-one.count, one.expected, one.got))


def reliability(cases: Sequence[Case]) -> list[Bin]:
    """Accuracy of the best label in ten steps of confidence; empty steps left out.

    It tells whether the thresholds may trust the confidence: where a step lies below
    its own confidence, the model is surer than it should be.
    """
    steps: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        steps[min(int(case.outcome.confidence * _BINS), _BINS - 1)].append(case)
    return [_bin(step, steps[step]) for step in sorted(steps)]


def _bin(step: int, cases: Sequence[Case]) -> Bin:
    right = sum(case.outcome.best == case.question.topic for case in cases)
    return Bin(
        low=step / _BINS,
        high=(step + 1) / _BINS,
        count=len(cases),
        confidence=sum(case.outcome.confidence for case in cases) / len(cases),
        accuracy=right / len(cases),
    )


def matrix(cases: Sequence[Case], groups: Mapping[str, str]) -> Matrix:
    """Lines by expected group and by what the bot did.

    Args:
        cases: what to count.
        groups: the group of each topic and intent; what it lacks is `other`.
    """
    pairs = Counter(
        (groups.get(case.question.topic, OTHER), _ending(case, groups))
        for case in cases
    )
    rows = tuple(sorted({row for row, _ in pairs}))
    endings = {column for _, column in pairs} - {"suggested", "refused"}
    columns = (*sorted(endings), "suggested", "refused")
    counts = tuple(tuple(pairs[row, column] for column in columns) for row in rows)
    return Matrix(rows, columns, counts)


def _ending(case: Case, groups: Mapping[str, str]) -> str:
    if case.outcome.action == "answered":
        return groups.get(case.outcome.answer, OTHER)
    return case.outcome.action
