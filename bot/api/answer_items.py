"""The things that the answers are made of, and the values that they can have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.api.shapes import DAY, TEXT, Schema, listed, model, nothing_or, ref

_WHOLE: Final[Schema] = {"type": "integer", "minimum": 0}
_OPEN: Final[Schema] = nothing_or(_WHOLE)
_OPEN_MONEY: Final[Schema] = nothing_or(ref("Amount"))
_LEVEL: Final[Schema] = {**TEXT, "enum": ["A1", "A2", "B1", "B2"]}
_OPEN_YES_NO: Final[Schema] = nothing_or({"type": "boolean"})
_RANGES: Final[Schema] = {
    "type": "object",
    "description": "Bounds of the numbers that are open.",
    "additionalProperties": ref("WholeRange"),
}
_TIMES: Final = ("year", "calendar_year", "twelve_months", "pregnancy", "birth")
_PARTS: Final = (
    *("work_or_education", "norwegian", "social_studies", "life_skills"),
    "parental_guidance",
)


def _values(description: str, *values: str) -> Schema:
    return {"type": "string", "enum": list(values), "description": description}


def _bounds(lowest: str, highest: str, of: Schema) -> Schema:
    return model({lowest: of, highest: of}, "Both ends are possible.")


def _period() -> Schema:
    fields = {
        "from": DAY,
        "to": DAY,
        "months": {**_OPEN, "description": "Null where a month is broken."},
        "monthly": _OPEN_MONEY,
        "monthly_after_deduction": _OPEN_MONEY,
        "total": _OPEN_MONEY,
        "share": nothing_or(ref("Share")),
        "basic_amount": ref("Amount"),
        "range": ref("AmountRange"),
        "range_after_deduction": ref("AmountRange"),
    }
    optional = ("range", "range_after_deduction")
    return model(fields, "A part of a span in which nothing changes.", optional)


def _part() -> Schema:
    numbers = (
        *("hours", "health_hours", "career_hours", "hours_a_week", "after_months"),
        *("within_months", "longest_months", "extension_months", "least_meetings"),
        *(
            "most_meetings",
            "least_talks",
            "most_talks",
            "short_meetings",
            "short_talks",
        ),
    )
    skills = ("listening", "reading", "writing", "speaking")
    fields = {
        "id": ref("Part"),
        "compulsory": _values("Whether it must be in it.", "yes", "no", "unknown"),
        "ranges": _RANGES,
        **dict.fromkeys(numbers, _OPEN),
        "minimum_applies": _OPEN_YES_NO,
        "leave_added": _OPEN_YES_NO,
        "from": nothing_or(DAY),
        "level": model(dict.fromkeys(skills, nothing_or(_LEVEL)), "By skill.", skills),
    }
    return model(fields, "A part and what applies to it.", tuple(fields)[3:])


def _leave() -> Schema:
    certificate = (
        *("after_weeks", "days", "together_days", "lost_after"),
        *("lost_within_months", "review_months"),
    )
    numbers = (
        *("working_days", "months", "hours_a_day", "until_age", "until_child_months"),
        *("within_months", "mother_working_days", "father_working_days"),
        *("each_parent_days", "follow_up_from_month", "adoption_below_age"),
        "notice_calendar_days",
        *(f"self_certificate_{name}" for name in certificate),
    )
    fields = {
        "id": ref("LeaveKind"),
        "with_benefit": _OPEN_YES_NO,
        "added_to_programme": _OPEN_YES_NO,
        "ranges": _RANGES,
        "applies": _OPEN_YES_NO,
        "self_certificate_allowed": _OPEN_YES_NO,
        "parts": listed(ref("LeaveReason"), "What it can be for."),
        "per": _values("The time that the days are for.", *_TIMES),
        **dict.fromkeys(numbers, _OPEN),
    }
    about = "A kind of leave; a number that the law does not have is left out."
    return model(fields, about, tuple(fields)[4:])


ITEMS: Final[Mapping[str, Schema]] = {
    "Amount": {
        **TEXT,
        "pattern": r"^-?[0-9]+\.[0-9]{2}$",
        "description": "Kroner with two decimals, rounded half up once.",
        "examples": ["22758.17"],
    },
    "Share": {
        **TEXT,
        "pattern": "^[0-9]+(/[0-9]+)?$",
        "description": "A share of the full benefit.",
        "examples": ["1", "2/3", "1/3", "5/6"],
    },
    "AmountRange": _bounds("lowest", "highest", ref("Amount")),
    "WholeRange": _bounds("lowest", "highest", _WHOLE),
    "DayRange": _bounds("earliest", "latest", DAY),
    "Deduction": model(
        {"rule": ref("Rule"), "amount": ref("Amount")}, "A part of the deduction."
    ),
    "Period": _period(),
    "Right": _values(
        "`municipality_may_offer`: there is no right.",
        *("yes", "no", "municipality_may_offer", "unknown"),
    ),
    "Duty": _values("A duty to take part.", "yes", "no", "unknown"),
    "PossibleAnswers": model(
        {
            "right": {"type": "array", "items": ref("Right")},
            "duty": {"type": "array", "items": ref("Duty")},
        },
        "What is possible where the answer is open.",
    ),
    "Part": _values("Parts of a programme.", *_PARTS),
    "PartOfProgramme": _part(),
    "LeaveOfKind": _leave(),
    "LeaveReason": model(
        {"id": TEXT, "working_days": _WHOLE},
        "What leave can be for, with its days where the law has a number.",
        ("working_days",),
    ),
}
