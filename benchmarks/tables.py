"""The figures as tables of text, for the terminal and for the page alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.figures import (
    WINDOWS,
    Sample,
    Spread,
    answered_share,
    by_kind,
    by_window,
    median_cpu,
)
from benchmarks.set_up import SetUp, SetUps


@dataclass(frozen=True)
class Table:
    """A title, headings, rows of text and what to know about them."""

    title: str
    headings: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    note: str = ""


Figure = Callable[[SetUp], float]

_MEBI: Final = 2**20
_RATE: Final = "8 people at once"
_COMPARED: Final[Mapping[str, tuple[Figure, str]]] = {
    "processor time of a message": (lambda s: 1e3 * s.cpu_per_message, "ms"),
    "start until ready": (lambda s: s.start, "s"),
    "memory after the conversations": (lambda s: s.memory / _MEBI, "MiB"),
    "model on disk": (lambda s: s.model.size / _MEBI, "MiB"),
    "training": (lambda s: s.model.train_seconds, "s"),
}


def comparison(set_ups: SetUps) -> Table:
    """Both set-ups as servers, each figure with the ratio."""
    ours, stock = set_ups["ours"], set_ups["stock"]
    table = Table(
        "Over HTTP, on one core",
        ("figure", "ours", "stock Rasa", "ratio"),
        note=(
            "The ratio tells how many times better ours is. "
            f"Turns that got an answer: ours {_percent(ours)}, "
            f"stock Rasa {_percent(stock)}."
        ),
    )
    windows = [by_window(set_up.samples) for set_up in (ours, stock)]
    for name in WINDOWS:
        mine, theirs = (window[name] for window in windows)
        table.rows.append(_compared(f"{name}, p50", mine.p50, theirs.p50))
        table.rows.append(_compared(f"{name}, p95", mine.p95, theirs.p95))
    gain = ours.rate / stock.rate
    table.rows.append(_row(_RATE, ours.rate, stock.rate, "messages/s", gain))
    for name, (figure, unit) in _COMPARED.items():
        pair = figure(ours), figure(stock)
        table.rows.append(_row(name, *pair, unit, pair[1] / pair[0]))
    return table


def understanding(set_ups: SetUps) -> Table:
    """Understanding alone, by locale."""
    ours, stock = set_ups["ours"].parse, set_ups["stock"].parse
    table = Table(
        "Understanding alone, without HTTP",
        ("locale", "ours", "stock Rasa", "ratio"),
        note="Median of held-out questions, parsed without a conversation.",
    )
    for locale in ours:
        table.rows.append(_compared(locale, ours[locale].p50, stock[locale].p50))
    return table


def turns(samples: Sequence[Sample]) -> Table:
    """Our turns in one process: by the length of the conversation, and by kind."""
    cpu = median_cpu(samples)
    table = Table(
        "Our turn in one process, with SQLite in a file",
        ("turns", "p50", "p95", "count"),
        note=f"Goal: a median of 5 ms. Processor time, median: {_ms(cpu)}.",
    )
    for name, found in (by_window(samples) | by_kind(samples)).items():
        table.rows.append((name, *_spread(found)))
    return table


def growth(found: Mapping[int, Sequence[Sample]]) -> Table:
    """Our turns by the number of topics."""
    table = Table(
        "More topics: our turn in one process",
        ("topics", "p50", "p95", "processor time, p50", "count"),
        note="The same conversations, about topics that all of these models know.",
    )
    for topics, samples in sorted(found.items()):
        p50, p95, count = _spread(by_window(samples)["all turns"])
        table.rows.append((str(topics), p50, p95, _ms(median_cpu(samples)), count))
    return table


def _spread(found: Spread) -> tuple[str, str, str]:
    return _ms(found.p50), _ms(found.p95), str(found.count)


def _compared(name: str, ours: float, stock: float) -> tuple[str, ...]:
    """A row of two times in seconds, shown in milliseconds."""
    return _row(name, 1e3 * ours, 1e3 * stock, "ms", stock / ours)


def _row(
    name: str, ours: float, stock: float, unit: str, ratio: float
) -> tuple[str, ...]:
    return name, f"{_short(ours)} {unit}", f"{_short(stock)} {unit}", f"{ratio:.1f} ×"


def _percent(set_up: SetUp) -> str:
    return f"{100 * answered_share(set_up.samples):.0f} %"


def _ms(seconds: float) -> str:
    return f"{_short(1e3 * seconds)} ms"


def _short(value: float) -> str:
    """Three digits that matter: 4.37, 43.7, 437."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
