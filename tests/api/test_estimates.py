"""Days outside what is known, spans, comparisons, and the words of an answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import bot.law
from bot.api.errors import MESSAGES, FieldError, InvalidRequest
from bot.api.estimates import KINDS, Kind, estimate, worded
from bot.api.examples import example_request
from bot.api.law_changes import law_changes
from bot.i18n.registry import enabled
from bot.law.errors import ImpossibleFacts

from .conforming import problems, response_schema


def entries(kind: Kind, request: Any) -> tuple[str, list[dict[str, str | None]]]:
    """The code of a refusal, and its entries without their messages."""
    with pytest.raises(InvalidRequest) as found:
        estimate(kind, request)
    listed = [field.as_json() for field in found.value.fields]
    bare = [{k: v for k, v in one.items() if k != "message"} for one in listed]
    return found.value.code, bare


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"on": "2027-05-01"}, "on"),
        ({"on": "1999-12-31"}, "on"),
        ({"from": "2018-01-01", "to": "2026-01-01"}, "from"),
        ({"from": "2026-01-01", "to": "2027-05-01"}, "to"),
        ({"on": "2026-06-01", "compare_on": "2027-05-01"}, "compare_on"),
    ],
)
def test_a_benefit_on_a_day_that_is_not_known_is_refused(
    request_: dict[str, str], field: str
) -> None:
    code, found = entries("benefit", {"age": 30, **request_})

    assert code == "outside_known_parameters"
    assert found == [
        {"field": field, "code": code, "first": "2019-05-01", "last": "2027-04-30"}
    ]


def test_the_last_known_day_is_answered() -> None:
    assert estimate("benefit", {"on": "2027-04-30", "age": 30})["monthly"] == "22758.17"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("day", ["0001-01-01", "1900-02-28", "9999-12-31"])
def test_a_day_far_away_is_refused_or_answered_with_a_notice(
    kind: Kind, day: str
) -> None:
    request = {**example_request(kind), "on": day}
    late = {"programme_start", "permit_date", "birth_date"}
    request = {name: value for name, value in request.items() if name not in late}
    try:
        notices = estimate(kind, request)["notices"]
    except InvalidRequest as error:
        assert error.code == "outside_known_parameters"
    else:
        assert "law_may_have_changed" in notices or "unknown" in str(notices)


def test_a_permit_from_before_all_known_rules_is_named() -> None:
    request = {"on": "2026-06-01", "age": 30, "permit_date": "1990-01-01"}

    code, found = entries("benefit", request)
    assert (code, found[0]["field"]) == ("outside_known_parameters", "permit_date")


def test_a_last_day_that_is_too_far_is_named_by_the_start() -> None:
    request = {
        "on": "2026-01-01",
        "programme_start": "2095-01-01",
        "education": "primary",
        "end_goal": "work",
        "absence": [{"kind": "illness", "working_days": 261}] * 20,
    }

    code, found = entries("duration", request)
    assert (code, found[0]["field"]) == ("outside_known_parameters", "programme_start")


def test_every_code_of_the_law_has_a_message() -> None:
    files = Path(bot.law.__file__).parent.rglob("*.py")
    codes = {
        code
        for path in files
        for code in re.findall(
            r'(?:code=|_in_order\(.*)"([a-z_]+)"', path.read_text("utf-8")
        )
    }

    assert {"negative", "born_later"} <= codes <= MESSAGES.keys()


def test_a_span_has_periods() -> None:
    days = {"from": "2026-01-01", "to": "2026-12-31"}
    answer = estimate("benefit", {**days, "age": 30})

    assert answer["on"] == "2026-01-01"
    assert [(p["from"], p["monthly"]) for p in answer["periods"]] == [  # type: ignore[attr-defined]
        ("2026-01-01", "21693.33"),
        ("2026-05-01", "22758.17"),
    ]


def test_comparing_names_the_rule_that_makes_the_difference() -> None:
    request = {"on": "2026-05-01", "age": 30, "compare_on": "2026-04-30"}
    changed: Any = estimate("benefit", request)["changed"]

    assert (changed["on"], changed["compare_on"]) == ("2026-05-01", "2026-04-30")
    assert [one["rule"] for one in changed["differences"]] == ["basic_amount"]


def test_comparing_a_birth_date_takes_the_age_of_each_day() -> None:
    request = {
        "on": "2026-06-15",
        "birth_date": "2001-06-15",
        "age": 25,
        "lives_with_parents": True,
        "compare_on": "2026-06-14",
    }
    changed: Any = estimate("benefit", request)["changed"]

    rules = {one["rule"] for one in changed["differences"]}
    assert {"share_full", "share_under_25_with_parents"} & rules


def test_comparing_with_a_day_before_the_birth_is_refused_by_that_day() -> None:
    request = {"on": "2026-06-15", "birth_date": "2025-01-01"}

    assert entries("benefit", {**request, "compare_on": "2024-12-31"}) == (
        "invalid_fields",
        [{"field": "compare_on", "code": "born_later"}],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_comparing_a_day_with_itself_changes_nothing(kind: Kind) -> None:
    request = example_request(kind)
    changed: Any = estimate(kind, {**request, "compare_on": request["on"]})["changed"]

    assert changed["differences"] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", enabled())
def test_the_words_are_there_in_every_language(kind: Kind, locale: str) -> None:
    answer = worded(kind, estimate(kind, example_request(kind)), locale)

    assert len(str(answer["text_short"])) <= 201
    assert len(str(answer["text"])) > len(str(answer["text_short"]))
    schema = response_schema("post", f"/api/v1/estimates/{kind}", 200)
    assert problems(schema, answer) == []


def test_a_code_without_a_message_of_its_own_has_a_general_one() -> None:
    assert FieldError("age", "new_code").message.startswith("This cannot be true")


def test_an_error_of_the_law_in_a_field_of_a_list_is_a_path() -> None:
    error = ImpossibleFacts(field="absence.0.working_days", code="negative")

    assert FieldError(error.field, error.code).as_json()["code"] == "negative"


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ({}, "from", "required"),
        ({"from": "2026"}, "from", "not_a_date"),
        ({"from": ["2026-01-01", "2026-01-02"]}, "from", "wrong_type"),
        ({"from": "2026-01-01", "until": "x"}, "until", "unknown_field"),
        ({"from": "2026-01-02", "to": "2026-01-01"}, "to", "ends_before_start"),
    ],
)
def test_a_wrong_query_for_changes(query: Any, field: str, code: str) -> None:
    with pytest.raises(InvalidRequest) as found:
        law_changes(query)

    assert [(one.field, one.code) for one in found.value.fields] == [(field, code)]


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-01-01"},
        {"from": "0001-01-01", "to": "9999-12-31"},
        {"from": "2026-05-01", "to": "2026-05-01"},
        {"from": "9999-12-31"},
    ],
)
def test_the_changes_of_a_span(query: dict[str, str]) -> None:
    found = law_changes(query)

    assert problems(response_schema("get", "/api/v1/law/changes", 200), found) == []
    assert found["to"] == query.get("to")
