"""Which language was recognised, by locale and length: docs/languages.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.evaluation.measure import Case
from bot.nlu.text import normalise, words

# Names of the lengths with the most words that each has.
LENGTHS: Final[Mapping[str, float]] = {
    "one word": 1,
    "two words": 2,
    "sentence": float("inf"),
}
ASKED: Final = (
    "asks"  # nothing was recognised: the language stays, or the menu is shown
)


@dataclass(frozen=True)
class Recognised:
    """How often the texts of one locale and length were taken for which language."""

    locale: str
    length: str
    languages: Mapping[str, int]

    @property
    def lines(self) -> int:
        """How many there were."""
        return sum(self.languages.values())

    @property
    def right(self) -> float:
        """The share that was taken for its own language."""
        return self.languages.get(self.locale, 0) / self.lines

    @property
    def wrong(self) -> float:
        """The share that was taken for another; asking is not wrong."""
        own = {self.locale, ASKED}
        taken = sum(n for name, n in self.languages.items() if name not in own)
        return taken / self.lines


def recognised(cases: Sequence[Case]) -> list[Recognised]:
    """The counts by locale and length, in the order of the locales; none is empty."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for case in cases:
        key = case.question.locale, _length(case.question.text)
        counts.setdefault(key, Counter())[case.outcome.language or ASKED] += 1
    locales = dict.fromkeys(case.question.locale for case in cases)
    return [
        Recognised(locale, length, counts[locale, length])
        for locale in locales
        for length in LENGTHS
        if (locale, length) in counts
    ]


def _length(text: str) -> str:
    size = len(words(normalise(text)))
    return next(name for name, most in LENGTHS.items() if size <= most)


def page(found: Sequence[Recognised]) -> str:
    """The tables as Markdown, as they stand in docs/languages.md."""
    return "\n".join([*_summary(found), "", *_confusions(found), ""])


def _summary(found: Sequence[Recognised]) -> Iterator[str]:
    yield "| locale | length | texts | right | wrong | asks |"
    yield "|---|---|--:|--:|--:|--:|"
    for length in LENGTHS:
        rows = [row for row in found if row.length == length]
        if rows:
            yield _row("all", length, rows)
    for row in found:
        yield _row(row.locale, row.length, [row])


def _row(name: str, length: str, rows: Sequence[Recognised]) -> str:
    lines = sum(row.lines for row in rows)
    right = sum(row.right * row.lines for row in rows) / lines
    wrong = sum(row.wrong * row.lines for row in rows) / lines
    shares = " | ".join(_percent(x) for x in (right, wrong, 1 - right - wrong))
    return f"| {name} | {length} | {lines} | {shares} |"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _confusions(found: Sequence[Recognised]) -> Iterator[str]:
    locales = list(dict.fromkeys(row.locale for row in found))
    others = _others(found, locales)
    for length in LENGTHS:
        rows = {row.locale: row for row in found if row.length == length}
        if not rows:
            continue
        names = [*locales, *others, ASKED]
        yield from (f"### {length.capitalize()}", "")
        yield "| written in | " + " | ".join(names) + " |"
        yield "|---|" + "--:|" * len(names)
        for locale, row in rows.items():
            cells = [str(row.languages.get(name, 0) or "") for name in names]
            yield f"| {locale} | " + " | ".join(cells) + " |"
        yield ""


def _others(found: Iterable[Recognised], locales: Sequence[str]) -> list[str]:
    named = {name for row in found for name in row.languages}
    return sorted(named - {*locales, ASKED})
