"""The examples of docs/how-to/use-the-chat-api.md are taken by the server."""

from __future__ import annotations

import json
import re
import shlex
from itertools import pairwise

import pytest

from bot.settings import ROOT, Settings
from tests.browser.fake_assistant import FakeAssistant

from .chatting import Clients, events, started

_PAGE = (ROOT / "docs" / "how-to" / "use-the-chat-api.md").read_text("utf-8")
_COMMANDS = re.findall(r"```sh\n(.*?)```", _PAGE, re.DOTALL)


@pytest.mark.parametrize("command", _COMMANDS)
async def test_an_example_is_taken(aiohttp_client: Clients, command: str) -> None:
    client = await started(aiohttp_client, FakeAssistant(), Settings())
    words = shlex.split(command)
    options = dict(pairwise(words))
    pairs = pairwise(words)
    headers = dict(value.split(": ") for name, value in pairs if name == "-H")
    path = "/" + words[-1].split("/", 3)[3]
    response = await client.post(path, data=options["-d"].encode(), headers=headers)

    assert response.ok
    if headers.get("Accept") == "text/event-stream":
        found = [name async for name, _, _ in events(response)]
        assert (
            list(dict.fromkeys(re.findall(r"^event: (.*)$", _PAGE, re.MULTILINE)))
            == found
        )
    assert json.loads(options["-d"])


def test_there_are_examples() -> None:
    assert 2 == len(_COMMANDS)
