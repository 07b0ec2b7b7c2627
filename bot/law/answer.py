"""Assessments as JSON has them: money and shares as text, dates as ISO 8601.

The form is that of the estimates in docs and OpenAPI, without `text`: no words here.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law.money import kroner, share_text
from bot.law.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.law.benefit import BenefitAssessment
    from bot.law.benefit_amounts import Amounts
    from bot.law.duration import DurationAssessment
    from bot.law.legislation import Citation, Step, StepValue
    from bot.law.periods import BenefitPeriod, BenefitSpan

Json = dict[str, object]


def benefit_answer(
    assessment: BenefitAssessment, span: BenefitSpan | None = None
) -> Json:
    """A benefit estimate; `range` in place of the amounts where they are open.

    Args:
        assessment: what was found for the day, with a span its first day.
        span: the parts of the span that was asked for, if one was.
    """
    answer: Json = {
        "on": assessment.on.isoformat(),
        "basic_amount": kroner(assessment.basic_amount),
        **_amounts_or_range(assessment),
        "missing": list(assessment.missing),
        **_reasons(assessment.steps, assessment.citations),
        "notices": list(span.notices if span else assessment.notices),
    }
    if span:
        answer["periods"] = [_period(period) for period in span.periods]
    return answer


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
        **_reasons(assessment.steps, assessment.citations),
        "notices": list(assessment.notices),
    }
    if assessment.lowest is not None:
        answer["range"] = {"lowest": assessment.lowest, "highest": assessment.highest}
    return answer


def citation_answer(citation: Citation) -> Json:
    """Where a rule stands and since when."""
    return {
        "act": citation.act,
        "section": citation.section,
        "url": citation.url,
        "valid_from": citation.valid_from.isoformat(),
    }


def step_answer(step: Step) -> Json:
    """One step of the reasoning, its value in the unit of its rule."""
    return {
        "rule": step.rule,
        "value": _step_value(step.value, RULES[step.rule].unit),
        "citation": citation_answer(step.citation),
    }


def _step_value(value: StepValue, unit: str) -> object:
    """A step's value as JSON has it."""
    if isinstance(value, Fraction):
        return kroner(value) if unit == "kroner" else share_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _reasons(steps: Sequence[Step], citations: Sequence[Citation]) -> Json:
    """The steps and the sources of an answer."""
    return {
        "citations": [citation_answer(citation) for citation in citations],
        "steps": [step_answer(step) for step in steps],
    }


def _amounts_or_range(assessment: BenefitAssessment) -> Json:
    """The amounts where they are settled, else their bounds."""
    if assessment.amounts is None:
        return {"range": _range(assessment)}
    return _amounts(assessment.amounts)


def _amounts(amounts: Amounts) -> Json:
    """The share and what it comes to."""
    return {
        "share": share_text(amounts.share),
        "annual": kroner(amounts.annual),
        "monthly": kroner(amounts.monthly),
        "daily": kroner(amounts.daily),
        "hourly": kroner(amounts.hourly),
        "deduction": kroner(amounts.deduction),
        "monthly_after_deduction": kroner(amounts.monthly_after_deduction),
    }


def _range(assessment: BenefitAssessment) -> Json:
    """Between which monthly amounts the benefit lies."""
    return {
        "lowest": kroner(assessment.lowest),
        "highest": kroner(assessment.highest),
    }


def _period(period: BenefitPeriod) -> Json:
    """A part of a span; its range where its amounts are open."""
    assessment = period.assessment
    amounts = assessment.amounts
    answer: Json = {
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "monthly": kroner(amounts.monthly) if amounts else None,
        "share": share_text(amounts.share) if amounts else None,
        "basic_amount": kroner(assessment.basic_amount),
    }
    return answer if amounts else answer | {"range": _range(assessment)}
