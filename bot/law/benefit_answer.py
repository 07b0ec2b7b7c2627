"""A benefit estimate as JSON has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.answer import Json, reasons
from bot.law.money import kroner, share_text

if TYPE_CHECKING:
    from bot.law.benefit import BenefitAssessment
    from bot.law.benefit_amounts import Amounts
    from bot.law.periods import BenefitPeriod, BenefitSpan


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
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(span.notices if span else assessment.notices),
    }
    if span:
        answer["periods"] = [_period(period) for period in span.periods]
    return answer


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
