"""Whole calendar months in a span of days."""

from __future__ import annotations

from datetime import date, timedelta


def whole_months(start: date, end: date) -> int | None:
    """How many months a span has, None if it begins or ends within one.

    Args:
        start: first day.
        end: last day, which belongs to the span.
    """
    following = end + timedelta(days=1)
    if start.day != 1 or following.day != 1:
        return None
    return (following.year - start.year) * 12 + following.month - start.month
