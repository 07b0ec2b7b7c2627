"""What must be said beside the kinds of leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.notices import chosen

if TYPE_CHECKING:
    from bot.law.leave.facts import LeaveFacts


def leave_notices(facts: LeaveFacts) -> tuple[str, ...]:
    """What must be said beside the numbers."""
    if not legislation.holds("current_act", on=facts.on):
        return chosen({"leave_before_2021_unknown": True}, on=facts.on)
    return chosen(
        {
            "assumed_current_act": True,
            "regulation_before_2026_unread": legislation.holds(
                "regulation_read", on=facts.on
            )
            is None,
            "self_certificate_sick_child_conflict": _may_have_children(facts),
            "peace_work_start_unknown": legislation.holds(
                "peace_work_with_benefit", on=facts.on
            )
            is None,
            "added_absence_unknown": True,
            "holiday_year_understood": True,
        },
        on=facts.on,
    )


def _may_have_children(facts: LeaveFacts) -> bool:
    """Whether the person has a child for whom there is leave, or may have one."""
    return facts.children != 0 or facts.chronic_child is not False
