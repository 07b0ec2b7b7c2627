"""In which language the next reply is."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from bot.dialogue.conversation_locale import conversation_locale, metadata_locale

from .happenings import speaking, tracker

CASES = [
    ("Nothing is known: the default", {}, {}, "nb"),
    ("A short sign of a language", {"locale_hint": "uk"}, {}, "uk"),
    ("A sentence beats a sign", {"locale": "en", "locale_hint": "uk"}, {}, "en"),
    ("The page beats a sentence", {"locale": "en"}, {"locale": "uk"}, "uk"),
    ("A choice beats all", {"chosen_locale": "en"}, {"locale": "uk"}, "en"),
    ("A language that is off counts nothing", {"chosen_locale": "pl"}, {}, "nb"),
    ("Off, so the next sign counts", {"locale": "pl", "locale_hint": "en"}, {}, "en"),
    ("The page names a language tag", {}, {"locale": "uk-UA"}, "uk"),
    ("The page names nothing we have", {"locale": "en"}, {"locale": "xx"}, "en"),
    ("The page names no text", {"locale": "en"}, {"locale": 7}, "en"),
]


@pytest.mark.parametrize(
    ("slots", "metadata", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_conversation_locale(
    slots: dict[str, Any], metadata: dict[str, Any], expected: str, domain: Domain
) -> None:
    conversation = tracker(domain, speaking(slots, **metadata))

    assert expected == conversation_locale(conversation)


def test_before_the_first_message_it_is_the_default(domain: Domain) -> None:
    assert "nb" == conversation_locale(tracker(domain, []))


@pytest.mark.parametrize("odd", [None, [], "uk", {"locale": ""}, {"locale": ["uk"]}])
def test_odd_metadata_names_no_locale(odd: Any) -> None:
    assert metadata_locale(odd) is None
