"""What each kind of answer has of its own: the numbers that are asked for.

A number that is open is null or left out, and a range says between what it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.api.shapes import DAY, Schema, listed, nothing_or, ref

_MONEY: Final[Schema] = ref("Amount")
_OPEN_MONEY: Final[Schema] = nothing_or(_MONEY)
_MONTHS: Final[Schema] = nothing_or({"type": "integer", "minimum": 0})
_DAYS: Final[Schema] = nothing_or({"type": "integer", "minimum": 0})
_HOURS: Final[Schema] = nothing_or({"type": "number", "minimum": 0})
_OPEN_DAY: Final[Schema] = nothing_or(DAY)
_YES_NO: Final[Schema] = nothing_or({"type": "boolean"})


@dataclass(frozen=True)
class AnswerModel:
    """The fields of one kind of answer.

    Attributes:
        description: what it answers.
        always: fields that every answer has.
        sometimes: fields that are left out where they do not apply.
    """

    description: str
    always: Mapping[str, Schema]
    sometimes: Mapping[str, Schema]


_BENEFIT: Final = AnswerModel(
    "The introduction benefit; `range` in place of the amounts where it is open.",
    {"basic_amount": _MONEY},
    {
        "share": ref("Share"),
        "annual": _MONEY,
        "monthly": _MONEY,
        "daily": _MONEY,
        "hourly": _MONEY,
        "deduction": {
            **_OPEN_MONEY,
            "description": "What is taken from the month; null where it is open.",
        },
        "deductions": listed(ref("Deduction"), "What the deduction is the sum of."),
        "monthly_after_deduction": _OPEN_MONEY,
        "deduction_can_be_appealed": _YES_NO,
        "range": ref("AmountRange"),
        "range_after_deduction": ref("AmountRange"),
        "periods": listed(ref("Period"), "The parts of the span that was asked for."),
        "total": {
            **_OPEN_MONEY,
            "description": "Of the span; null where a month is broken or open.",
        },
    },
)
_DURATION: Final = AnswerModel(
    "How long the programme may last, and its last day where the first is given.",
    {
        "longest_months": _MONTHS,
        "shortest_months": {
            **_MONTHS,
            "description": "Null where the law has none, or it is open.",
        },
        "extension_months": _MONTHS,
        "allowed_goals": nothing_or(
            listed(ref("EndGoal"), "The end goals that the facts allow.")
        ),
        "goal_allowed": _YES_NO,
        "latest_end": _OPEN_DAY,
        "latest_end_with_extension": _OPEN_DAY,
        "added_working_days": _DAYS,
    },
    {
        "range": ref("WholeRange"),
        "latest_end_range": ref("DayRange"),
        "latest_end_with_extension_range": ref("DayRange"),
        "added_working_days_range": ref("WholeRange"),
    },
)
_ELIGIBILITY: Final = AnswerModel(
    "Whether somebody has a right and a duty to take part.",
    {
        "right": ref("Right"),
        "duty": ref("Duty"),
        "reasons": listed(ref("Rule"), "The rules that decide, the decisive first."),
        "content": listed(ref("Part"), "The compulsory parts; none without a right."),
        "content_unknown": listed(ref("Part"), "Parts of which it is not known."),
    },
    {"possible": ref("PossibleAnswers")},
)
_CONTENT: Final = AnswerModel(
    "What a programme must contain.",
    {
        "parts": listed(ref("PartOfProgramme"), "Each part, compulsory or not."),
        "hours_a_week_programme": _HOURS,
        "hours_a_week_self_study": _HOURS,
    },
    {},
)
_LEAVE: Final = AnswerModel(
    "Which leave there is.",
    {
        "kinds": listed(ref("LeaveOfKind"), "Each kind of leave."),
        "added_over_working_days": {
            **_DAYS,
            "description": "Absence over so many working days is added.",
        },
    },
    {},
)

ANSWER_FIELDS: Final[Mapping[str, AnswerModel]] = {
    "benefit": _BENEFIT,
    "duration": _DURATION,
    "eligibility": _ELIGIBILITY,
    "content": _CONTENT,
    "leave": _LEAVE,
}
