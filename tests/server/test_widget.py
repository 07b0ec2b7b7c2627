"""The widget's files and words over HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

import pytest

from bot.i18n.registry import enabled
from bot.server.app import create_app
from bot.settings import Settings
from tests.browser.fake_assistant import FakeAssistant
from tests.browser.serving import served

from .test_http import get

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A server with a fake assistant."""
    load = cast("Callable[[], Assistant]", FakeAssistant)
    with served(create_app(Settings(rate_limit=False), load=load)) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "kind"), [("/widget.js", "text/javascript"), ("/widget.css", "text/css")]
)
def test_any_website_may_load_its_files(site: str, path: str, kind: str) -> None:
    status, headers, body = get(site + path)

    assert status == 200
    assert headers["Content-Type"].startswith(kind)
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age" in headers["Cache-Control"]
    assert headers["ETag"]
    assert len(body) > 5_000


@pytest.mark.parametrize("locale", list(enabled()))
def test_words_come_in_the_language_that_is_asked_for(site: str, locale: str) -> None:
    entry = enabled()[locale]
    status, headers, body = get(f"{site}/chat/words?lang={entry.language_tag}")

    assert status == 200
    assert "Origin" in headers["Vary"]
    assert json.loads(body)["locale"] == locale


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("no", "nb"),
        ("fa-IR", "fa_AF"),
        ("UK-ua", "uk"),
        ("pl", "nb"),
        ("", "nb"),
        ("../x", "nb"),
    ],
)
def test_the_nearest_language_is_taken(site: str, tag: str, locale: str) -> None:
    _, _, body = get(f"{site}/chat/words?lang={tag}")
    assert json.loads(body)["locale"] == locale


def test_another_municipality_is_not_found(site: str) -> None:
    status, _, body = get(f"{site}/chat/words?municipality=oslo")
    assert status == 404
    assert json.loads(body)["error"]["code"] == "unknown_municipality"


@pytest.mark.parametrize(
    "path",
    ["/chat/?lang=uk", "/accessibility/nb", "/accessibility/en", "/accessibility/"],
)
def test_pages_are_there(site: str, path: str) -> None:
    status, _, body = get(site + path)
    assert status == 200
    assert "<html lang=" in body


def test_a_statement_in_another_language_is_not_there(site: str) -> None:
    assert get(f"{site}/accessibility/uk")[0] == 404
