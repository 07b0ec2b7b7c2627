"""What is said about the language of a reply, below it."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from bot.dialogue import language_notes
from bot.i18n.registry import enabled
from bot.i18n.wording import say

from .happenings import LISTEN, Event, said, slot, tracker, user


def noted(
    domain: Domain, events: list[Event], locale: str, name: str = "utter_faq/holiday"
) -> dict[str, Any]:
    """A message after the notes were added to it."""
    message: dict[str, Any] = {"text": "TEXT", "buttons": [], "custom": {}}
    language_notes.add(message, name, locale, tracker(domain, events))
    return message


def entity(name: str, value: str) -> dict[str, Any]:
    return {"entity": name, "value": value}


def payloads(message: dict[str, Any]) -> list[str]:
    return [button["payload"] for button in message["buttons"]]


def test_that_nobody_has_read_the_translation_is_said_once(domain: Domain) -> None:
    first = noted(domain, [LISTEN, user("a")], "ar")
    later = noted(domain, [LISTEN, said("TEXT", locale="ar"), user("a")], "ar")

    assert f"TEXT\n{say('utter_unreviewed', 'ar')}" == first["text"]
    assert "TEXT" == later["text"]


def test_the_source_needs_no_review(domain: Domain) -> None:
    assert "TEXT" == noted(domain, [LISTEN, user("a")], "en")["text"]


@pytest.mark.parametrize("topic", ["suicide", "violence", "emergency"])
def test_nothing_is_added_to_the_numbers_in_danger(topic: str, domain: Domain) -> None:
    told = [entity("locale", "uk")]
    message = noted(
        domain, [LISTEN, user("a", entities=told)], "nb", f"utter_faq/{topic}"
    )

    assert "TEXT" == message["text"]
    assert [] == message["buttons"]


def test_the_way_back_is_in_the_language_before_and_in_norwegian(
    domain: Domain,
) -> None:
    events = [LISTEN, slot("chosen_locale", "uk"), user("a")]
    message = noted(domain, events, "ti", "utter_language_changed")

    for locale in ("ti", "uk", "nb"):
        assert say("utter_language_way_back", locale) in message["text"]
    assert ['/set_language{"language": "uk"}', '/set_language{"language": "nb"}'] == (
        payloads(message)
    )


def test_what_is_written_is_proposed_where_another_was_chosen(domain: Domain) -> None:
    told = [entity("locale", "so")]
    events = [LISTEN, slot("chosen_locale", "en"), user("a", entities=told)]
    message = noted(domain, events, "en")

    assert say("utter_language_proposed", "so") in message["text"]
    assert ['/set_language{"language": "so"}'] == payloads(message)


def test_latin_letters_get_the_menu_with_their_language_first(domain: Domain) -> None:
    told = [entity("latin_letters", "ar")]
    message = noted(domain, [LISTEN, user("a", entities=told)], "ar")

    assert say("utter_language_in_latin_letters", "ar") in message["text"]
    assert len(enabled()) == len(message["buttons"])
    assert '/set_language{"language": "ar"}' == payloads(message)[0]


def test_cyrillic_that_tells_nothing_is_asked_about(domain: Domain) -> None:
    told = [entity("open_language", "uk")]
    message = noted(domain, [LISTEN, user("a", entities=told)], "uk")

    assert ['/set_language{"language": "uk"}', '/set_language{"language": "ru"}'] == (
        payloads(message)
    )


def test_a_norwegian_term_begins_with_all_languages_to_choose(domain: Domain) -> None:
    told = [entity("open_language", "nb")]
    message = noted(domain, [LISTEN, user("a", entities=told)], "nb")

    assert len(enabled()) == len(message["buttons"])


@pytest.mark.parametrize("known", ["chosen_locale", "locale"])
def test_nothing_is_asked_of_somebody_whose_language_is_known(
    known: str, domain: Domain
) -> None:
    told = [entity("open_language", "nb")]
    events = [LISTEN, slot(known, "ti"), user("a", entities=told)]

    assert [] == noted(domain, events, "ti")["buttons"]
