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
    # Of a span with several parts, each has its own deductions.
    if len(parts) <= 1:
        yield from _after_deduction(estimate)
    for part in parts:
        yield period_sentence(part)
        yield from _left(part) if len(parts) > 1 else ()
    if len(parts) > 1 and estimate["total"] and not any(map(_is_cut, parts)):
        yield text("benefit_total", total_kr=estimate["total"])


def benefit_of_the_day(estimate: Estimate) -> tuple[Sentence, ...]:
    """The result for the day of an estimate, without the parts of its span."""
    return tuple(benefit_results({**estimate, "periods": ()}))


def benefit_periods(estimate: Estimate) -> tuple[Sentence, ...]:
    """The parts of the span of an estimate, if it has one."""
    return tuple(map(period_sentence, estimate.get("periods", ())))


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


def period_sentence(period: Estimate) -> Sentence:
    """A part of a span by its days: its amount, or its range where that is open."""
    days = {"from_date": period["from"], "to_date": period["to"]}
    if found := period.get("range"):
        bounds = {"lowest_kr": found["lowest"], "highest_kr": found["highest"]}
        return text("benefit_period_range", **days, **bounds)
    monthly, total = period["monthly"], period["total"]
    # The total is that before deductions.
    if total is None or period["months"] == 1 or _is_cut(period):
        return text("benefit_period", **days, monthly_kr=monthly)
    return text("benefit_period_total", **days, monthly_kr=monthly, total_kr=total)


def _is_cut(period: Estimate) -> bool:
    """Whether something is taken from its months, or may be."""
    if period["monthly"] is None or "range_after_deduction" in period:
        return "range_after_deduction" in period
    return bool(period["monthly_after_deduction"] != period["monthly"])


def _left(period: Estimate) -> Iterator[Sentence]:
    """What is left of its months: a number, a range, or that it is not known."""
    days = {"from_date": period["from"], "to_date": period["to"]}
    if not _is_cut(period):
        return
    if found := period.get("range_after_deduction"):
        bounds = {"lowest_kr": found["lowest"], "highest_kr": found["highest"]}
        yield text("benefit_left_period_range", **days, **bounds)
    elif period["monthly_after_deduction"] is None:
        yield text("benefit_left_period_unknown", **days)
    else:
        left = period["monthly_after_deduction"]
        yield text("benefit_left_period", **days, left_kr=left)
