"""Every case of the law is asked through the API, and answered as the document says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from bot.api.errors import InvalidRequest
from bot.api.estimates import KINDS, Kind, estimate
from tests.law.case_files import FOLDER

from .conforming import problems, response_schema

_KINDS: dict[str, Kind] = {**{kind: kind for kind in KINDS}, "end_date": "duration"}


def kind_of(stem: str) -> Kind | None:
    """The kind of a file of cases: `benefit_work` is about the benefit."""
    return next((kind for name, kind in _KINDS.items() if stem.startswith(name)), None)


def cases() -> list[Any]:
    """Kind and case, for every file that is about estimates."""
    return [
        pytest.param(kind, case, id=f"{path.stem}: {case['title']}")
        for path in sorted(FOLDER.glob("*.yml"))
        if (kind := kind_of(path.stem))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def json_of(value: Any) -> Any:
    """A value of a case as a request has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [json_of(one) for one in value]
    if isinstance(value, dict):
        return {name: json_of(one) for name, one in value.items()}
    return value


def request_of(case: dict[str, Any]) -> dict[str, Any]:
    """The request of a case; facts that are told to be unknown are left out."""
    given = {name: json_of(value) for name, value in case["given"].items()}
    if isinstance(given.get("absence"), dict):  # written short: days by kind
        days = given["absence"].items()
        given["absence"] = [{"kind": kind, "working_days": n} for kind, n in days]
    first = "from" if "to" in given else "on"
    known = {name: value for name, value in given.items() if value is not None}
    return {first: json_of(case["on"]), **known}


@pytest.mark.parametrize(("kind", "case"), cases())
def test_a_case_is_answered_as_the_document_says(
    kind: Kind, case: dict[str, Any]
) -> None:
    request = request_of(case)
    if "error" in case["expect"]:
        with pytest.raises(InvalidRequest):
            estimate(kind, request)
        return
    answer = estimate(kind, request)
    schema = response_schema("post", f"/api/v1/estimates/{kind}", 200)

    assert problems(schema, {**answer, "text": "", "text_short": ""}) == []
