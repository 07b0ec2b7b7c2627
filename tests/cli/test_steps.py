"""The steps of an estimate on terminals of all widths."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.api.estimates import estimate
from bot.cli.cells import plain
from bot.cli.steps import print_steps
from bot.cli.tree import numbered
from bot.i18n.explanation import sentence

ANSWER = estimate(
    "benefit", {"on": "2026-06-01", "age": 23, "lives_with_parents": False}
)


def printed(width: int) -> str:
    """The steps as a terminal of a width has them, without colours."""
    file = io.StringIO()
    print_steps(Console(file=file, width=width, color_system=None), ANSWER, "en")
    return file.getvalue()


def test_where_there_is_room_the_steps_are_a_table() -> None:
    assert "section" in printed(200).splitlines()[2]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_on_a_narrow_terminal_no_word_is_broken(width: int) -> None:
    text = printed(width)
    said = text.split()

    for one in numbered(ANSWER["explanation"]):
        assert one.number in said
        words = [] if one.same_as else sentence(one.step, "en").split()
        assert {*words} <= {*said}
    assert "see 1.1" in text
    assert "age 23, lives_with_parents no" in text
    assert all(len(line) <= width for line in text.splitlines())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "-"),
        (True, "yes"),
        (False, "no"),
        ([], "-"),
        (["work", None], "work, -"),
        ({"lowest": 1}, "lowest 1"),
        (0, "0"),
    ],
)
def test_a_cell(value: object, shown: str) -> None:
    assert shown == plain(value)
