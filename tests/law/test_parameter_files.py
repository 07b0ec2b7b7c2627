"""How the parameter files are read."""

from __future__ import annotations

import pytest
import yaml

from bot.law import parameter_files
from bot.law.parameter_files import ACTS_FILE, FOLDER, parameters, read_yaml

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
