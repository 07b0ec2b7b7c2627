"""The commands of the how-to do what it says."""

from __future__ import annotations

import re
import shlex

import pytest

from bot.settings import ROOT

from .runner import run

PAGE = (ROOT / "docs" / "how-to" / "estimate-on-the-command-line.md").read_text("utf-8")
BLOCKS = [
    block.replace("\\\n", "") for block in re.findall(r"```\n(.*?)```", PAGE, re.DOTALL)
]
COMMANDS = [
    line
    for block in BLOCKS
    for line in block.splitlines()
    if line.startswith("introbot ") and "--batch" not in line
]
PEOPLE = next(block for block in BLOCKS if block.startswith("id;"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_works(command: str) -> None:
    assert 0 == run(*shlex.split(command)[1:]).exit_code


def test_the_file_of_the_page_is_answered() -> None:
    found = run("estimate", "--batch", "-", "--on", "2026-06-01", given=PEOPLE)

    assert (0, "") == (found.exit_code, found.stderr)
    assert 3 == len(found.stdout.splitlines())


def test_the_page_has_commands() -> None:
    assert 5 < len(COMMANDS)
