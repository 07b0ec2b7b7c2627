"""What is taken from a month's benefit: settled, open between bounds, or not known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.law.legislation import Step

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Bounds:
    """Between which amounts something lies, in kroner."""

    lowest: Fraction
    highest: Fraction

    @property
    def settled(self) -> Fraction | None:
        """The amount, if the bounds leave no room."""
        return self.lowest if self.lowest == self.highest else None


NONE_TAKEN = Bounds(NOTHING, NOTHING)


@dataclass(frozen=True, kw_only=True)
class Deduction:
    """What one rule takes from a month.

    Attributes:
        amount: between which amounts, or None where the rule is not known.
        step: the rule with what it takes, once that is settled.
        missing: the fact that would settle it, as the requests name it.
        notice: what must be said beside it.
    """

    amount: Bounds | None
    step: Step | None = None
    missing: str | None = None
    notice: str | None = None


@dataclass(frozen=True)
class Deductions:
    """All that is taken from a month, in the order of the statute."""

    each: tuple[Deduction, ...]

    @cached_property
    def total(self) -> Bounds | None:
        """Between which amounts the whole lies; None where a rule is not known."""
        if not self.each:
            return NONE_TAKEN
        known = [one.amount for one in self.each if one.amount is not None]
        if len(known) < len(self.each):
            return None
        return Bounds(
            sum((amount.lowest for amount in known), NOTHING),
            sum((amount.highest for amount in known), NOTHING),
        )

    @property
    def amount(self) -> Fraction | None:
        """The whole, where nothing is open."""
        total = self.total
        return total.settled if total else None

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is settled, also that something is not deducted."""
        return tuple(one.step for one in self.each if one.step)

    @property
    def taken(self) -> tuple[Step, ...]:
        """What is settled and takes something."""
        return tuple(step for step in self.steps if step.value)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that would settle what is open."""
        return tuple(one.missing for one in self.each if one.missing)

    @property
    def notices(self) -> frozenset[str]:
        """What must be said beside it."""
        return frozenset(one.notice for one in self.each if one.notice)


def settled(amount: Fraction, step: Step) -> Deduction:
    """A deduction that is as large as its step says."""
    return Deduction(amount=Bounds(amount, amount), step=step)


def open_up_to(highest: Fraction, *, missing: str) -> Deduction:
    """A deduction that hangs on a fact: between nothing and an amount."""
    return Deduction(amount=Bounds(NOTHING, highest), missing=missing)


def not_known(notice: str) -> Deduction:
    """A deduction whose rule is not known; the notice says so."""
    return Deduction(amount=None, notice=notice)


def left_of(month: Fraction, taken: Bounds) -> Bounds:
    """What is left of a month's benefit, never less than nothing.

    What happens with a deduction above the month is not said in the law.
    """
    return Bounds(
        max(NOTHING, month - taken.highest), max(NOTHING, month - taken.lowest)
    )
