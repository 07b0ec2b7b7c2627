"""The model is trained again when the data changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.training import fingerprint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one file of each kind that a model is made from."""
    for name in ("config.yml", "data/nlu/nb/chat.yml", "bot/nlu/text.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["config.yml", "domain.yml", "requirements.lock", "data/new/x.yml", "bot/nlu/x.py"],
)
def test_new_content_changes_it(project: Path, name: str) -> None:
    before, path = fingerprint(project), project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new")

    assert before != fingerprint(project)


def test_a_new_name_changes_it(project: Path) -> None:
    before, path = fingerprint(project), project / "data/nlu/nb/chat.yml"
    path.rename(path.with_name("talk.yml"))

    assert before != fingerprint(project)


def test_content_that_moves_to_another_file_changes_it(project: Path) -> None:
    first, second = project / "config.yml", project / "data/nlu/nb/chat.yml"
    before, content = fingerprint(project), first.read_text()
    first.write_text(second.read_text())
    second.write_text(content)

    assert before != fingerprint(project)


def test_the_time_of_a_file_does_not_change_it(project: Path) -> None:
    before = fingerprint(project)
    for path in project.rglob("*.*"):
        os.utime(path, (0, 0))

    assert before == fingerprint(project)


@pytest.mark.parametrize("name", ["README.md", "data/notes.txt", "bot/server/app.py"])
def test_other_files_do_not_change_it(project: Path, name: str) -> None:
    before, path = fingerprint(project), project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new")

    assert before == fingerprint(project)


def test_the_place_of_the_project_does_not_change_it(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = fingerprint(project)
    moved = project.rename(tmp_path_factory.mktemp("elsewhere") / "project")

    assert before == fingerprint(moved)
