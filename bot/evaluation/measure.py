"""Counts what was right, by locale and kind; knows nothing of Rasa or of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from bot.evaluation.outcome import Outcome, is_safety
from bot.evaluation.sets import KINDS, Question

ALL: Final = "all"
# The rows of a table, each with the kinds that it counts; a question is about a topic.
ROWS: Final[Mapping[str, frozenset[str]]] = {
    "plain": frozenset({"plain"}),
    "hard": frozenset({"hard"}),
    "para": frozenset({"para"}),
    "questions": frozenset({"plain", "hard", "para"}),
    "chat": frozenset({"chat"}),
    "oos": frozenset({"oos"}),
    ALL: frozenset(KINDS),
}


@dataclass(frozen=True)
class Case:
    """A question with what the bot did."""

    question: Question
    outcome: Outcome

    @property
    def right(self) -> bool:
        """Whether the expected topic was answered, or an alien question refused."""
        return self.outcome.got == self.question.topic

    @property
    def near(self) -> bool:
        """Whether the expected topic counts for top-3."""
        return self.question.topic in self.outcome.near

    @property
    def identified(self) -> bool:
        """Whether the language was recognised."""
        return self.outcome.language == self.question.locale


@dataclass(frozen=True)
class Tally:
    """Counts of lines; `rates` makes shares of them."""

    lines: int
    identified: int
    in_scope: int
    top1: int
    top3: int
    shown: int  # answered or among the suggestions: what a person sees
    wrong: int  # answered with another topic
    suggested: int
    refused: int
    out_of_scope: int
    oos_refused: int
    oos_suggested: int
    oos_answered: int
    safety: int
    safety_recall: int  # answered with its own topic
    safety_noticed: int  # answered with any of the topics of danger


Table = Mapping[str, Mapping[str, Tally]]
Rates = Mapping[str, float | None]
# What each count is a share of.
_WHOLE: Final[Mapping[str, str]] = {
    "identified": "lines",
    **dict.fromkeys(
        ("top1", "top3", "shown", "wrong", "suggested", "refused"), "in_scope"
    ),
    **dict.fromkeys(("oos_refused", "oos_suggested", "oos_answered"), "out_of_scope"),
    **dict.fromkeys(("safety_recall", "safety_noticed"), "safety"),
}


def rates(tally: Tally) -> Rates:
    """Shares from 0 to 1 by name; None where there was nothing to count."""
    counts = asdict(tally)
    return {
        part: counts[part] / counts[whole] if counts[whole] else None
        for part, whole in _WHOLE.items()
    }


def table(cases: Sequence[Case]) -> Table:
    """Tallies by locale (and `all`), then by row; empty rows but `all` are left out."""
    locales = sorted({case.question.locale for case in cases})
    parts = {
        locale: [case for case in cases if case.question.locale == locale]
        for locale in locales
    }
    return {locale: _rows(part) for locale, part in {**parts, ALL: cases}.items()}


def _rows(cases: Sequence[Case]) -> dict[str, Tally]:
    parts = {
        row: [case for case in cases if case.question.kind in kinds]
        for row, kinds in ROWS.items()
    }
    return {row: tally(part) for row, part in parts.items() if part or row == ALL}


def tally(cases: Sequence[Case]) -> Tally:
    """Count the cases."""
    inside = [case for case in cases if case.question.in_scope]
    outside = [case for case in cases if not case.question.in_scope]
    danger = [case for case in cases if is_safety(case.question.topic)]
    return Tally(
        lines=len(cases),
        identified=_count(cases, lambda case: case.identified),
        in_scope=len(inside),
        top1=_count(inside, lambda case: case.right),
        top3=_count(inside, lambda case: case.near),
        shown=_count(inside, lambda case: case.question.topic in case.outcome.shown),
        wrong=_did(inside, "answered") - _count(inside, lambda case: case.right),
        suggested=_did(inside, "suggested"),
        refused=_did(inside, "refused"),
        out_of_scope=len(outside),
        oos_refused=_did(outside, "refused"),
        oos_suggested=_did(outside, "suggested"),
        oos_answered=_did(outside, "answered"),
        safety=len(danger),
        safety_recall=_count(danger, lambda case: case.right),
        safety_noticed=_count(danger, lambda case: is_safety(case.outcome.got)),
    )


def _count(cases: Iterable[Case], holds: Callable[[Case], bool]) -> int:
    return sum(map(holds, cases))


def _did(cases: Iterable[Case], action: str) -> int:
    return _count(cases, lambda case: case.outcome.action == action)
