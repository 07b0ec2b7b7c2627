"""Examples of requests, and the answers that the law gives to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.api.estimates import Kind, estimate, worded
from bot.api.law_changes import law_changes
from bot.law.answer import Json

_REQUESTS: Final[Mapping[Kind, Json]] = {
    "benefit": {"on": "2026-06-01", "age": 23, "lives_with_parents": False},
    "duration": {
        "on": "2026-02-02",
        "education": "lower_secondary",
        "end_goal": "completed_upper_secondary",
        "permit": "refugee",
        "age": 30,
        "programme_start": "2026-03-02",
    },
    "eligibility": {
        "on": "2026-06-01",
        "age": 34,
        "permit": "refugee",
        "permit_date": "2026-02-10",
        "settled_by_agreement": True,
        "work_hours_per_week": 0,
        "nordic_or_eea": False,
    },
    "content": {
        "on": "2026-06-01",
        "permit": "refugee",
        "permit_date": "2026-02-10",
        "education": "upper_secondary",
        "end_goal": "work",
        "has_children": True,
    },
    "leave": {"on": "2026-06-01", "children": 2, "alone_with_children": False},
}
_CHANGES: Final = {"from": "2026-01-01", "to": "2026-05-01"}
_LOCALE: Final = "en"


def example_request(kind: Kind) -> Json:
    """A request as it is often asked."""
    return dict(_REQUESTS[kind])


def example_answer(kind: Kind) -> Json:
    """The answer to the example, with its texts in English."""
    return worded(kind, estimate(kind, example_request(kind)), _LOCALE)


def example_changes() -> dict[str, Any]:
    """The changes of the first months of 2026."""
    return law_changes(_CHANGES)
