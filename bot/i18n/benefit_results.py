"""Which sentences say the result of a benefit estimate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.i18n.sentence import Sentence, text

Estimate = Mapping[str, Any]


def benefit_results(estimate: Estimate) -> Iterator[Sentence]:
    """The month before tax, what is left of it, and the parts of a span."""
    parts = estimate.get("periods", ())
    yield _span(estimate, parts) if parts else _month(estimate)
    yield from _after_deduction(estimate)
    yield from map(_period, parts)
    if len(parts) > 1 and estimate["total"]:
        yield text("benefit_total", total_kr=estimate["total"])


def benefit_of_the_day(estimate: Estimate) -> tuple[Sentence, ...]:
    """The result for the day of an estimate, without the parts of its span."""
    return tuple(benefit_results({**estimate, "periods": ()}))


def benefit_periods(estimate: Estimate) -> tuple[Sentence, ...]:
    """The parts of the span of an estimate, if it has one."""
    return tuple(map(_period, estimate.get("periods", ())))


def _span(estimate: Estimate, parts: Sequence[Estimate]) -> Sentence:
    """Between which amounts the month lies in the whole span, where it changes."""
    bounds = [part.get("range") or _settled(part) for part in parts]
    if all(found == bounds[0] for found in bounds):
        return _month(estimate)
    lowest = min((found["lowest"] for found in bounds), key=Decimal)
    highest = max((found["highest"] for found in bounds), key=Decimal)
    return text("benefit_span", lowest_kr=lowest, highest_kr=highest)


def _settled(part: Estimate) -> dict[str, str]:
    return {"lowest": part["monthly"], "highest": part["monthly"]}


def _month(estimate: Estimate) -> Sentence:
    if found := estimate.get("range"):
        bounds = {"lowest_kr": found["lowest"], "highest_kr": found["highest"]}
        return text("benefit_range", **bounds)
    return text("benefit", monthly_kr=estimate["monthly"])


def _after_deduction(estimate: Estimate) -> Iterator[Sentence]:
    """What is left: a number, a range, or the word that it is not known."""
    if found := estimate.get("range_after_deduction"):
        bounds = {"lowest_kr": found["lowest"], "highest_kr": found["highest"]}
        yield text("benefit_left_range", **bounds)
    elif estimate.get("deduction", "0.00") is None:
        yield text("benefit_left_unknown")
    elif estimate.get("deduction", "0.00") != "0.00":
        left = estimate["monthly_after_deduction"]
        yield text("benefit_left", deduction_kr=estimate["deduction"], left_kr=left)


def _period(period: Estimate) -> Sentence:
    days = {"from_date": period["from"], "to_date": period["to"]}
    if found := period.get("range"):
        bounds = {"lowest_kr": found["lowest"], "highest_kr": found["highest"]}
        return text("benefit_period_range", **days, **bounds)
    monthly, total = period["monthly"], period["total"]
    if total is None or period["months"] == 1:
        return text("benefit_period", **days, monthly_kr=monthly)
    return text("benefit_period_total", **days, monthly_kr=monthly, total_kr=total)
