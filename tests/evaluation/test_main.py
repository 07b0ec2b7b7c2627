"""The command: its arguments, its exit codes and its files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import __main__ as command
from bot.evaluation.measure import Case
from bot.evaluation.sets import Question
from bot.privacy import logs
from bot.settings import ROOT
from bot.training import fingerprint

from .case_files import case_of


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A set of one question; state goes beside it."""
    (tmp_path / "nb.tsv").write_text("hei\tgreet\tchat\n", "utf-8")
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("MODEL", str(tmp_path / "no.tar.gz"))
    monkeypatch.delenv("SET", raising=False)
    monkeypatch.setattr(logs, "configure", lambda _: None)
    return tmp_path


@pytest.fixture(name="_model")
def _with_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that answers every question rightly."""

    async def ask(_: Any, questions: Sequence[Question]) -> list[Case]:
        return [case_of(one.topic, one.topic, one.kind) for one in questions]

    monkeypatch.setattr(command, "load", lambda path: path)
    monkeypatch.setattr(command, "ask", ask)


@pytest.mark.parametrize("way", ["--set", "SET"])
@pytest.mark.usefixtures("_model")
def test_writes_both_files(
    way: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "SET":
        monkeypatch.setenv("SET", str(folder))
    arguments = [] if way == "SET" else ["--set", str(folder)]

    assert command.main(arguments) == 0

    content = json.loads((folder / "var/evaluation.json").read_text("utf-8"))
    assert content["about"]["set"] == str(folder)
    assert content["about"]["model state"].startswith("stale")
    assert content["all"]["chat"]["top1"] == 1
    assert (folder / "var/evaluation.html").read_text("utf-8").startswith("<!doctype")


@pytest.mark.usefixtures("_model")
def test_a_model_of_this_data_is_current(folder: Path) -> None:
    (folder / "no.tar.fingerprint").write_text(fingerprint(ROOT), "utf-8")
    command.main(["--set", str(folder)])

    content = json.loads((folder / "var/evaluation.json").read_text("utf-8"))
    assert content["about"]["model state"] == "current"


def test_a_bad_line_ends_with_2(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "uk.tsv").write_text("hei\n", "utf-8")

    assert command.main(["--set", str(folder)]) == 2
    assert "uk.tsv:1: 1 columns" in capsys.readouterr().err


def test_a_missing_model_ends_with_2(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--set", str(folder)]) == 2
    assert "no model at" in capsys.readouterr().err
