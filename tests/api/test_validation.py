"""Each field of each kind wrong in turn, and every code that a request is refused with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.api.errors import MESSAGES, InvalidRequest
from bot.api.estimates import KINDS, Kind, estimate
from bot.api.examples import example_request
from bot.api.schemas import COMPONENTS, REQUESTS

HUGE = 10**400


def refused(kind: Kind, request: Any) -> dict[str, str]:
    """The code of each field that a request is refused for."""
    with pytest.raises(InvalidRequest) as found:
        estimate(kind, request)
    return {field.field: field.code for field in found.value.fields}


def wrong_values(schema: dict[str, Any]) -> Iterator[tuple[Any, str]]:
    """Values that a field does not take, with the code they are refused with."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found = {**COMPONENTS.get(name, {}), **schema}
    yield None, "wrong_type"
    yield {}, "wrong_type"
    if name == "Money":
        yield from ((True, "wrong_type"), ([], "wrong_type"), (-1, "out_of_range"))
        yield from ((HUGE, "out_of_range"), (float("inf"), "wrong_type"))
        for text in ("", "1,50", "-1", "1.234", "1e3", "12 000", "١٢", "12\n", "NaN"):
            yield text, "not_an_amount"
    elif "enum" in found:
        yield from ((1, "wrong_type"), ("", "not_one_of"), ("nothing", "not_one_of"))
    elif found["type"] == "boolean":
        yield from ((0, "wrong_type"), ("true", "wrong_type"))
    elif found["type"] == "array":
        yield from (("", "wrong_type"), ([{}] * (found["maxItems"] + 1), "too_many"))
    elif found["type"] == "string":
        yield from ((20260601, "wrong_type"), ("2026-02-29", "not_a_date"))
        for text in (
            "",
            "2026-6-1",
            "1.6.2026",
            "2026-06-01\n",
            "２０２６-06-01",
            "\ud800",
        ):
            yield text, "not_a_date"
    else:
        yield from ((True, "wrong_type"), ("23", "wrong_type"), (-1, "out_of_range"))
        yield from ((HUGE, "out_of_range"), (float("nan"), "wrong_type"))
        yield from ((1e308, "out_of_range"), (found["maximum"] + 1, "out_of_range"))
    if found.get("type") == "integer":
        yield 23.5, "wrong_type"


def wrong_fields() -> list[Any]:
    """Kind, field, wrong value and code, for every field."""
    return [
        pytest.param(kind, name, value, code, id=f"{kind}.{name}={value!r:.20}")
        for kind, request in REQUESTS.items()
        for name, schema in request["properties"].items()
        for value, code in wrong_values(schema)
    ]


@pytest.mark.parametrize(("kind", "name", "value", "code"), wrong_fields())
def test_a_wrong_field_is_named(kind: Kind, name: str, value: Any, code: str) -> None:
    request = {**example_request(kind), name: value}
    if name in {"from", "to"}:
        request = {"from": "2026-01-01", "to": "2026-02-01", name: value}

    assert refused(kind, request)[name] == code


@pytest.mark.parametrize("kind", KINDS)
def test_all_wrong_fields_are_named_at_once_each_with_one_entry(kind: Kind) -> None:
    request = dict.fromkeys(REQUESTS[kind]["properties"], object())

    assert refused(kind, request) == dict.fromkeys(
        REQUESTS[kind]["properties"], "wrong_type"
    ) | ({"on": "wrong_type"} if "on" in request else {})


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_without_a_day(kind: Kind) -> None:
    assert refused(kind, {}) == {"on": "required"}


@pytest.mark.parametrize("request_", [[], "on", 1, True, None, [{"on": "2026-06-01"}]])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_object(kind: Kind, request_: Any) -> None:
    assert refused(kind, request_) == {"": "wrong_type"}


@pytest.mark.parametrize(
    ("days", "field", "code"),
    [
        ({"from": "2026-01-01"}, "to", "required"),
        ({"to": "2026-01-01"}, "from", "required"),
        ({"on": "2026-01-01", "to": "2026-02-01"}, "on", "not_together"),
        (
            {"on": "2026-01-01", "from": "2026-01-01", "to": "2026-02-01"},
            "on",
            "not_together",
        ),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "to", "ends_before_start"),
    ],
)
def test_a_day_or_a_span(days: dict[str, str], field: str, code: str) -> None:
    assert refused("benefit", {**days, "age": 30}) == {field: code}


@pytest.mark.parametrize(
    ("benefit", "field", "code"),
    [
        ({}, "other_benefits.0.kind", "required"),
        ({"kind": "lottery"}, "other_benefits.0.kind", "not_one_of"),
        ({"kind": "sickness"}, "other_benefits.0.amount", "required"),
        ({"amount": "x"}, "other_benefits.0.amount", "not_an_amount"),
        ({"per": "week"}, "other_benefits.0.per", "not_one_of"),
        ({"when": 1}, "other_benefits.0.when", "unknown_field"),
        (
            {"earned_before_programme": 1},
            *("other_benefits.0.earned_before_programme",),
            "wrong_type",
        ),
    ],
)
def test_a_field_in_a_list_is_named_by_its_path(
    benefit: dict[str, Any], field: str, code: str
) -> None:
    request = {"on": "2026-06-01", "age": 30, "other_benefits": [benefit]}

    assert refused("benefit", request)[field] == code


@pytest.mark.parametrize(
    "name", ["agee", "On", "on ", "other-benefits", "", "__class__", "$ref", "a.b"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_field(kind: Kind, name: str) -> None:
    assert refused(kind, {**example_request(kind), name: 1}) == {name: "unknown_field"}


def test_a_made_up_name_is_cut_and_half_characters_are_left_out() -> None:
    names = {"a" * 1000: 1, "b\ud800": 1}
    found = refused("benefit", {"on": "2026-06-01", **names})

    assert found == {"a" * 64: "unknown_field", "b?": "unknown_field"}


@pytest.mark.parametrize(
    ("kind", "request_", "field", "code"),
    [
        (
            "benefit",
            {"age": 30, "birth_date": "2000-01-01"},
            "age",
            "contradicts_birth_date",
        ),
        ("benefit", {"birth_date": "2026-06-02"}, "birth_date", "born_later"),
        ("benefit", {"birth_date": "1900-01-01"}, "birth_date", "out_of_range"),
        (
            "duration",
            {"programme_start": "2026-05-31"},
            "programme_start",
            "before_offer",
        ),
        ("eligibility", {"permit_date": "2026-06-02"}, "permit_date", "granted_later"),
        ("content", {"permit_date": "2026-06-02"}, "permit_date", "granted_later"),
        (
            "content",
            {"permit_date": "2026-05-02", "programme_start": "2026-05-01"},
            "programme_start",
            "before_permit",
        ),
        (
            "content",
            {"decision_date": "2026-05-02", "programme_start": "2026-05-01"},
            "programme_start",
            "before_decision",
        ),
        (
            "duration",
            {"programme_start": "9999-12-01", "education": "primary"},
            "programme_start",
            "too_late",
        ),
    ],
)
def test_facts_that_cannot_be_true_together(
    kind: Kind, request_: dict[str, Any], field: str, code: str
) -> None:
    assert refused(kind, {"on": "2026-06-01", **request_}) == {field: code}
    assert code in MESSAGES


@pytest.mark.parametrize("age", [0, 120, 23.0])
def test_ages_at_the_limits_are_taken(age: float) -> None:
    assert estimate("benefit", {"on": "2026-06-01", "age": age})["on"] == "2026-06-01"


@pytest.mark.parametrize(
    "amount", ["0", "0.1", "12000.00", "999999999.99", 0, 12000, 0.1, 1e8]
)
def test_amounts_as_text_and_as_numbers(amount: object) -> None:
    request = {"on": "2026-06-01", "age": 30, "other_income": amount}

    assert estimate("benefit", request)["monthly"] == "22758.17"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_any_json_is_answered_or_refused_and_never_repeated(
    kind: Kind, data: st.DataObject
) -> None:
    names = st.sampled_from([*REQUESTS[kind]["properties"], "secret"])
    request = data.draw(st.dictionaries(names, _JSON) | _JSON)
    try:
        estimate(kind, request)
    except InvalidRequest as error:
        entries = [field.as_json() for field in error.fields]
        assert len({entry["field"] for entry in entries}) == len(entries) > 0
        assert all(entry["code"] in MESSAGES for entry in entries)
        assert all(entry["message"] in MESSAGES.values() for entry in entries)
