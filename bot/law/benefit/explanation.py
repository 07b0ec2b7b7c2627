"""The reasoning behind a benefit estimate, as a tree with its results as roots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.law.benefit.options import Option
    from bot.law.legislation import Step


def benefit_explanation(
    options: tuple[Option, ...], known: Option | None
) -> tuple[Step, ...]:
    """From the basic amount to the month and what is left of it, as far as it goes.

    Args:
        options: the benefit with each share that is possible.
        known: the one that holds, if the share is settled.
    """
    if known is None:
        shares = (option.rates[0].because for option in options)
        taken = (option.deductions.steps for option in options)
        return (*_common(shares), *_common(taken))
    return (*known.rates, *_deduction_steps(known))


def _deduction_steps(option: Option) -> tuple[Step, ...]:
    """What is left with what is taken below it; else what is known of deductions."""
    after, steps = option.after, option.deductions.steps
    left = after.settled if after else None
    taken = [step for step in steps if step.value]
    if left is None or not taken:
        return steps
    # What is left rests on the rules that take something: it cites the first of them.
    why = (option.rates[0], *steps)
    rule = "monthly_after_deduction"
    return (replace(taken[0], rule=rule, value=left, facts=(), because=why),)


def _common(branches: Iterable[tuple[Step, ...]]) -> tuple[Step, ...]:
    """The steps that every branch has."""
    first, *others = branches
    return tuple(step for step in first if all(step in other for other in others))
