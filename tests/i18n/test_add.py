"""A new language, begun with the command of docs/how-to/add-a-language.md."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from bot.settings import ROOT

HOW_TO = ROOT / "docs" / "how-to" / "add-a-language.md"
COMMAND = re.compile(r"^python -m bot\.i18n\.add (.*)$", re.MULTILINE)
# A language that nobody asks in: what is added here is never shown.
MADE_UP = ("eo", "--name", "Esperanto")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the command reads and writes."""
    root = tmp_path_factory.mktemp("project")
    for name in ("bot", "actions", "data/responses", "locales"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "babel.cfg", root)
    return root


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in the copy."""
    env = {**os.environ, "PYTHONPATH": str(project), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command, cwd=project, env=env, capture_output=True, text=True, check=False
    )


def translate_all(path: Path, project: Path) -> None:
    """Translate every message into itself, with a mark: the texts are not the point."""
    with path.open("rb") as file:
        catalog: Catalog = read_po(file, locale="eo")
    for message in catalog:
        if isinstance(message.id, tuple):
            message.string = tuple(f"ĉ {text}" for text in message.id)
        elif message.id:
            message.string = f"ĉ {message.id}"
    with path.open("wb") as file:
        write_po(
            file,
            catalog,
            width=88,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )


def test_the_command_of_the_how_to_adds_a_language(project: Path) -> None:
    assert COMMAND.search(HOW_TO.read_text("utf-8")), "the how-to names the command"

    added = run(project, "bot.i18n.add", *MADE_UP)
    checked = run(project, "bot.i18n.check")

    assert (0, "") == (added.returncode, added.stderr)
    assert 0 == checked.returncode, checked.stderr
    assert "eo is off: its texts and examples are being written" in checked.stderr


def test_once_on_it_must_be_complete(project: Path) -> None:
    registry = project / "locales" / "locales.yml"
    text = registry.read_text("utf-8")
    rows = yaml.safe_load(text)
    assert not rows["eo"]["enabled"]
    registry.write_text(text.replace("enabled: false", "enabled: true"), "utf-8")

    incomplete = run(project, "bot.i18n.check")
    translate_all(project / "locales/eo/LC_MESSAGES/messages.po", project)
    complete = run(project, "bot.i18n.check")

    assert 1 == incomplete.returncode
    assert "eo: missing:" in incomplete.stderr
    assert (0, "") == (complete.returncode, complete.stderr)


def test_a_locale_is_added_once_and_must_be_known(project: Path) -> None:
    again = run(project, "bot.i18n.add", "nb", "--name", "Norsk")
    unknown = run(project, "bot.i18n.add", "xx", "--name", "Xx")

    assert (2, "add: nb is in locales/locales.yml already\n") == (
        again.returncode,
        again.stderr,
    )
    assert 2 == unknown.returncode
    assert "does not know" in unknown.stderr
