"""A benefit estimate as JSON has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.answer import Json, json_value, reasons
from bot.law.money import kroner, share_text

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.law.benefit.amounts import Amounts
    from bot.law.benefit.assess import BenefitAssessment
    from bot.law.benefit.periods import BenefitPeriod, BenefitSpan


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
        "missing": list(span.missing if span else assessment.missing),
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(span.notices if span else assessment.notices),
    }
    if span:
        answer["periods"] = [_period(period) for period in span.periods]
        answer["total"] = _kroner(span.total)
    return answer


def _amounts_or_range(assessment: BenefitAssessment) -> Json:
    """The amounts where they are settled, else their bounds."""
    if assessment.amounts is None:
        return {"range": _range(assessment)} | _range_after(assessment)
    return _amounts(assessment.amounts) | _after(assessment)


def _amounts(amounts: Amounts) -> Json:
    """The share and what it comes to."""
    return {
        "share": share_text(amounts.share),
        "annual": kroner(amounts.annual),
        "monthly": kroner(amounts.monthly),
        "daily": kroner(amounts.daily),
        "hourly": kroner(amounts.hourly),
    }


def _after(assessment: BenefitAssessment) -> Json:
    """What is taken from the month and what is left; null where that is open."""
    deductions, after = assessment.deductions, assessment.after
    return {
        "deduction": _kroner(deductions.amount if deductions else None),
        "deductions": [
            {"rule": step.rule, "amount": json_value(step.value, "kroner")}
            for step in (deductions.taken if deductions else ())
        ],
        "monthly_after_deduction": _kroner(after.settled if after else None),
        **_range_after(assessment),
        "deduction_can_be_appealed": assessment.deduction_can_be_appealed,
    }


def _range(assessment: BenefitAssessment) -> Json:
    """Between which monthly amounts the benefit lies."""
    return {
        "lowest": kroner(assessment.lowest),
        "highest": kroner(assessment.highest),
    }


def _range_after(assessment: BenefitAssessment) -> Json:
    """Between which amounts lies what is left, where deductions make it open."""
    after = assessment.after
    if after is None or after.settled is not None:
        return {}
    found = {"lowest": kroner(after.lowest), "highest": kroner(after.highest)}
    return {} if found == _range(assessment) else {"range_after_deduction": found}


def _period(period: BenefitPeriod) -> Json:
    """A part of a span; its range where its amounts are open."""
    assessment = period.assessment
    amounts, after = assessment.amounts, assessment.after
    left = after.settled if amounts and after else None
    answer: Json = {
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "months": period.months,
        "monthly": _kroner(amounts.monthly if amounts else None),
        "monthly_after_deduction": _kroner(left),
        "total": _kroner(period.total),
        "share": share_text(amounts.share) if amounts else None,
        "basic_amount": kroner(assessment.basic_amount),
    }
    if amounts is None:
        answer["range"] = _range(assessment)
    return answer | _range_after(assessment)


def _kroner(amount: Fraction | None) -> str | None:
    """An amount, or null where it is open."""
    return None if amount is None else kroner(amount)
