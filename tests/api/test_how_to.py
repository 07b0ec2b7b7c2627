"""The examples of docs/how-to/use-the-api.md give what stands there."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any

import pytest

from bot.api.errors import InvalidRequest
from bot.api.estimates import KINDS, estimate
from bot.settings import ROOT

_EXAMPLE = re.compile(r"```sh\n(.*?)```\n\n```json\n(.*?)```", re.DOTALL)
_PAGE = (ROOT / "docs" / "how-to" / "use-the-api.md").read_text("utf-8")


@pytest.mark.parametrize(("command", "shown"), _EXAMPLE.findall(_PAGE))
def test_an_example_gives_what_stands_there(command: str, shown: str) -> None:
    words = shlex.split(command)
    kind: Any = words[-1].rpartition("/")[2]
    request = json.loads(words[words.index("-d") + 1])
    try:
        answer = estimate(kind, request)
    except InvalidRequest as error:
        answer = {"error": {"code": error.code}}

    assert kind in KINDS
    assert json.loads(shown).items() <= answer.items()


def test_there_are_examples() -> None:
    assert len(_EXAMPLE.findall(_PAGE)) >= 4
