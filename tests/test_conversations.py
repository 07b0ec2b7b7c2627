"""Real conversations through HTTP, kept as data in tests/conversations/."""

from __future__ import annotations

import pytest

from bot.i18n.registry import enabled
from tests.dialogues import Conversation, conversations, faults, play

pytestmark = pytest.mark.rasa
CASES = list(conversations())


@pytest.mark.parametrize("conversation", CASES, ids=[c["title"] for c in CASES])
def test_conversation(base_url: str, conversation: Conversation) -> None:
    for turn, reply in play(base_url, conversation):
        problems = faults(turn.get("expect", {}), reply)

        assert problems == [], turn["say"]


def test_there_are_conversations_in_every_language() -> None:
    locales = {
        turn["expect"]["locale"]
        for conversation in CASES
        for turn in conversation["turns"]
        if "locale" in turn.get("expect", {})
    }

    assert len(CASES) >= 80
    assert locales == {*enabled()}
