"""What changes in the law when, as an answer of the API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from bot.api.errors import FieldError, InvalidRequest
from bot.api.shapes import DAY, TEXT, Schema, listed, model, nothing_or
from bot.api.validation import refuse, validator
from bot.law import changes
from bot.law.answer import Json
from bot.law.changes_answer import law_change_answer

_VALUE: Final[Schema] = {"type": ["string", "number", "boolean", "null"]}
_CHANGE: Final[Mapping[str, Schema]] = {
    "date": {**DAY, "description": "First day for which the new value counts."},
    "parameter": {**TEXT, "description": "Stable id of the parameter."},
    "name": model({"nb": TEXT, "en": TEXT}, "What the parameter is."),
    "unit": TEXT,
    "decided_by": {**TEXT, "description": "Which date decides on the value."},
    "before": {**_VALUE, "description": "Null: there was none, or it is not known."},
    "before_status": nothing_or(TEXT),
    "after": {**_VALUE, "description": "Null: there is none, or it is not known."},
    "status": TEXT,
    "introduced": {"type": "boolean", "description": "There was no rule before."},
    "same_value": {"type": "boolean", "description": "Only where it stands changed."},
    "act": TEXT,
    "section": TEXT,
    "url": {**TEXT, "format": "iri"},
    "reference": {**TEXT, "description": "What brought the change."},
    "in_force": DAY,
}
# The query, as the model that validates it and as the document's parameters.
QUERY: Final[Schema] = {
    "type": "object",
    "properties": {
        "from": {**DAY, "description": "First day."},
        "to": {**DAY, "description": "Last day; without it there is no end."},
    },
    "required": ["from"],
    "additionalProperties": False,
}
_QUERY_VALIDATOR: Final = validator(QUERY)
LAW_CHANGES: Final[Mapping[str, Schema]] = {
    "LawChange": model(_CHANGE, "A new value of a parameter of the law."),
    "LawChanges": model(
        {
            "from": DAY,
            "to": nothing_or(DAY),
            "changes": listed({"$ref": "#/components/schemas/LawChange"}, "By date."),
        },
        "The changes that count from, or came into force in, a span of time.",
    ),
}


def law_changes(query: Mapping[str, Any]) -> Json:
    """The changes from a day, to another one if it is given.

    Raises:
        InvalidRequest: with one entry for each parameter that is wrong.
    """
    refuse(_QUERY_VALIDATOR.iter_errors(query))
    since = date.fromisoformat(query["from"])
    until = date.fromisoformat(query["to"]) if "to" in query else None
    if until is not None and until < since:
        raise InvalidRequest([FieldError("to", "ends_before_start")])
    found = changes.law_changes(since=since, until=until)
    return {
        "from": since.isoformat(),
        "to": until.isoformat() if until else None,
        "changes": [law_change_answer(change) for change in found],
    }
