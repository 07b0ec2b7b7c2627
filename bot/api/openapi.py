"""The description of the API as OpenAPI 3.1, made of the models that validate."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from bot.api.answer_schemas import ANSWERS, answer_name
from bot.api.estimates import KINDS, Kind
from bot.api.examples import example_answer, example_changes, example_request
from bot.api.law_changes import LAW_CHANGES, QUERY
from bot.api.responses import (
    CHANGES_ERRORS,
    CONDITION,
    DOCUMENT_ERRORS,
    ESTIMATE_ERRORS,
    LANGUAGE,
    NOT_MODIFIED,
    RESPONSES,
    ok,
    shared,
)
from bot.api.schemas import COMPONENTS, request_name
from bot.api.shapes import Schema, ref

_TITLES: Final = {
    "benefit": "How much the introduction benefit is",
    "duration": "How long the programme may last, and its last day",
    "eligibility": "Whether somebody has a right and a duty to take part",
    "content": "What a programme must contain",
    "leave": "Which leave there is, with or without benefit",
}
_ABOUT: Final = """\
Estimates of Norway's Introduction Programme by the law of a day: how much the benefit
is, how long the programme lasts, who has a right to it, what it contains, and which
leave there is. Each answer has its sources, the steps that lead to it, and what it
leaves open.

- An answer is an estimate, never a decision. The municipality decides.
- Leave out a field that is not known. The answer then says what is missing, and between
  what it lies.
- Amounts are text with two decimals. Dates are ISO 8601.
- A day outside the rules that are known is refused with `outside_known_parameters`.
- Nothing of a request is kept or logged. No key is needed.
"""


@cache
def document() -> dict[str, Any]:
    """The document; made once, its examples are worked out by the law."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Introbot estimates",
            "version": "1.0.0",
            "summary": "The Introduction Programme by the law of a day.",
            "description": _ABOUT,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/", "description": "The server of this document."}],
        "tags": [
            {"name": "estimates", "description": "From facts to an answer."},
            {"name": "law", "description": "What the answers rest on."},
        ],
        "paths": {
            **{f"/api/v1/estimates/{kind}": {"post": _post(kind)} for kind in KINDS},
            "/api/v1/law/changes": {"get": _changes()},
            "/openapi.json": {"get": _document()},
        },
        "components": {
            "schemas": {**COMPONENTS, **ANSWERS, **LAW_CHANGES},
            "responses": RESPONSES,
        },
    }


def _post(kind: Kind) -> dict[str, Any]:
    request = {
        "schema": ref(request_name(kind)),
        "examples": {"ordinary": {"value": example_request(kind)}},
    }
    answer = {
        "schema": ref(answer_name(kind)),
        "examples": {"ordinary": {"value": example_answer(kind)}},
    }
    return {
        "operationId": f"estimate_{kind}",
        "summary": _TITLES[kind],
        "tags": ["estimates"],
        "parameters": [LANGUAGE, CONDITION],
        "requestBody": {"required": True, "content": {"application/json": request}},
        "responses": {
            "200": ok("The estimate.", answer, "ETag", "Content-Language", "Vary"),
            **shared(*ESTIMATE_ERRORS),
        },
    }


def _changes() -> dict[str, Any]:
    content = {
        "schema": ref("LawChanges"),
        "examples": {"ordinary": {"value": example_changes()}},
    }
    return {
        "operationId": "law_changes",
        "summary": "What changes in the law when",
        "tags": ["law"],
        "parameters": [*_query(), CONDITION],
        "responses": {
            "200": ok("The changes, by date.", content, "ETag"),
            "304": NOT_MODIFIED,
            **shared(*CHANGES_ERRORS),
        },
    }


def _query() -> list[Schema]:
    """The query's model as parameters."""
    return [
        {
            "name": name,
            "in": "query",
            "required": name in QUERY["required"],
            "description": schema["description"],
            "schema": schema,
            "example": "2026-01-01" if name == "from" else "2026-12-31",
        }
        for name, schema in QUERY["properties"].items()
    ]


def _document() -> dict[str, Any]:
    return {
        "operationId": "openapi",
        "summary": "This document",
        "tags": ["law"],
        "parameters": [CONDITION],
        "responses": {
            "200": ok("OpenAPI 3.1.", {"schema": {"type": "object"}}, "ETag"),
            "304": NOT_MODIFIED,
            **shared(*DOCUMENT_ERRORS),
        },
    }
