"""What is old is forgotten in time."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue import feedback, replies
from bot.dialogue.feedback import Feedback, FeedbackStore
from bot.dialogue.replies import KeptReply, ReplyStore
from bot.server.app import create_app
from bot.server.forgetting import forget, retention_seconds
from bot.server.keys import ASSISTANT, DATABASE
from bot.server.loading import StillLoading
from bot.settings import Settings
from tests.browser.fake_assistant import FakeAssistant

ANNA, HOUR, DAY = "a" * 32, 3600.0, 24 * 3600.0


async def test_replies_go_after_an_hour_and_the_rest_after_the_profiles_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assistant: Any = FakeAssistant()
    asked: list[float] = []

    async def delete_older_than(seconds: float) -> int:
        asked.append(seconds)
        return 0

    assistant.store.delete_older_than = delete_older_than
    app = create_app(Settings(), load=lambda: assistant)
    await app[ASSISTANT].start()
    kept, said = ReplyStore(app[DATABASE]), FeedbackStore(app[DATABASE])
    await kept.keep(ANNA, "message-1", KeptReply("x", [{"text": "one"}]))
    await said.keep(Feedback(ANNA, "message-1", None, None, True, None))
    now, days = replies.time.time(), retention_seconds(app)
    left = []
    for later in (HOUR - 120, HOUR - 30, days - DAY, days + DAY):
        for module in (replies, feedback):
            monkeypatch.setattr(module.time, "time", lambda later=later: now + later)
        await forget(app)
        left.append((await _count(app, "replies"), await _count(app, "feedback")))

    assert [(1, 1), (0, 1), (0, 1), (0, 0)] == left
    assert [days] * 4 == asked


async def _count(app: Any, table: str) -> int:
    rows = await app[DATABASE].fetch(f"select count(*) from {table}")
    return int(rows[0][0])


async def test_nothing_is_forgotten_before_there_is_a_store() -> None:
    app = create_app(Settings(), load=lambda: None)  # type: ignore[arg-type,return-value]

    with pytest.raises(StillLoading):
        await forget(app)
