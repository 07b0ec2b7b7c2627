"""Which steps of an estimate matter most to a person: chosen by rule id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

Step = Mapping[str, Any]
Estimate = Mapping[str, Any]

_MOST: Final = 3
# A line is one question that a person has, with the starts of the rules that answer it;
# of several steps that answer it, the last says it in full.
_MATTERS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "benefit": (("basic_amount",), ("share_",)),
    "duration": (
        ("new_lengths", "old_lengths", "act_2003", "collective_protection_lengths"),
        ("longest_",),
        ("extension_",),
    ),
    "eligibility": (),
    "content": (("social_studies_",), ("life_skills_",), ("work_hours_",)),
    "leave": (("leave_illness",), ("sick_child_", "leave_sick_child")),
}


def decisive_steps(kind: str, answer: Estimate) -> list[Step]:
    """The two or three steps that the answer hangs on, in the order of reasoning."""
    steps = answer["steps"]
    chosen = [_last(steps, starts) for starts in _MATTERS[kind]]
    named = _named(answer)
    found = [step for step in steps if step in chosen or step["rule"] in named]
    return found or list(steps[-1:])


def _named(answer: Estimate) -> frozenset[str]:
    """The rules that the answer itself names: its reasons, or what is deducted."""
    taken = [found["rule"] for found in answer.get("deductions", ())]
    # Several deductions are said as what they leave.
    deducted = taken if len(taken) <= 1 else ["monthly_after_deduction"]
    return frozenset([*answer.get("reasons", ())[:_MOST], *deducted])


def _last(steps: Sequence[Step], starts: tuple[str, ...]) -> Step | None:
    return next(_answering(reversed(steps), starts), None)


def _answering(steps: Iterator[Step], starts: tuple[str, ...]) -> Iterator[Step]:
    return (step for step in steps if step["rule"].startswith(starts))
