"""A profile is read whole, or refused with the place of the mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.i18n.registry import enabled
from bot.municipality import profile
from bot.municipality.profile import InvalidProfile, Profile, load_profile
from bot.settings import ROOT

Load = Callable[..., Profile]
WEEK = {"monday": ["09:00", "14:00"]}
ALL_BUT_TWO = enabled().keys() - {"en", "uk"}
WHOLE: dict[str, Any] = {
    "profile_checked_on": "2026-11-01",
    "municipality_name": "Prøve kommune",
    "office_phone": "+47 00 00 00 00",
    "handoff_contact": {**dict.fromkeys(enabled(), "ring oss"), "uk": "дзвоніть"},
    "bot_name": "Prøveassistenten",
    "bot_retention_days": "30",
    "hours": {"handoff_hours": WEEK},
}


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a made-up profile: the whole one with some values changed."""
    folder = tmp_path / "municipalities"
    folder.mkdir()
    monkeypatch.setattr(profile, "ROOT", tmp_path)

    def load(text: str = "", **changes: Any) -> Profile:
        content = {k: v for k, v in (WHOLE | changes).items() if v is not None}
        (folder / "prove.yml").write_text(text or yaml.safe_dump(content), "utf-8")
        return load_profile.__wrapped__("prove")

    return load


def test_a_text_is_the_same_or_its_own_in_each_locale(load: Load) -> None:
    found = load()

    assert found.text("municipality_name", "uk") == "Prøve kommune"
    assert found.text("handoff_contact", "uk") == "дзвоніть"
    assert found.text("handoff_hours", "en") == "Monday 09:00–14:00"
    assert found.text("venue_address", "nb") is None
    assert {*WHOLE, "handoff_hours"} - {"hours"} == found.texts("nb").keys()
    assert frozenset() == found.closing_days


def test_an_empty_value_is_not_known(load: Load) -> None:
    assert "office_address" not in load(office_address="").texts("nb")


def test_closing_days_are_dates(load: Load) -> None:
    assert {date(2026, 12, 24)} == load(closing_days=["2026-12-24"]).closing_days


def test_websites_are_listed(load: Load) -> None:
    sites = ["https://www.example.org", "http://localhost:8000"]

    assert load(chat_origins=sites).chat_origins == tuple(sites)
    assert load().chat_origins == ()


@pytest.mark.parametrize(
    ("title", "changes", "told"),
    [
        ("A locale is missing", {"handoff_contact": dict.fromkeys(ALL_BUT_TWO, "a") | {"en": "b"}}, "handoff_contact: missing uk"),
        ("Two locales are missing", {"bot_name": dict.fromkeys(ALL_BUT_TWO, "a")}, "bot_name: missing en, uk"),
        ("A number is no text", {"bot_retention_days": 30}, "bot_retention_days"),
        ("A list is no text", {"office_address": ["a"]}, "office_address"),
        ("A value that must be there is not", {"office_phone": None}, "office_phone"),
        ("No hours", {"hours": None}, "hours"),
        ("No hours for people", {"hours": {"venue_hours": WEEK}}, "handoff_hours"),
        ("Hours of an unknown kind", {"hours": {"handoff_hours": WEEK, "office": WEEK}}, "office"),
        ("A weekday is misspelled", {"hours": {"handoff_hours": {"mandag": ["09:00", "14:00"]}}}, "mandag"),
        ("No closing time", {"hours": {"handoff_hours": {"monday": ["09:00"]}}}, "monday"),
        ("An hour that no clock shows", {"hours": {"handoff_hours": {"monday": ["09:00", "24:00"]}}}, "24:00"),
        ("It closes before it opens", {"hours": {"handoff_hours": {"monday": ["14:00", "09:00"]}}}, "handoff_hours"),
        ("No day is open", {"hours": {"handoff_hours": {}}}, "handoff_hours"),
        ("A closing day written in the Norwegian way", {"closing_days": ["24.12.2026"]}, "closing_days"),
        ("A closing day that no calendar has", {"closing_days": ["2026-02-30"]}, "2026-02-30"),
        ("A website with a path", {"chat_origins": ["https://www.example.org/"]}, "chat_origins"),
        ("A website without TLS", {"chat_origins": ["http://www.example.org"]}, "chat_origins"),
        ("Every website", {"chat_origins": ["*"]}, "chat_origins"),
        ("A key with capitals", {"OfficePhone": "1"}, "OfficePhone"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_and_named(
    title: str, changes: dict[str, Any], told: str, load: Load
) -> None:
    with pytest.raises(InvalidProfile, match=r"prove\.yml") as caught:
        load(**changes)

    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["- a list", "hours: [", "# nothing"])
def test_a_file_that_is_no_profile_is_refused(text: str, load: Load) -> None:
    with pytest.raises(InvalidProfile, match=r"prove\.yml"):
        load(text)


@pytest.mark.parametrize("name", ["finnes_ikke", "../eksempel", "", "eksempel.yml"])
def test_an_unknown_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidProfile, match="MUNICIPALITY"):
        load_profile(name)


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (ROOT / "municipalities").glob("*.yml"))
)
def test_each_profile_of_the_project_says_the_same_in_every_locale(name: str) -> None:
    keys = {locale: load_profile(name).texts(locale).keys() for locale in enabled()}

    assert set(map(frozenset, keys.values())) == {frozenset(keys["nb"])}
