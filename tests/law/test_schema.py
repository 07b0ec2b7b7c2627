"""The form of the parameter files: what is accepted, and what is refused."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING

import pytest

from bot.law import schema
from bot.law.parameter_files import ACTS_FILE, FOLDER

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
made_up:
  name: {nb: Oppdiktet, en: Made up}
  section: LOV-2020-11-06-127 § 20(1)
  unit: fraction
  decided_by: "on"
  values:
    2021-01-01: {value: 2/3, reference: a source}
    2022-01-01: {value: null, reference: a source, in_force: 2022-02-01, note: repeal}
"""

REFUSED = {
    "an unknown key of a parameter": ("  unit:", "  until: 2022-01-01\n  unit:"),
    "an unknown key of a value": ("reference: a source}", "reference: x, until: 1}"),
    "an unknown unit": ("unit: fraction", "unit: percent"),
    "an unknown deciding date": ('decided_by: "on"', "decided_by: birthday"),
    "a value without a reference": ("2/3, reference: a source", "2/3"),
    "a parameter without a section": ("  section: LOV-2020-11-06-127 § 20(1)\n", ""),
    "a name in one language only": (", en: Made up", ""),
    "a computed number": ("value: 2/3", "value: 0.667"),
    "a whole number for a fraction": ("value: 2/3", "value: 2"),
    "a date out of order": ("2022-01-01: {", "2020-01-01: {"),
    "a date written twice": ("2022-01-01: {", "2021-01-01: {"),
    "a day that is no date": ("2022-01-01: {", "next year: {"),
    "an act that is not known": ("LOV-2020-11-06-127", "LOV-1999-01-01-1"),
    "a section that is not of an act": ("LOV-2020-11-06-127 § 20(1)", "some section"),
    "no values": (GOOD[GOOD.index("values:") :], "values: {}\n"),
}


def written(folder: Path, text: str, name: str = "made_up.yml") -> Path:
    """A parameter file with this text."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_files_of_the_project_are_well_formed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = schema.main()

    assert (status, capsys.readouterr().out) == (0, "")


def test_a_good_file_is_accepted(tmp_path: Path) -> None:
    assert list(schema.problems([written(tmp_path, GOOD)])) == []


@pytest.mark.parametrize("what", REFUSED)
def test_is_refused(what: str, tmp_path: Path) -> None:
    old, new = REFUSED[what]
    assert old in GOOD

    problems = list(schema.problems([written(tmp_path, GOOD.replace(old, new, 1))]))

    assert problems


def test_a_parameter_in_two_files_is_refused(tmp_path: Path) -> None:
    paths = [written(tmp_path, GOOD), written(tmp_path, GOOD, "again.yml")]

    assert list(schema.problems(paths)) == [
        "again.yml: made_up stands in made_up.yml too"
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "2022-01-01: {",
            "2020-01-01: {",
            "made_up.yml: made_up: dates do not ascend",
        ),
        (
            "unit: fraction",
            "unit: fraction\n  until: 2022-01-01",
            (
                "made_up.yml: made_up: Additional properties are not allowed"
                " ('until' was unexpected)"
            ),
        ),
        (
            "reference: a source}",
            "note: 1, reference: a source}",
            "made_up.yml: made_up/values/2021-01-01/note: 1 is not of type 'string'",
        ),
    ],
)
def test_a_problem_names_the_file_and_the_place(
    old: str, new: str, line: str, tmp_path: Path
) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))

    assert list(schema.problems([path])) == [line]


def test_keys_written_twice_are_named_with_their_place(tmp_path: Path) -> None:
    twice = "  unit: fraction\n  unit: fraction\n  section: LOV-1\n"
    (problem,) = schema.problems(
        [written(tmp_path, GOOD.replace("  unit: fraction\n", twice))]
    )

    assert problem.startswith("made_up.yml: written twice: section, unit\n")
    assert "line 2, column 3" in problem


def test_a_file_that_cannot_be_read_does_not_hide_the_next(tmp_path: Path) -> None:
    broken = written(tmp_path, "{not: closed", "broken.yml")
    wrong = written(tmp_path, GOOD.replace("fraction", "percent", 1))

    assert {
        problem.partition(":")[0] for problem in schema.problems([broken, wrong])
    } == {"broken.yml", "made_up.yml"}


def test_the_exit_status_tells_of_problems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, GOOD.replace("unit: fraction", "unit: percent"))
    monkeypatch.setattr(schema, "FOLDER", tmp_path)

    assert schema.main() == 1


@pytest.mark.parametrize("text", ["", "- a list\n", "made_up: text\n", "{not: closed"])
def test_what_is_no_parameter_file_is_refused(text: str, tmp_path: Path) -> None:
    assert list(schema.problems([written(tmp_path, text)]))


def test_the_check_runs_as_a_command() -> None:
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(schema.__file__, run_name="__main__")

    assert caught.value.code == 0


def test_parameter_files_are_short() -> None:
    long = [
        path.name
        for path in (*FOLDER.glob("*.yml"), ACTS_FILE)
        if len(path.read_text("utf-8").splitlines()) > 60
    ]

    assert long == []
