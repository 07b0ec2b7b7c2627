"""A duration estimate as JSON has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.answer import Json, reasons

if TYPE_CHECKING:
    from bot.law.duration import DurationAssessment


def duration_answer(assessment: DurationAssessment) -> Json:
    """A duration estimate; `range` beside the numbers where the longest is open."""
    goals = assessment.allowed_goals
    answer: Json = {
        "on": assessment.on.isoformat(),
        "longest_months": assessment.longest_months,
        "shortest_months": assessment.shortest_months,
        "extension_months": assessment.extension_months,
        "allowed_goals": None if goals is None else [goal.value for goal in goals],
        "goal_allowed": assessment.goal_allowed,
        "missing": list(assessment.missing),
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(assessment.notices),
    }
    if assessment.lowest is not None:
        answer["range"] = {"lowest": assessment.lowest, "highest": assessment.highest}
    return answer
