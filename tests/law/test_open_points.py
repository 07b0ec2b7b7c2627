"""The open points: each has an id, its notices, and a case that carries them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from bot.law import schema
from bot.law.notices import NOTICES
from bot.law.open_points import OPEN_POINTS_FILE, OpenPoint, open_points

from .case_files import FOLDER

POINTS = [pytest.param(point, id=point.id) for point in open_points()]


@cache
def expected_notices() -> frozenset[str]:
    """Every notice that some case expects; the files are read once."""
    cases = (
        case
        for path in FOLDER.glob("*.yml")
        for case in yaml.safe_load(path.read_text("utf-8"))
    )
    return frozenset(
        notice for case in cases for notice in case["expect"].get("notices_have", ())
    )


def test_the_points_are_numbered_as_in_the_facts() -> None:
    assert [point.number for point in open_points()] == list(range(1, 15))


@pytest.mark.parametrize("point", POINTS)
def test_the_notices_of_a_point_exist(point: OpenPoint) -> None:
    assert set(point.notices) <= set(NOTICES)


@pytest.mark.parametrize("point", POINTS)
def test_a_case_shows_what_a_point_does(point: OpenPoint) -> None:
    assert set(point.notices) <= expected_notices()


def test_only_what_no_rule_rests_on_has_no_effect() -> None:
    without = [point.number for point in open_points() if point.effect == "none"]

    assert without == [11, 14]
    assert all(
        bool(point.notices) is (point.effect != "none") for point in open_points()
    )


@pytest.mark.parametrize("point", POINTS)
def test_a_point_is_said_in_one_line_of_each_language(point: OpenPoint) -> None:
    assert set(point.texts) == {"nb", "en"}
    assert all(text.endswith(".") and "\n" not in text for text in point.texts.values())


@pytest.mark.parametrize(
    "change",
    [
        {"effect": "zero"},
        {"notices": []},
        {"effect": "none"},
        {"number": 0},
        {"text": {"nb": "Uvisst."}},
        {"guess": 1},
    ],
    ids=str,
)
def test_a_point_of_another_form_is_refused(
    change: dict[str, Any],
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = yaml.safe_load(OPEN_POINTS_FILE.read_text("utf-8"))
    document["added_absence"] |= change
    path = tmp_path / "open_points.yml"
    path.write_text(yaml.safe_dump(document), "utf-8")
    monkeypatch.setattr(schema, "OPEN_POINTS_FILE", path)

    assert schema.main() == 1
    assert "open_points.yml: added_absence" in capsys.readouterr().out
