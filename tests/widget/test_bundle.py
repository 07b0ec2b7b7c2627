"""One script of all modules: small, whole, and nothing in it twice."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from bot.i18n.registry import enabled
from bot.widget import bundle
from bot.widget.bundle import BadModule

MOST_BYTES = 40_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for modules of a test."""
    monkeypatch.setattr(bundle, "SOURCE", tmp_path)
    monkeypatch.setattr(bundle, "MODULES", ("one", "two"))
    (tmp_path / "one.js").write_text("export const ONE = 1;\n")
    (tmp_path / "two.js").write_text('import { ONE } from "./one.js";\nONE;\n')
    return tmp_path


def test_it_is_small_enough_for_a_bad_line() -> None:
    assert len(gzip.compress(bundle.script().encode())) <= MOST_BYTES


def test_every_module_is_in_it() -> None:
    named = {path.stem for path in bundle.SOURCE.glob("*.js")}
    assert named == set(bundle.MODULES)


def test_it_is_a_script_and_no_module() -> None:
    assert not re.search(r"^\s*(import|export)\b", bundle.script(), re.MULTILINE)


def test_nothing_in_it_reads_text_as_html_or_runs_it() -> None:
    forbidden = (
        "innerHTML|outerHTML|insertAdjacentHTML|document.write|eval|new Function"
    )
    assert not re.search(rf"\b({forbidden})\b", bundle.script())


def test_nothing_in_it_comes_from_elsewhere() -> None:
    addresses = set(re.findall(r"https?://[\w.-]+", bundle.script()))
    assert addresses <= {"http://www.w3.org"}  # the name of SVG, which is not fetched


def test_its_first_words_are_in_every_language() -> None:
    line = re.search(r"^const FIRST_WORDS = (.*);$", bundle.script(), re.MULTILINE)
    assert line
    found = json.loads(line[1])
    assert [each["tag"] for each in found] == [
        e.language_tag for e in enabled().values()
    ]
    assert all(each["launch"] and each["failed"] for each in found)
    assert len({each["launch"] for each in found}) > len(enabled()) - 2


def test_modules_are_joined(folder: Path) -> None:
    assert list(bundle._joined()) == ["const ONE = 1;\n", "ONE;\n"]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("A name that another module has", "const ONE = 2;\n", "both have a ONE"),
        ("A module that comes later", 'import { X } from "./three.js";\n', "three"),
        ("An import of another form", 'import X from "./one.js";\n', "another form"),
        ("An export of another form", "export default 1;\n", "another form"),
    ],
)
def test_what_cannot_be_joined_is_told(
    folder: Path, title: str, text: str, told: str
) -> None:
    (folder / "two.js").write_text(text)
    with pytest.raises(BadModule, match=told):
        list(bundle._joined())
