"""The kinds of leave as JSON has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.answer import Json, reasons

if TYPE_CHECKING:
    from bot.law.leave.assess import LeaveAssessment
    from bot.law.leave.numbers import Leave


def leave_answer(assessment: LeaveAssessment) -> Json:
    """The kinds, each with its days and whether the benefit goes on."""
    return {
        "on": assessment.on.isoformat(),
        "kinds": [
            _kind(leave, added=assessment.added[leave.kind])
            for leave in assessment.kinds
        ],
        "added_over_working_days": assessment.added_over_working_days,
        "missing": list(assessment.missing),
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(assessment.notices),
    }


def _kind(leave: Leave, *, added: bool | None) -> Json:
    """A kind: null is not known, what the law does not limit is left out."""
    return {
        "id": leave.kind.value,
        "with_benefit": leave.with_benefit,
        "added_to_programme": added,
        **leave.values,
        **({"parts": _parts(leave)} if leave.parts else {}),
        "ranges": {
            name: {"lowest": lowest, "highest": highest}
            for name, (lowest, highest) in leave.ranges.items()
        },
    }


def _parts(leave: Leave) -> list[Json]:
    """What a leave can be for, with the days where the law has a number."""
    return [
        {"id": part} if days is None else {"id": part, "working_days": days}
        for part, days in leave.parts.items()
    ]
