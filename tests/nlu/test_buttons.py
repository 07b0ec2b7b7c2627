"""What stands on a button can also be written."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from bot.i18n.catalog import translate
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.nlu.buttons import written_button
from bot.nlu.facts import extract
from bot.nlu.text import normalise

QUESTIONS = ("utter_ask_education", "utter_ask_end_goal")


def answers() -> Iterator[tuple[str, str, str]]:
    """Locale, title and payload of every answer about schooling and goal."""
    for name in QUESTIONS:
        for button in responses()[name][0]["buttons"]:
            for locale in enabled():
                yield (
                    locale,
                    translate(locale, name, button["title"]),
                    button["payload"],
                )


@pytest.mark.parametrize(("locale", "title", "payload"), list(answers()))
def test_a_title_means_what_its_button_sends(
    locale: str, title: str, payload: str
) -> None:
    _, brace, rest = payload.partition("{")
    expected = json.loads(brace + rest) if brace else {}

    assert expected == extract(title)
    assert expected == extract(f"  {title.upper()}. ")


@pytest.mark.parametrize("text", ["yes", "ja", "так", "I don't know", "hei", ""])
def test_what_stands_on_several_buttons_or_on_none_tells_nothing(text: str) -> None:
    assert {} == written_button(normalise(text))


def test_what_a_title_says_in_brackets_may_be_left_out() -> None:
    assert {"education": "lower_secondary"} == extract("Lower secondary")
