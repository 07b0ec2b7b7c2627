"""What changed between two assessments: the rules that made the difference.

A step differs when its value or its source differs, or when only one of the two has it.
Most such steps differ only because something below them does: the month's benefit
because the basic amount did. Those that rest on nothing that differs are the causes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.law.answer import Json, step_answer
from bot.law.legislation import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.law.assessment import Assessment
    from bot.law.legislation import Step


@dataclass(frozen=True)
class Difference:
    """A rule that made a difference; None on the side that does not have it."""

    rule: str
    before: Step | None
    after: Step | None


def differences(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """The rules that made the difference, in the order in which a person reasons.

    Args:
        before: one assessment, of any kind.
        after: another one of the same kind, on another day or for other facts.
    """
    changed = tuple(_changed(before.steps, after.steps))
    touched = {step for difference in changed for step in _sides(difference)}
    return tuple(found for found in changed if not _explained(found, touched))


def changed_answer(asked: Assessment, compared: Assessment) -> Json:
    """What changed, as JSON; `before` is the earlier of the two days.

    Args:
        asked: the assessment of the request's `on`.
        compared: the assessment of its `compare_on`.
    """
    earlier, later = sorted((asked, compared), key=lambda found: found.on)
    return {
        "on": asked.on.isoformat(),
        "compare_on": compared.on.isoformat(),
        "differences": [
            {
                "rule": difference.rule,
                "before": _step(difference.before),
                "after": _step(difference.after),
            }
            for difference in differences(earlier, later)
        ],
    }


def _changed(before: Iterable[Step], after: Iterable[Step]) -> Iterator[Difference]:
    """Each step that differs, beside the one of the same rule on the other side."""
    sides = _by_rule(before), _by_rule(after)
    for rule in dict.fromkeys((*sides[0], *sides[1])):
        first, second = sides[0][rule], sides[1][rule]
        for pair in zip_longest(_not_in(second, first), _not_in(first, second)):
            yield Difference(rule, *pair)


def _by_rule(steps: Iterable[Step]) -> defaultdict[str, list[Step]]:
    """The steps of each rule; a rule can have several, one for each thing it is on."""
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found[step.rule].append(step)
    return found


def _not_in(others: Iterable[Step], steps: Iterable[Step]) -> Iterator[Step]:
    """The steps without one of the same value and source among the others."""
    left = Counter(map(_content, others))
    for step in steps:
        if left[_content(step)]:
            left[_content(step)] -= 1
        else:
            yield step


def _content(step: Step) -> tuple[object, ...]:
    """What makes a step another one; `True` and 1 are not the same."""
    return type(step.value), step.value, step.citation


def _explained(difference: Difference, touched: set[Step]) -> bool:
    """Whether something that a step rests on differs too, on either side."""
    return any(
        reason in touched
        for step in _sides(difference)
        for reason in in_order(step.because)
    )


def _sides(difference: Difference) -> tuple[Step, ...]:
    """The steps of a difference that there are."""
    both = (difference.before, difference.after)
    return tuple(step for step in both if step is not None)


def _step(step: Step | None) -> Json | None:
    """A step as JSON has it; None on the side that does not have it."""
    return None if step is None else step_answer(step)
