"""Whether an answer is what the document says, and nothing that it does not say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from bot.api.openapi import document


def problems(schema: Mapping[str, Any], content: Any) -> list[str]:
    """What is wrong with an answer, also each field that the schema does not name."""
    root = {**_closed(schema), "components": _components()}
    checker = FormatChecker(formats=("date",))
    found = Draft202012Validator(root, format_checker=checker).iter_errors(content)
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


def response_schema(method: str, path: str, status: int) -> Mapping[str, Any]:
    """The schema of a response, as the document has it."""
    responses = document()["paths"][path][method.lower()]["responses"]
    found = resolved(responses[str(status)])
    schema: Mapping[str, Any] = found["content"]["application/json"]["schema"]
    return schema


def resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference names."""
    found: Any = document()
    if "$ref" not in schema:
        return schema
    for part in schema["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return found


@cache
def _components() -> Any:
    return _closed(document()["components"])


def _closed(node: Any) -> Any:
    """The same with `additionalProperties: false` where nothing is said of them."""
    if isinstance(node, list):
        return [_closed(one) for one in node]
    if not isinstance(node, Mapping):
        return node
    found = {name: _closed(one) for name, one in node.items()}
    if isinstance(found.get("properties"), dict) and "type" in found:
        found.setdefault("additionalProperties", False)
    return found
