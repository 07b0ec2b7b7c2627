"""Medians and percentiles of what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any, Final

# Name and first and last turn of the windows; all turns come last.
WINDOWS: Final = {
    "turns 1-10": (1, 10),
    "turns 45-55": (45, 55),
    "turns 90-100": (90, 100),
    "all turns": (1, 100),
}


@dataclass(frozen=True)
class Sample:
    """One measured turn."""

    turn: int  # from 1
    kind: str
    seconds: float
    answered: bool  # whether anything was said
    cpu_seconds: float | None = None  # where one process does all the work

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Spread:
    """How long something took, in seconds."""

    p50: float
    p95: float
    count: int


def spread(seconds: Sequence[float]) -> Spread:
    """Median and 95th percentile.

    Raises:
        ValueError: there are fewer than two values.
    """
    if len(seconds) < 2:
        raise ValueError("a percentile needs two values")
    twentieths = quantiles(seconds, n=20, method="inclusive")
    return Spread(median(seconds), twentieths[-1], len(seconds))


def by_window(samples: Iterable[Sample]) -> dict[str, Spread]:
    """The spread of each window of `WINDOWS` that has samples."""
    known = list(samples)
    windows = {
        name: [s.seconds for s in known if first <= s.turn <= last]
        for name, (first, last) in WINDOWS.items()
    }
    return {name: spread(found) for name, found in windows.items() if found}


def by_kind(samples: Iterable[Sample]) -> dict[str, Spread]:
    """The spread of each kind of turn, by name."""
    return _grouped(samples, lambda sample: sample.kind)


def median_cpu(samples: Iterable[Sample]) -> float:
    """The median of the processor time of a turn, in seconds.

    Unlike the time on the clock it hardly changes when others use the machine too.

    Raises:
        statistics.StatisticsError: no sample has it.
    """
    return median(s.cpu_seconds for s in samples if s.cpu_seconds is not None)


def answered_share(samples: Sequence[Sample]) -> float:
    """The share of turns that got an answer, 0-1."""
    return sum(sample.answered for sample in samples) / len(samples)


def _grouped(
    samples: Iterable[Sample], key: Callable[[Sample], str]
) -> dict[str, Spread]:
    groups: dict[str, list[float]] = {}
    for sample in samples:
        groups.setdefault(key(sample), []).append(sample.seconds)
    return {name: spread(found) for name, found in sorted(groups.items())}
