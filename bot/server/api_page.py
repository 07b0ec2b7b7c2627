"""The page for a municipality's developer: what can be asked, and a form to try it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import aiohttp_jinja2
from aiohttp import web

from bot.api.openapi import document
from bot.i18n.catalog import catalog
from bot.i18n.registry import enabled
from bot.server.pages import page_locale

Schema = Mapping[str, Any]
_FORMS: Final = {"integer": "number", "number": "number", "boolean": "yes_no"}


@dataclass(frozen=True)
class Control:
    """A field of a form.

    Attributes:
        name: as the request has it.
        form: `date`, `number`, `yes_no`, `choice`, `list` or `text`.
        description: English, from the document.
        required: whether a request needs it.
        options: what there is to choose from.
        value: that of the example.
        items: the fields of one thing, where it is a list.
    """

    name: str
    form: str
    description: str
    required: bool
    options: tuple[str, ...]
    value: object
    items: tuple[Control, ...]


@dataclass(frozen=True)
class Operation:
    """Something that can be asked, with the form to try it."""

    id: str
    method: str
    path: str
    summary: str
    controls: tuple[Control, ...]
    statuses: Mapping[str, str]


async def page(request: web.Request) -> web.Response:
    """The page in the language of `?lang=`, else of the browser."""
    locale = page_locale(request)
    context = {
        "_": catalog(locale).gettext,
        "locale": enabled()[locale],
        "locales": enabled().values(),
        "operations": operations(),
    }
    response: web.Response = aiohttp_jinja2.render_template(
        "api.html", request, context
    )
    response.headers["Vary"] = "Accept-Language"
    return response


@cache
def operations() -> tuple[Operation, ...]:
    """What the document describes, in its order."""
    return tuple(
        _operation(path, method, found)
        for path, methods in document()["paths"].items()
        for method, found in methods.items()
    )


def _operation(path: str, method: str, found: Schema) -> Operation:
    responses = found["responses"]
    return Operation(
        id=found["operationId"],
        method=method.upper(),
        path=path,
        summary=found["summary"],
        controls=tuple(_body(found) if "requestBody" in found else _query(found)),
        statuses={
            status: _resolved(one)["description"] for status, one in responses.items()
        },
    )


def _body(operation: Schema) -> Iterator[Control]:
    content = operation["requestBody"]["content"]["application/json"]
    example = content["examples"]["ordinary"]["value"]
    return _controls(_resolved(content["schema"]), example)


def _query(operation: Schema) -> Iterator[Control]:
    for one in operation["parameters"]:
        if one["in"] == "query":
            schema = {**one["schema"], "description": one["description"]}
            yield _control(one["name"], schema, one["required"], one["example"])


def _controls(model: Schema, example: Mapping[str, object]) -> Iterator[Control]:
    for name, schema in model["properties"].items():
        yield _control(name, schema, name in model["required"], example.get(name, ""))


def _control(name: str, schema: Schema, required: bool, value: object) -> Control:
    found = {**_resolved(schema), **schema}
    return Control(
        name=name,
        form=_form(found),
        description=found["description"],
        required=required,
        options=tuple(found.get("enum", ())),
        value=value,
        items=tuple(_controls(_resolved(found.get("items", _NOTHING)), {})),
    )


_NOTHING: Final[Schema] = {"properties": {}}


def _form(schema: Schema) -> str:
    """How a field is filled in."""
    if "enum" in schema:
        return "choice"
    if schema.get("format") == "date":
        return "date"
    if schema.get("type") == "array":
        return "list"
    return _FORMS.get(schema.get("type", ""), "text")


def _resolved(schema: Schema) -> Schema:
    """What a reference names."""
    found: Any = document()
    if "$ref" not in schema:
        return schema
    for part in schema["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    resolved: Schema = found
    return resolved
