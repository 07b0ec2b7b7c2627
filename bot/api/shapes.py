"""The pieces that the models of requests and answers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

TEXT: Final[Schema] = {"type": "string"}
DAY: Final[Schema] = {"type": "string", "format": "date"}


def model(
    properties: Mapping[str, Schema],
    description: str,
    optional: Iterable[str] = (),
) -> dict[str, Any]:
    """An object; every field is always there but those that are optional."""
    left_out = set(optional)
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [name for name in properties if name not in left_out],
    }


def ref(name: str) -> Schema:
    """A component of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def listed(items: Schema, description: str) -> Schema:
    """A list of things."""
    return {"type": "array", "items": items, "description": description}


def nothing_or(schema: Schema) -> Schema:
    """Something, or null where it is not known or there is none."""
    return {"anyOf": [schema, {"type": "null"}]}
