"""The models of the answers, as JSON Schema 2020-12: what every answer has in common.

They allow fields that they do not name, so that a program made from them goes on
working when an answer gets a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from bot.api.answer_fields import ANSWER_FIELDS
from bot.api.answer_items import ITEMS
from bot.api.errors import MESSAGES
from bot.api.shapes import DAY, TEXT, Schema, listed, model, nothing_or, ref
from bot.law.notices import NOTICES
from bot.law.rules import RULES

_CITATION: Final = model(
    {
        "act": {**TEXT, "description": "Id of the act or regulation at Lovdata."},
        "section": TEXT,
        "url": {**TEXT, "format": "iri"},
        "valid_from": {**DAY, "description": "Since when it reads so."},
    },
    "Where a rule stands.",
)
_STEP_FIELDS: Final[Mapping[str, Schema]] = {
    "rule": ref("Rule"),
    "value": {
        "description": "What the rule gave, in the rule's unit; amounts are text.",
        "anyOf": [
            {"type": ["string", "integer", "boolean"]},
            {"type": "array", "items": TEXT},
        ],
    },
    "citation": ref("Citation"),
}
_EXPLAINED: Final = model(
    {
        **_STEP_FIELDS,
        "facts": {
            "type": "object",
            "description": "The facts of the request that the rule looked at.",
        },
        "because": listed(ref("ExplainedStep"), "The steps that this one rests on."),
    },
    "A step with what it rests on.",
)
_DIFFERENCE: Final = model(
    {
        "rule": ref("Rule"),
        "before": nothing_or(ref("Step")),
        "after": nothing_or(ref("Step")),
    },
    "A rule that made the difference, on the earlier day and on the later.",
)
_CHANGED: Final = model(
    {
        "on": DAY,
        "compare_on": DAY,
        "differences": listed(ref("Difference"), "Empty where nothing changed."),
    },
    "What is different on the other day, and which rules make it so.",
)
_FIELD_ERROR: Final = model(
    {
        "field": {
            **TEXT,
            "description": "Dotted path: `age`, `other_benefits.0.amount`; empty for "
            "the whole request.",
        },
        "code": {**TEXT, "examples": sorted(MESSAGES)},
        "message": {**TEXT, "description": "English; never what was sent."},
        "first": {**DAY, "description": "First known day."},
        "last": nothing_or({**DAY, "description": "Last known day, if there is one."}),
    },
    "What is wrong with a field.",
    optional=("first", "last"),
)


def _ids(ids: Iterable[str], description: str) -> Schema:
    return {"type": "string", "enum": list(ids), "description": description}


def _answer(kind: str) -> Schema:
    own = ANSWER_FIELDS[kind]
    shared = {
        "missing": listed(TEXT, "Fields that would settle what is open."),
        "citations": listed(ref("Citation"), "The sources of all steps."),
        "steps": listed(ref("Step"), "In the order in which a person would reason."),
        "explanation": listed(
            ref("ExplainedStep"), "The results, each with its reasons."
        ),
        "notices": listed(ref("Notice"), "What must be said beside the answer."),
        "text": {**TEXT, "description": "In the language of `Accept-Language`."},
        "text_short": {**TEXT, "maxLength": 201, "description": "For an SMS."},
        "changed": ref("Changed"),
    }
    fields = {"on": DAY, **own.always, **own.sometimes, **shared}
    return model(fields, own.description, optional=(*own.sometimes, "changed"))


def answer_name(kind: str) -> str:
    """The name of the component that a kind's answer is: `BenefitEstimate`."""
    return f"{kind.capitalize()}Estimate"


def _error(name: str) -> Schema:
    fields: dict[str, Schema] = {"code": TEXT, "message": TEXT}
    if name == "Invalid":
        fields["fields"] = {**listed(ref("FieldError"), "One for each."), "minItems": 1}
    return model({"error": model(fields, "What is wrong.")}, "A request was refused.")


ANSWERS: Final[Mapping[str, Schema]] = MappingProxyType(
    {
        **{answer_name(kind): _answer(kind) for kind in ANSWER_FIELDS},
        **ITEMS,
        "Rule": _ids(RULES, "Stable ids of the rules."),
        "Notice": _ids(NOTICES, "Stable ids of the notices."),
        "Citation": _CITATION,
        "Step": model(_STEP_FIELDS, "One step of the reasoning."),
        "ExplainedStep": _EXPLAINED,
        "Difference": _DIFFERENCE,
        "Changed": _CHANGED,
        "FieldError": _FIELD_ERROR,
        "Error": _error("Error"),
        "Invalid": _error("Invalid"),
    }
)
