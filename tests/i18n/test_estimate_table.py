"""An estimate in numbers: which rows it has, and in what form."""

from __future__ import annotations

from typing import Any

import pytest

from bot.api.estimates import estimate
from bot.i18n.estimate_table import estimate_table
from bot.i18n.registry import enabled

ALONE = {"on": "2026-11-20", "age": 23, "lives_with_parents": False}


def rows(kind: str, request: dict[str, Any], locale: str = "en") -> dict[str, str]:
    """The table's rows by their label."""
    found = estimate_table(kind, ["Result."], estimate(kind, request), locale)
    return {row["label"]: row["value"].replace("\u00a0", " ") for row in found["rows"]}


@pytest.mark.parametrize(
    ("title", "kind", "request_", "wanted"),
    [
        (
            "Two thirds under 25",
            "benefit",
            ALONE,
            {
                "Per month, before tax": "15 172 kr",
                "Per year": "182 065 kr",
                "Per day": "505,74 kr",
                "Per hour": "98,41 kr",
            },
        ),
        (
            "A range where it is not known with whom somebody lives",
            "benefit",
            {"on": "2026-11-20", "age": 23},
            {
                "Lowest amount per month": "7 586 kr",
                "Highest amount per month": "15 172 kr",
            },
        ),
        (
            "Ten hours of absence",
            "benefit",
            ALONE | {"invalid_absence_hours": 10},
            {
                "Per month, before tax": "15 172 kr",
                "Taken from the month's benefit": "984,14 kr",
                "Left of the month's benefit": "14 188 kr",
                "Per year": "182 065 kr",
                "Per day": "505,74 kr",
                "Per hour": "98,41 kr",
            },
        ),
        (
            "Two years to work",
            "duration",
            {
                "on": "2026-11-20",
                "education": "primary",
                "end_goal": "work",
                "permit": "refugee",
                "age": 30,
            },
            {"Longest time": "2 years"},
        ),
        (
            "A right has no numbers",
            "eligibility",
            {"on": "2026-11-20", "age": 30, "permit": "refugee"},
            {},
        ),
    ],
)
def test_rows(
    title: str, kind: str, request_: dict[str, Any], wanted: dict[str, str]
) -> None:
    assert rows(kind, request_) == wanted


@pytest.mark.parametrize("locale", list(enabled()))
def test_every_language_has_the_same_numbers(locale: str) -> None:
    assert list(rows("benefit", ALONE, locale).values()) == list(
        rows("benefit", ALONE).values()
    )


def test_steps_are_numbered_and_name_their_section() -> None:
    found = estimate_table("benefit", ["Result."], estimate("benefit", ALONE), "nb")
    assert found["lines"] == [
        "Result.",
        "Dette er et anslag, ikke et vedtak. Det er kommunen som bestemmer.",
    ]
    assert any("avrunding" in note for note in found["notes"])
    assert [step[:2] for step in found["steps"]] == ["1.", "2.", "3.", "4."]
    assert "§ 20(3)" in found["steps"][2]


def test_steps_are_whole_from_right_to_left() -> None:
    found = estimate_table("benefit", ["x"], estimate("benefit", ALONE), "ar")
    assert "\u2066§ 20(3)\u2069" in found["steps"][2]
