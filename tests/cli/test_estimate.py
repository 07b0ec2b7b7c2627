"""`introbot estimate <kind>`: the same as the API, in a table or as JSON."""

from __future__ import annotations

import json
import re

import pytest

from bot.api.estimates import KINDS, estimate, worded
from bot.cli.fields import fields

from .runner import TODAY, run

PERSON = ("--birth-date", "2002-03-04", "--no-lives-with-parents")


def rows(output: str, title: str) -> list[list[str]]:
    """The cells below the headings of the table that a title stands above."""
    table = output.split(f"\n{title}", 1)[1].split("\n+---", 2)[1]
    lines = [line for line in table.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return cells[1:]


def test_the_result_stands_in_words_and_in_figures() -> None:
    result = run(
        "estimate", "benefit", "--age", "23", "--on", "2026-06-01", *PERSON[2:]
    )
    figures = dict(rows(result.stdout, "Result"))

    assert result.exit_code == 0
    assert "15\u00a0172\u00a0kr" in result.stdout.splitlines()[0]
    assert {"on": "2026-06-01", "share": "2/3", "monthly": "15172.11"}.items() <= (
        figures.items()
    )


def test_a_step_stands_above_its_reasons_and_only_once() -> None:
    result = run("estimate", "benefit", *PERSON, "--on", "2026-06-01")
    steps = rows(result.stdout, "Steps")
    numbers = [row[0] for row in steps]
    month = steps[0]

    assert ["1", "1.1", "1.1.1", "1.2"] == numbers[:4]
    assert month[2] == "15172.11"
    assert month[4:] == ["Integration Act § 20(2)", "01.01.2021"]
    assert "see 1" in [row[1] for row in steps]
    assert "birth_date 2002-03-04" in result.stdout


def test_notices_missing_facts_and_sources_are_listed() -> None:
    output = run("estimate", "benefit", "--age", "23").stdout

    assert "Missing\n  lives_with_parents: " in output
    assert "Notices\n  " in output
    assert "Integration Act: https://lovdata.no/" in output


def test_without_a_day_it_is_today_and_that_is_shown() -> None:
    output = run("estimate", "benefit", "--age", "30").stdout

    assert ["on", TODAY] in rows(output, "Result")


def test_a_span_needs_no_day_and_shows_its_periods() -> None:
    span = ("--from", "2026-01-01", "--to", "2026-12-31")
    output = run("estimate", "benefit", "--age", "30", *span).stdout
    periods = rows(output, "Periods")

    assert [row[:2] for row in periods] == [
        ["2026-01-01", "2026-04-30"],
        ["2026-05-01", "2026-12-31"],
    ]


def test_a_second_day_shows_which_rule_made_the_difference() -> None:
    days = ("--on", "2026-05-01", "--compare-on", "2026-04-30")
    output = run("estimate", "benefit", "--age", "30", *days).stdout

    assert "basic_amount" in [row[0] for row in rows(output, "What changed")]


@pytest.mark.parametrize("locale", ["en", "nb", "uk"])
def test_json_is_the_answer_of_the_api(locale: str) -> None:
    request = {"on": "2026-06-01", "birth_date": "2002-03-04", "has_children": False}
    words = ("--birth-date", "2002-03-04", "--no-has-children", "--on", "2026-06-01")
    output = run("estimate", "benefit", *words, "--locale", locale, "--json").stdout

    assert worded("benefit", estimate("benefit", request), locale) == json.loads(output)


def test_lists_are_given_item_by_item_or_as_json() -> None:
    short = (
        "--other-benefits",
        "kind=sickness,amount=4000,earned_before_programme=yes",
    )
    long = (
        "--other-benefits",
        '[{"kind": "child_benefit", "amount": 1968}, {"kind": "disability", "amount": 1}]',
    )
    common = ("estimate", "benefit", "--age", "30", "--json")
    benefits = [
        {"kind": "sickness", "amount": "4000", "earned_before_programme": True},
        {"kind": "child_benefit", "amount": 1968},
        {"kind": "disability", "amount": 1},
    ]
    request = {"on": TODAY, "age": 30, "other_benefits": benefits}
    answer = json.loads(run(*common, *short, *long).stdout)

    assert estimate("benefit", request)["deduction"] == answer["deduction"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_request_has_an_option(kind: str) -> None:
    shown = run("estimate", kind, "--help").stdout
    found = set(re.findall(r"^  (--[a-z-]+)", shown, re.MULTILINE))

    assert {field.option for field in fields(kind).values()} <= found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", ["en", "nb", "uk"])
def test_every_kind_is_shown_in_every_locale(kind: str, locale: str) -> None:
    result = run("estimate", kind, "--on", "2026-03-02", "--locale", locale)

    assert result.exit_code == 0
    assert "2026-03-02" in result.stdout


def test_each_wrong_field_has_one_line_on_stderr() -> None:
    words = (
        "--age",
        "abc",
        "--birth-date",
        "2002-13-01",
        "--invalid-absence-hours",
        "-1",
    )
    benefits = ("--other-benefits", "kind=x,amount=1", "--other-benefits", "sickness")
    result = run("estimate", "benefit", *words, *benefits)
    named = [line.split(": ")[1] for line in result.stderr.splitlines()]

    assert result.exit_code == 2
    assert result.stdout == ""
    assert sorted(named) == [
        "--age",
        "--birth-date",
        "--invalid-absence-hours",
        "--other-benefits (kind of number 1)",
        "--other-benefits (number 2)",
    ]


def test_a_day_outside_the_known_law_names_what_is_known() -> None:
    result = run("estimate", "benefit", "--age", "30", "--on", "2031-01-01")

    assert result.exit_code == 2
    assert result.stderr.startswith("introbot: --on: ")
    assert "from 2019-05-01 to 2027-04-30" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--on", "2026-06-31"),
        ("--age", "30", "--from", "2026-01-01"),
        ("--colour", "red"),
        ("--locale", "xx"),
        ("--birth-date", "2030-01-01"),
        ("--age", ""),
    ],
)
def test_what_cannot_be_meant_ends_with_two_and_no_traceback(
    words: tuple[str, ...],
) -> None:
    result = run("estimate", "benefit", *words)

    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_wrong_day_of_the_environment_is_named() -> None:
    result = run("estimate", "benefit", "--age", "30", today="soon")

    assert result.exit_code == 2
    assert "BOT_TODAY" in result.stderr


def test_without_a_kind_the_help_is_shown() -> None:
    result = run("estimate")

    assert result.exit_code == 0
    assert "--batch" in result.stdout
