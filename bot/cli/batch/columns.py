"""The answer to one person as cells: which columns there are, what stands in them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.api.answer_schemas import ANSWERS, answer_name
from bot.api.estimates import Kind

# Written where nothing else is asked for; a dot leads into an object of the answer.
RESULTS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "benefit": (
        *("share", "monthly", "deduction", "monthly_after_deduction"),
        *("range.lowest", "range.highest"),
        *("range_after_deduction.lowest", "range_after_deduction.highest"),
    ),
    "duration": (
        *("longest_months", "shortest_months", "extension_months", "goal_allowed"),
        *("range.lowest", "range.highest", "latest_end"),
        *("latest_end_range.earliest", "latest_end_range.latest"),
    ),
    "eligibility": ("right", "duty", "content", "content_unknown"),
    "content": ("parts", "hours_a_week_programme", "hours_a_week_self_study"),
    "leave": ("kinds",),
}
OPEN: Final = ("missing", "notices")
# What only the reasoning tells. Without them an answer is made several times faster.
REASONS: Final = frozenset({"steps", "citations", "explanation", "reasons", "changed"})
# Words are for one person; `introbot estimate` and the API have them.
_WORDS: Final = frozenset({"text", "text_short"})


def cell(answer: Mapping[str, Any], column: str) -> str:
    """What an answer says under a column; empty where it says nothing."""
    found: Any = answer
    for name in column.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return _text(found)


def _text(value: Any) -> str:
    """A value as text: lists of ids with spaces between, anything deeper as JSON."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (bool, dict)):
        return _json(value)
    if isinstance(value, Sequence):
        plain = all(isinstance(one, str) for one in value)
        return " ".join(value) if plain else _json(value)
    return str(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def is_result(kind: Kind, column: str) -> bool:
    """Whether an answer of a kind can say something under a column."""
    name, _, inside = column.partition(".")
    fields: Mapping[str, Any] = ANSWERS[answer_name(kind)]["properties"]
    if not inside:
        return name in fields and name not in _WORDS
    component = fields.get(name, {}).get("$ref", "").rpartition("/")[2]
    return inside in ANSWERS.get(component, {}).get("properties", {})
