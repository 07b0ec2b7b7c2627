"""What every answer has in common as JSON: steps, citations, the explanation's tree.

Money and shares are text, dates ISO 8601; no words here: `text` is added elsewhere.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.law.legislation import sources
from bot.law.money import kroner, plain_number, share_text
from bot.law.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.law.legislation import Citation, Step, StepValue

Json = dict[str, object]


def reasons(steps: Sequence[Step], explanation: Sequence[Step]) -> Json:
    """The sources, the steps in order, and the tree that they come from."""
    return {
        "citations": [citation_answer(citation) for citation in sources(steps)],
        "steps": [step_answer(step) for step in steps],
        "explanation": [tree_answer(step) for step in explanation],
    }


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
        "value": json_value(step.value, RULES[step.rule].unit),
        "citation": citation_answer(step.citation),
    }


def tree_answer(step: Step) -> Json:
    """A step with the facts it used and, below it, the steps it rests on."""
    return {
        **step_answer(step),
        "facts": {name: fact_value(value) for name, value in step.facts},
        "because": [tree_answer(reason) for reason in step.because],
    }


def fact_value(value: StepValue) -> object:
    """A fact as JSON has it: hours and sums as they were written, `7.5`."""
    return plain_number(value) if isinstance(value, Fraction) else json_value(value, "")


def json_value(value: StepValue, unit: str) -> object:
    """A value as JSON has it: kroner with two decimals, other fractions as `2/3`."""
    if isinstance(value, Fraction):
        return kroner(value) if unit == "kroner" else share_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
