"""Reading a set, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.sets import InvalidSet, Question, read_set, read_sets
from bot.settings import ROOT

from . import case_files


@pytest.mark.parametrize("case", case_files.load("sets"))
def test_read_set(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "nb.tsv"
    path.write_bytes(case["content"].encode())
    if "error" in case:
        with pytest.raises(InvalidSet) as caught:
            read_set(path)

        assert str(caught.value).startswith(f"{tmp_path}/{case['error']}")
        return

    wanted = [
        Question(text, topic, kind, "nb") for text, topic, kind in case["questions"]
    ]
    assert read_set(path) == wanted


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "nb.tsv").write_bytes(b"hei\tgreet\tchat\n\xe5\tgreet\tchat\n")

    with pytest.raises(InvalidSet, match=r"nb\.tsv:2: not UTF-8"):
        read_sets(tmp_path)


def test_the_name_of_a_file_is_a_locale(tmp_path: Path) -> None:
    (tmp_path / "tlh.tsv").touch()

    with pytest.raises(InvalidSet, match=r"tlh\.tsv: unknown locale 'tlh'"):
        read_sets(tmp_path)


@pytest.mark.parametrize("folder", [".", "missing"])
def test_a_folder_without_sets(folder: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidSet, match=r"no <locale>\.tsv"):
        read_sets(tmp_path / folder)


def test_our_own_set_can_be_read() -> None:
    questions = read_sets(ROOT / "tests" / "nlu")

    assert {question.kind for question in questions if not question.in_scope} == {"oos"}
