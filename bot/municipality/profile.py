"""Loads a profile and gives its values in a person's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import yaml

from bot.i18n.registry import enabled
from bot.municipality.opening import WeeklyHours, hours_in_words, weekly_hours
from bot.settings import ROOT

_SCHEMA: Final = Path(__file__).with_name("schema.json")
_STRUCTURE: Final = frozenset({"hours", "closing_days", "chat_origins", "made_up"})


class InvalidProfile(ValueError):
    """A profile that could make the bot say something wrong."""


@dataclass(frozen=True)
class Profile:
    """The values of one municipality."""

    name: str
    values: Mapping[str, str | Mapping[str, str]]
    hours: Mapping[str, WeeklyHours]
    closing_days: frozenset[date]
    # Of the websites that the chat stands on, beside our own.
    chat_origins: tuple[str, ...] = ()
    made_up: bool = False  # a sample; its page says so

    def text(self, key: str, locale: str) -> str | None:
        """A value in a locale, or None where the municipality has given none."""
        if key in self.hours:
            return hours_in_words(self.hours[key], locale)
        value = self.values.get(key)
        return value.get(locale) if isinstance(value, Mapping) else value

    def texts(self, locale: str) -> dict[str, str]:
        """All values that are known in a locale, by key."""
        keys = [*self.values, *self.hours]
        found = {key: self.text(key, locale) for key in keys}
        return {key: value for key, value in found.items() if value}


@cache
def load_profile(name: str) -> Profile:
    """Read and check municipalities/<name>.yml.

    Raises:
        InvalidProfile: with the file and what is wrong with it.
    """
    path = ROOT / "municipalities" / f"{name}.yml"
    if not name.isidentifier() or not path.is_file():
        msg = f"there is no profile municipalities/{name}.yml (see MUNICIPALITY)"
        raise InvalidProfile(msg)
    content = _read(path)
    try:
        jsonschema.validate(content, json.loads(_SCHEMA.read_text("utf-8")))
    except jsonschema.ValidationError as error:
        msg = f"{path.name}: {error.json_path}: {error.message}"
        raise InvalidProfile(msg) from None
    return _profile(name, content)


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        msg = f"{path.name}: {error}"
        raise InvalidProfile(msg) from None


def _profile(name: str, content: dict[str, Any]) -> Profile:
    values = {key: v for key, v in content.items() if key not in _STRUCTURE}
    for key, value in values.items():
        _check(name, key, value)
    hours = {key: weekly_hours(week) for key, week in content["hours"].items()}
    for key, week in hours.items():
        _check_hours(name, key, week)
    return Profile(
        name=name,
        values=values,
        hours=hours,
        closing_days=frozenset(
            _day(name, day) for day in content.get("closing_days", [])
        ),
        chat_origins=tuple(content.get("chat_origins", ())),
        made_up=content.get("made_up", False),
    )


def _day(name: str, day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        msg = f"{name}.yml: closing_days: there is no day {day}"
        raise InvalidProfile(msg) from None


def _check_hours(name: str, key: str, week: WeeklyHours) -> None:
    """It opens before it closes, and on one day of the week at least."""
    if not week or any(opens >= closes for opens, closes in week.values()):
        msg = f"{name}.yml: {key}: a day closes before it opens, or none is open"
        raise InvalidProfile(msg)


def _check(name: str, key: str, value: Any) -> None:
    """A value is one text, or a text for every enabled locale: none may be missing."""
    if isinstance(value, str):
        return
    missing = set(enabled()) - set(value) if isinstance(value, dict) else {"text"}
    if missing:
        msg = f"{name}.yml: {key}: missing {', '.join(sorted(missing))}"
        raise InvalidProfile(msg)
