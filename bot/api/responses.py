"""The responses that the operations share, and their headers, for the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.api.shapes import TEXT, Schema, ref

LANGUAGE: Final[Schema] = {
    "name": "Accept-Language",
    "in": "header",
    "description": "The language of `text` and `text_short`; `nb` where none fits.",
    "schema": TEXT,
    "example": "uk, en;q=0.8",
}
CONDITION: Final[Schema] = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of an answer that you have.",
    "schema": TEXT,
    "example": '"0123456789abcdef0123456789abcdef"',
}
_HEADERS: Final[Mapping[str, Schema]] = {
    "ETag": {"description": "Names this very answer.", "schema": TEXT},
    "Cache-Control": {"description": "How long it may be kept.", "schema": TEXT},
    "Content-Language": {"description": "Of the texts.", "schema": TEXT},
    "Vary": {"description": "What the answer depends on.", "schema": TEXT},
    "Retry-After": {
        "description": "Seconds to wait.",
        "schema": {"type": "integer", "minimum": 1},
    },
}
_MEANINGS: Final = {
    "400": "The body is not JSON, has a name twice, or is nested too deep.",
    "412": "The answer is the one that `If-None-Match` names.",
    "413": "The body is over 64 KB.",
    "415": "The body is not `application/json`.",
    "422": "Fields are wrong, one entry for each; or `outside_known_parameters`.",
    "429": "Too many requests of one address.",
    "503": "It did not work. Try again.",
}
_WAIT: Final = {"429", "503"}

ESTIMATE_ERRORS: Final = tuple(_MEANINGS)
CHANGES_ERRORS: Final = ("422", "429", "503")
DOCUMENT_ERRORS: Final = ("503",)


def ok(description: str, content: Schema, *headers: str) -> dict[str, Any]:
    """The response when all is well."""
    return {
        "description": description,
        "headers": _required("Cache-Control", *headers),
        "content": {"application/json": content},
    }


def shared(*statuses: str) -> dict[str, Schema]:
    """References to the responses that the operations share."""
    return {
        status: {"$ref": f"#/components/responses/Error{status}"} for status in statuses
    }


def _required(*names: str) -> dict[str, Schema]:
    return {name: {**_HEADERS[name], "required": True} for name in names}


def _error(status: str) -> Schema:
    headers = _required("Retry-After") if status in _WAIT else {}
    model = ref("Invalid" if status == "422" else "Error")
    return {
        "description": _MEANINGS[status],
        **({"headers": headers} if headers else {}),
        "content": {"application/json": {"schema": model}},
    }


NOT_MODIFIED: Final[Schema] = {
    "description": "You have this answer already.",
    "headers": _required("ETag", "Cache-Control"),
}
RESPONSES: Final[Mapping[str, Schema]] = {
    f"Error{status}": _error(status) for status in _MEANINGS
}
