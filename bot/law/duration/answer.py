"""A duration estimate as JSON has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.answer import Json, reasons

if TYPE_CHECKING:
    from bot.law.duration.absence import AddedDays
    from bot.law.duration.assess import DurationAssessment
    from bot.law.duration.end_date import LastDay, ProgrammeEnd


def duration_answer(assessment: DurationAssessment) -> Json:
    """A duration estimate; a range beside each number or last day that is open."""
    goals = assessment.allowed_goals
    answer: Json = {
        "on": assessment.on.isoformat(),
        "longest_months": assessment.longest_months,
        "shortest_months": assessment.shortest_months,
        "extension_months": assessment.extension_months,
        "allowed_goals": None if goals is None else [goal.value for goal in goals],
        "goal_allowed": assessment.goal_allowed,
        **_end(assessment.end),
        "missing": list(assessment.missing),
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(assessment.notices),
    }
    if assessment.lowest is not None:
        answer["range"] = {"lowest": assessment.lowest, "highest": assessment.highest}
    return answer


def _end(end: ProgrammeEnd) -> Json:
    """The last days and the days that are added; null where open or not known."""
    return {
        **_last_day("latest_end", end.longest),
        **_last_day("latest_end_with_extension", end.extended),
        **_added(end.added),
    }


def _last_day(field: str, last: LastDay | None) -> Json:
    """A last day, with its range where it is open."""
    if last is None:
        return {field: None}
    if last.settled:
        return {field: last.latest.isoformat()}
    earliest, latest = last.earliest.isoformat(), last.latest.isoformat()
    return {field: None, f"{field}_range": {"earliest": earliest, "latest": latest}}


def _added(added: AddedDays | None) -> Json:
    """The working days that absence adds, with their range where it is open."""
    field = "added_working_days"
    if added is None:
        return {field: None}
    if added.lowest == added.highest:
        return {field: added.lowest}
    bounds = {"lowest": added.lowest, "highest": added.highest}
    return {field: None, f"{field}_range": bounds}
