"""A kind of leave, and how its numbers are read off the parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bot.law import legislation
from bot.law.rules import step

if TYPE_CHECKING:
    from datetime import date

    from bot.law.leave.kinds import LeaveKind
    from bot.law.legislation import Step

LeaveValue: TypeAlias = "int | str | bool | None"


@dataclass(frozen=True)
class Leave:
    """A kind of leave: what is known of it, and the bounds of what is not.

    Attributes:
        kind: which leave.
        with_benefit: whether the benefit goes on; None where that is not known.
        values: its numbers by the names of the answer; None is not known, and what the
            law does not limit is left out.
        ranges: the bounds of the numbers that the facts leave open.
        missing: the facts that would settle them.
        steps: the results with the steps that they rest on.
        parts: what the leave can be for, with the days of each; None where the law
            has no number.
    """

    kind: LeaveKind
    with_benefit: bool | None = None
    values: Mapping[str, LeaveValue] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    parts: Mapping[str, int | None] = field(default_factory=dict)


def benefit_goes_on(kind: LeaveKind, *, on: date) -> bool | None:
    """Whether a kind has the benefit; None where that is not known.

    Integration Regulation (FOR-2020-12-15-2912) §§ 5-18.
    """
    return legislation.holds(f"{kind.value}_with_benefit", on=on)


def benefit_steps(kind: LeaveKind, *, on: date) -> tuple[Step, ...]:
    """The step that says whether the benefit goes on; none where that is not known."""
    found = benefit_goes_on(kind, on=on)
    return () if found is None else (step(f"leave_{kind.value}", found, on=on),)


def number(name: str, *, on: date) -> int | None:
    """A number of the regulation; None where it is not known."""
    found = legislation.optional_value(name, on=on)
    return None if found is None else int(found)


def number_steps(
    kind: LeaveKind, names: tuple[str, ...], *, on: date
) -> tuple[Step, ...]:
    """A step for each number that is known; the kind's own step where there is none."""
    why = benefit_steps(kind, on=on)
    found = {name: number(name, on=on) for name in names}
    steps = tuple(
        step(name, value, on=on, because=why)
        for name, value in found.items()
        if value is not None
    )
    return steps or why
