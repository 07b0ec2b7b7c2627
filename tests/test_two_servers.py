"""`rasa run` with `rasa run actions` answers the same conversations."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import ROOT
from tests.conftest import TODAY, free_port, running
from tests.dialogues import Conversation, Message, conversations, play

pytestmark = pytest.mark.rasa
# Enough to meet every action and both forms; the rest is the same code.
CASES = list(conversations())[:8]


@pytest.fixture(scope="module")
def rasa_url(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The stock servers on the same project."""
    folder = tmp_path_factory.mktemp("rasa")
    actions, rasa = free_port(), free_port()
    environment = {
        "BOT_TODAY": TODAY,
        "DATABASE_URL": f"sqlite:///{folder}/rasa.db",
        "ACTION_ENDPOINT_URL": f"http://127.0.0.1:{actions}/webhook",
        "SANIC_HOST": "127.0.0.1",
    }
    program = str(Path(sys.executable).with_name("rasa"))
    action_server = [program, "run", "actions", "--port", str(actions)]
    rasa_server = [program, "run", "--port", str(rasa), "--model", str(model)]
    with (
        running(
            action_server,
            f"http://127.0.0.1:{actions}/health",
            folder / "actions.log",
            **environment,
        ),
        running(
            rasa_server,
            f"http://127.0.0.1:{rasa}/webhooks/rest/",
            folder / "rasa.log",
            **environment,
        ),
    ):
        yield f"http://127.0.0.1:{rasa}"


def said(reply: list[Message]) -> list[Any]:
    """Texts and buttons, without how a channel divides them into messages.

    Rasa's own REST channel sends the custom part as a message of its own and shows
    `topic` only in it; the words and buttons must be the same.
    """
    return [
        (message["text"], [b["payload"] for b in message.get("buttons", ())])
        for message in reply
        if "text" in message
    ]


@pytest.mark.parametrize("conversation", CASES, ids=[c["title"] for c in CASES])
def test_both_set_ups_answer_alike(
    base_url: str, rasa_url: str, conversation: Conversation
) -> None:
    ours = [said(reply) for _, reply in play(base_url, conversation)]
    stock = [said(reply) for _, reply in play(rasa_url, conversation)]

    assert stock == ours


def test_the_project_is_valid_for_rasa() -> None:
    program = str(Path(sys.executable).with_name("rasa"))
    check = subprocess.run(
        [program, "data", "validate", "--max-history", "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert check.returncode == 0, check.stderr[-3000:]
