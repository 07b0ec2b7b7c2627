"""What a programme contains, as JSON has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.law.answer import Json, reasons
from bot.law.content.norwegian_goals import SKILLS

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.law.content.assess import ContentAssessment
    from bot.law.content.reading import Part, PartValue

_COMPULSORY = {True: "yes", False: "no", None: "unknown"}


def content_answer(assessment: ContentAssessment) -> Json:
    """The parts, each with what applies to it, and the hours of a week."""
    return {
        "on": assessment.on.isoformat(),
        "parts": [_part(part) for part in assessment.parts],
        "hours_a_week_programme": _hours(assessment.hours_a_week_programme),
        "hours_a_week_self_study": _hours(assessment.hours_a_week_self_study),
        "missing": list(assessment.missing),
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(assessment.notices),
    }


def _part(part: Part) -> Json:
    """A part: null is not known, what the law does not have there is left out."""
    values = {name: _value(value) for name, value in part.values.items()}
    levels = {skill: values.pop(skill) for skill in SKILLS if skill in values}
    return {
        "id": part.id,
        "compulsory": _COMPULSORY[part.compulsory],
        **values,
        **({"level": levels} if levels else {}),
        "ranges": {
            name: {"lowest": lowest, "highest": highest}
            for name, (lowest, highest) in part.ranges.items()
        },
    }


def _value(value: PartValue) -> object:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def _hours(hours: Fraction | None) -> float | None:
    """Hours of a week as a number: 37.5."""
    return None if hours is None else float(hours)
