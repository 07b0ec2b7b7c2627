"""How the parameter files are read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
import yaml

from bot.law import parameter_files
from bot.law.parameter_files import ACTS_FILE, FOLDER, Entry, parameters, read_yaml

FILES = sorted(FOLDER.glob("*.yml"))


@pytest.mark.parametrize("path", [*FILES, ACTS_FILE], ids=lambda path: path.name)
def test_a_file_is_read_as_a_safe_loader_reads_it(path: parameter_files.Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8")) == read_yaml(path)


def test_the_parameters_are_those_of_all_files() -> None:
    names = [name for path in FILES for name in yaml.safe_load(path.read_text("utf-8"))]

    assert names == list(parameters())
    assert len(names) == len(parameters())
    assert names == [parameter.name for parameter in parameters().values()]


def test_a_file_is_read_when_it_is_needed_and_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def reading(path: parameter_files.Path) -> dict[str, object]:
        read.append(path.name)
        return read_yaml(path)

    monkeypatch.setattr(parameter_files, "read_yaml", reading)
    found = parameter_files.parameters.__wrapped__()
    assert [] == read
    assert found["basic_amount"] is found["basic_amount"]

    assert ["basic_amount.yml"] == read


def test_a_parameter_that_is_not_there_is_a_missing_key() -> None:
    with pytest.raises(KeyError):
        parameters()["no_such_parameter"]


EVERY_KEY = """
paid_hours:
  name: {nb: Timer, en: Hours}
  section: LOV-2020-11-06-127 § 20
  unit: fraction
  decided_by: permit_date
  adjusted: yearly
  values:
    2024-01-01: {value: 2/3, reference: first}
    2025-01-01:
      value: 1/3
      reference: second
      section: FOR-2020-12-15-2912 § 5
      in_force: 2025-06-01
      first_day: unknown
      status: recalled
    2026-01-01: {value: null, reference: third}
level_needed:
  name: {nb: Nivå, en: Level}
  section: FOR-2020-12-15-2912 § 28
  unit: level
  decided_by: "on"
  values:
    2021-01-01: {value: B1, reference: first}
is_so:
  name: {nb: Slik, en: So}
  section: LOV-2020-11-06-127 § 8
  unit: yes_no
  decided_by: "on"
  values:
    2021-01-01: {value: false, reference: first}
"""


def test_every_key_of_a_file_is_kept(tmp_path: parameter_files.Path) -> None:
    (tmp_path / "every_key.yml").write_text(EVERY_KEY, "utf-8")
    paid, level, is_so = parameter_files._Parameters(tmp_path).values()

    assert (paid.name, paid.unit, paid.decided_by) == (
        "paid_hours",
        "fraction",
        "permit_date",
    )
    assert dict(paid.names) == {"nb": "Timer", "en": "Hours"}
    assert paid.days == (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))
    assert (paid.yearly, level.yearly) == (True, False)
    assert level.entries[0].value == "B1"
    assert is_so.entries[0].value is False
    assert paid.entries == (
        Entry(
            valid_from=date(2024, 1, 1),
            value=Fraction(2, 3),
            section="LOV-2020-11-06-127 § 20",
            reference="first",
            in_force=date(2024, 1, 1),
            first_day_unknown=False,
            status="found",
        ),
        Entry(
            valid_from=date(2025, 1, 1),
            value=Fraction(1, 3),
            section="FOR-2020-12-15-2912 § 5",
            reference="second",
            in_force=date(2025, 6, 1),
            first_day_unknown=True,
            status="recalled",
        ),
        Entry(
            valid_from=date(2026, 1, 1),
            value=None,
            section="LOV-2020-11-06-127 § 20",
            reference="third",
            in_force=date(2026, 1, 1),
            first_day_unknown=False,
            status="found",
        ),
    )


def test_every_key_of_an_act_is_kept() -> None:
    raw = {"name": {"nb": "loven", "en": "Act"}, "url": "https://example.org/act"}
    begun = date(2021, 1, 1)

    assert parameter_files._act("LOV-1", raw) == parameter_files.Act(
        "LOV-1", {"nb": "loven", "en": "Act"}, "https://example.org/act", None
    )
    assert parameter_files._act("LOV-1", {**raw, "in_force": begun}).in_force == begun
