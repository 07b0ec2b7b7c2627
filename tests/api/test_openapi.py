"""The document: it is OpenAPI 3.1, and its models are those of the law."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.api.estimates import KINDS, Kind, estimate
from bot.api.openapi import document
from bot.api.schemas import COMPONENTS, MEMBERS, OBJECTS, REQUESTS
from bot.api.topics import TOPICS
from bot.law.notices import NOTICES
from bot.law.rules import RULES

from .conforming import problems, resolved, response_schema

# Not facts: a span's ends, and the day to compare with.
QUESTIONS = {"from", "to", "compare_on"}


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for one in node.values():
            yield from references(one)
    elif isinstance(node, list):
        for one in node:
            yield from references(one)


def test_the_document_is_json_and_of_version_3_1() -> None:
    assert json.loads(json.dumps(document()))["openapi"].startswith("3.1.")


def test_every_reference_leads_somewhere() -> None:
    found = set(references(document()))

    assert found
    assert all(resolved({"$ref": one}) for one in found)


def test_every_model_is_used() -> None:
    used = {one.rpartition("/")[2] for one in references(document())}
    models = document()["components"]

    assert used == {*models["schemas"], *models["responses"]}


@pytest.mark.parametrize("name", document()["components"]["schemas"])
def test_every_model_is_a_json_schema(name: str) -> None:
    Draft202012Validator.check_schema(document()["components"]["schemas"][name])


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_has_every_fact_of_the_law_and_nothing_else(kind: Kind) -> None:
    facts = {field.name for field in dataclasses.fields(TOPICS[kind].facts)}

    assert set(REQUESTS[kind]["properties"]) - QUESTIONS == facts


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_in_a_list_has_every_field_of_the_law(name: str) -> None:
    fields = {field.name for field in dataclasses.fields(OBJECTS[name])}

    assert set(COMPONENTS[name]["properties"]) == fields


@pytest.mark.parametrize("name", MEMBERS)
def test_an_enumeration_is_that_of_the_law(name: str) -> None:
    assert COMPONENTS[name]["enum"] == [member.value for member in MEMBERS[name]]


def test_rules_and_notices_are_those_of_the_law() -> None:
    models = document()["components"]["schemas"]

    assert models["Rule"]["enum"] == list(RULES)
    assert models["Notice"]["enum"] == list(NOTICES)


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_are_answered_as_they_say(kind: Kind) -> None:
    operation = document()["paths"][f"/api/v1/estimates/{kind}"]["post"]
    content = operation["requestBody"]["content"]["application/json"]
    request = content["examples"]["ordinary"]["value"]
    answer = operation["responses"]["200"]["content"]["application/json"]
    shown = answer["examples"]["ordinary"]["value"]

    assert estimate(kind, request).items() <= shown.items()
    assert problems(answer["schema"], shown) == []


def test_the_example_of_the_changes_is_as_the_document_says() -> None:
    path = "/api/v1/law/changes"
    content = document()["paths"][path]["get"]["responses"]["200"]["content"]
    shown = content["application/json"]["examples"]["ordinary"]["value"]

    assert shown["changes"]
    assert problems(response_schema("get", path, 200), shown) == []


def test_every_field_is_described() -> None:
    fields = [
        (kind, name, {**resolved(schema), **schema})
        for kind, request in REQUESTS.items()
        for name, schema in request["properties"].items()
    ]

    assert [(k, name) for k, name, found in fields if not found["description"]] == []
