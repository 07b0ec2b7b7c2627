"""Absence and leave from the programme by kind, Integration Regulation §§ 5 to 19."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.assessment import Assessment
from bot.law.duration import absence
from bot.law.leave.fixed import FIXED, fixed_leave
from bot.law.leave.kinds import LeaveKind
from bot.law.leave.notices import leave_notices
from bot.law.leave.numbers import Leave
from bot.law.leave.own_illness import own_illness
from bot.law.leave.parental_leave import parental_leave
from bot.law.leave.sick_child import sick_child
from bot.law.rules import step

if TYPE_CHECKING:
    from datetime import date

    from bot.law.leave.facts import LeaveFacts
    from bot.law.legislation import Step

# Kinds with a rule of their own about the programme's time.
NEVER_ADDED = (LeaveKind.RELIGIOUS_DAY, LeaveKind.HOLIDAY)
# The facts that may be missing, in the order in which to ask.
ASKED = (
    "weeks_in_programme",
    "children",
    "alone_with_children",
    "chronic_child",
    "parents_both_in_programme",
)


@dataclass(frozen=True, kw_only=True)
class LeaveAssessment(Assessment):
    """Each kind of leave, and from how many working days on the programme is longer.

    `added_over_working_days` is None where that is not known.
    """

    kinds: tuple[Leave, ...]
    added: dict[LeaveKind, bool | None]
    added_over_working_days: int | None


def assess_leave(facts: LeaveFacts) -> LeaveAssessment:
    """What a participant may be away for, how long, and whether with benefit.

    Raises:
        OutsideKnownParameters: the day is before the Act of 2003.

    Integration Regulation (FOR-2020-12-15-2912) §§ 5-19.
    """
    if not legislation.holds("current_act", on=facts.on):
        return _before_regulation(facts)
    kinds = _kinds(facts)
    missing = {name for kind in kinds for name in kind.missing}
    return LeaveAssessment(
        on=facts.on,
        kinds=kinds,
        added={kind.kind: _added(kind, on=facts.on) for kind in kinds},
        added_over_working_days=absence.limit(on=facts.on),
        missing=tuple(name for name in ASKED if name in missing),
        explanation=(*_kind_steps(kinds), *_added_steps(facts.on)),
        notices=leave_notices(facts),
    )


def _kinds(facts: LeaveFacts) -> tuple[Leave, ...]:
    """Every kind of leave, in the order of the regulation."""
    found = {
        leave.kind: leave
        for leave in (
            own_illness(facts),
            sick_child(facts),
            parental_leave(facts),
            *(fixed_leave(numbers, on=facts.on) for numbers in FIXED),
        )
    }
    return tuple(found[kind] for kind in LeaveKind)


def _kind_steps(kinds: tuple[Leave, ...]) -> tuple[Step, ...]:
    """The reasoning of all kinds."""
    return tuple(found for kind in kinds for found in kind.steps)


def _added_steps(on: date) -> tuple[Step, ...]:
    """From how many days on the programme is longer, and what does not count.

    Integration Regulation §§ 10 and 19.
    """
    names = tuple(kind.value for kind in NEVER_ADDED)
    never = step("leave_never_added", names, on=on)
    over = int(legislation.value(absence.LIMIT, on=on))
    return (step("leave_added_over_days", over, on=on, because=(never,)),)


def _added(leave: Leave, *, on: date) -> bool | None:
    """Whether a kind can make the programme longer; None where it is not known.

    Integration Regulation §§ 10 and 19.
    """
    return None if leave.with_benefit is None else absence.counts(leave.kind, on=on)


def _before_regulation(facts: LeaveFacts) -> LeaveAssessment:
    """Before the regulation neither days nor benefit are known.

    Integration Regulation § 72.
    """
    change = legislation.changes("current_act")[-1]
    older = step("act_2003_applies", value=True, on=change)
    return LeaveAssessment(
        on=facts.on,
        kinds=tuple(Leave(kind) for kind in LeaveKind),
        added=dict.fromkeys(LeaveKind),
        added_over_working_days=None,
        missing=(),
        explanation=(older,),
        notices=leave_notices(facts),
    )
