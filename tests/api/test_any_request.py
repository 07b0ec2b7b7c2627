"""Any request that the model allows is answered as the document says, or refused by law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.api.errors import MESSAGES, InvalidRequest
from bot.api.estimates import KINDS, Kind, estimate, worded
from bot.api.schemas import COMPONENTS, REQUESTS

from .conforming import problems, response_schema

# Codes of the law; the model's own would mean that it allows what it refuses.
_BY_THE_LAW = {
    *("outside_known_parameters", "out_of_range", "born_later", "granted_later"),
    *("contradicts_birth_date", "ends_before_start", "before_offer", "too_late"),
    *("before_permit", "before_decision"),
}
_DAYS = st.dates(date(2019, 5, 1), date(2027, 4, 30)).map(date.isoformat)
_AMOUNTS = st.integers(0, 60_000) | st.decimals(0, 60_000, places=2).map(str)


def values(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a model allows."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found = {**COMPONENTS.get(name, {}), **schema}
    if name == "Money":
        return _AMOUNTS
    if "enum" in found:
        return st.sampled_from(found["enum"])
    if found["type"] == "array":
        return st.lists(values(found["items"]), max_size=3)
    if found["type"] == "object":
        return requests(found, found["required"])
    most = found.get("maximum", 1)
    return {
        "integer": st.integers(0, most),
        "number": st.integers(0, 300) | st.floats(0, most),
        "boolean": st.booleans(),
        "string": _DAYS,
    }[found["type"]]


def requests(schema: Mapping[str, Any], needed: list[str]) -> st.SearchStrategy[Any]:
    """Objects that a model allows, with the fields that are needed."""
    fields = {name: values(one) for name, one in schema["properties"].items()}
    optional = {name: one for name, one in fields.items() if name not in needed}
    return st.fixed_dictionaries(
        {name: fields[name] for name in needed}, optional=optional
    )


def requests_of(kind: Kind) -> st.SearchStrategy[Any]:
    """Requests of a kind; of the benefit, for a day or for a span."""
    schema = REQUESTS[kind]
    if kind != "benefit":
        return requests(schema, ["on"])
    days, span = {"on"}, {"from", "to"}
    fields = schema["properties"]
    one = {name: found for name, found in fields.items() if name not in span}
    many = {name: found for name, found in fields.items() if name not in days}
    return requests({"properties": one}, ["on"]) | requests(
        {"properties": many}, ["from", "to"]
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_it_is_answered_as_the_document_says_or_refused_by_the_law(
    kind: Kind, data: st.DataObject
) -> None:
    request = data.draw(requests_of(kind))
    try:
        answer = worded(kind, estimate(kind, request), "en")
    except InvalidRequest as error:
        codes = {field.code for field in error.fields}
        assert codes <= _BY_THE_LAW <= MESSAGES.keys()
        return
    schema = response_schema("post", f"/api/v1/estimates/{kind}", 200)

    assert problems(schema, answer) == []
    assert answer["citations"]
