"""`introbot law`: what changes when, the dated values, the open points."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.law.changes import law_changes
from bot.law.open_points import open_points
from bot.law.parameter_files import parameters

from .runner import run


def test_changes_are_listed_from_a_day_on() -> None:
    output = run("law", "changes", "--from", "2026-04-01", "--to", "2026-05-31").stdout
    (line,) = [line for line in output.splitlines() if "2026-05-01" in line]
    cells = [cell.strip() for cell in line.strip("|").split("|")]

    assert cells == [
        "2026-05-01",
        "LOV-1997-02-28-19 § 1-4",
        "National Insurance basic amount (G)",
        "130160.00 kroner",
        "136549.00 kroner",
        "everybody, from that day",
        "https://github.com/navikt/g",
    ]


def test_changes_say_for_whom_and_since_when_they_are_in_force() -> None:
    output = run("law", "changes", "--from", "2024-07-01").stdout

    assert "those who start from that day" in output
    assert "no rule" in output
    assert "the same" in output
    assert "not known" in output
    assert "FOR-2025-06-20-1154, in force" in output


def test_changes_as_json_are_those_of_the_law() -> None:
    words = ("--from", "2025-01-01", "--to", "2026-12-31", "--json")
    found = json.loads(run("law", "changes", *words).stdout)
    known = law_changes(since=date(2025, 1, 1), until=date(2026, 12, 31))

    assert [(one.date.isoformat(), one.parameter) for one in known] == [
        (one["date"], one["parameter"]) for one in found
    ]


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--from", "2026-02-30"), "--from: "),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "--to: "),
        (("--from", "2026-02-01", "--to", "soon"), "--to: "),
    ],
)
def test_a_day_that_is_none_is_refused_in_one_line(
    words: tuple[str, ...], option: str
) -> None:
    result = run("law", "changes", *words)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"introbot: {option}")
    assert 1 == len(result.stderr.splitlines())


def test_a_parameter_is_shown_with_all_its_values_and_sources() -> None:
    output = run("law", "parameters", "basic_amount").stdout

    assert 7 <= output.count("https://github.com/navikt/g")
    assert "2025-05-23" in output


def test_a_parameter_on_a_day_is_the_value_of_that_day() -> None:
    words = ("law", "parameters", "basic_amount", "--on", "2026-04-30", "--json")
    (found,) = json.loads(run(*words).stdout)

    assert ["130160.00"] == [value["value"] for value in found["values"]]


def test_a_value_that_is_not_known_for_a_day_is_not_shown() -> None:
    words = ("law", "parameters", "basic_amount", "--on", "2030-01-01", "--json")
    (found,) = json.loads(run(*words).stdout)

    assert [] == found["values"]


def test_all_parameters_are_listed_with_their_newest_value() -> None:
    output = run("law", "parameters").stdout
    listed = {line.strip("| ").split(" ")[0] for line in output.splitlines()}

    assert set(parameters()) <= listed


def test_a_slip_in_the_name_of_a_parameter_gets_a_hint() -> None:
    near = run("law", "parameters", "basic_amont")
    far = run("law", "parameters", "zzz")

    assert (2, True) == (near.exit_code, "perhaps basic_amount" in near.stderr)
    assert "introbot: there is no parameter zzz\n" == far.stderr


def test_open_points_are_listed_with_what_they_do() -> None:
    output = run("law", "open-points").stdout
    found = json.loads(run("law", "open-points", "--json").stdout)

    assert [point.id for point in open_points()] == [point["id"] for point in found]
    assert all(point.id in output for point in open_points())
