"""What the widget shows of a municipality, in each language."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.i18n.registry import enabled
from bot.municipality.profile import load_profile
from bot.settings import OSLO
from bot.widget.settings import settings
from bot.widget.words import WORDS

PROFILE = load_profile("eksempel")
FRIDAY = datetime(2026, 11, 20, 12, tzinfo=OSLO)


@pytest.mark.parametrize("locale", list(enabled()))
def test_every_word_is_there(locale: str) -> None:
    found = settings(PROFILE, locale, FRIDAY, None)

    assert found["words"].keys() == WORDS.keys() | {"kept"}
    assert all(found["words"].values())
    assert found["direction"] == enabled()[locale].direction
    assert [each["name"] for each in found["languages"]] == [
        entry.name for entry in enabled().values()
    ]


@pytest.mark.parametrize("locale", [name for name in enabled() if name != "en"])
def test_the_words_are_translated(locale: str) -> None:
    english = settings(PROFILE, "en", FRIDAY, None)["words"]
    found = settings(PROFILE, locale, FRIDAY, None)["words"]

    same = {name for name in english if found[name] == english[name]}
    assert same <= {"send"}  # which is Norwegian too


@pytest.mark.parametrize(
    ("title", "now", "said"),
    [
        ("A Friday at noon", FRIDAY, "until 14:00"),
        ("A Friday evening", FRIDAY.replace(hour=18), "opens Monday 23.11.2026 09:00"),
        ("Christmas Day", FRIDAY.replace(month=12, day=25), "It is closed now"),
    ],
)
def test_whether_somebody_answers_now(title: str, now: datetime, said: str) -> None:
    assert said in settings(PROFILE, "en", now, None)["person"]["today"]


def test_from_right_to_left_numbers_are_kept_whole() -> None:
    today = settings(PROFILE, "ar", FRIDAY, None)["person"]["today"]
    assert "\u206614:00\u2069" in today
    assert "\u2066+47\u00a000\u00a000\u00a000\u00a000\u2069" in today


def test_how_long_a_conversation_is_kept_is_said() -> None:
    found = settings(PROFILE, "uk", FRIDAY, None)
    assert found["keep_days"] == 30
    assert "30 днів" in found["words"]["kept"]


@pytest.mark.parametrize(("locale", "statement"), [("nn", "nb"), ("ar", "en")])
def test_the_statement_is_in_a_language_that_it_has(
    locale: str, statement: str
) -> None:
    links = settings(PROFILE, locale, FRIDAY, None)["links"]
    assert links["accessibility"] == f"/accessibility/{statement}"
