"""Which websites may talk to the chat."""

from __future__ import annotations

import pytest

from bot.server.origins import is_allowed

OTHERS = ("https://www.example.org",)


@pytest.mark.parametrize(
    ("title", "origin", "allowed"),
    [
        ("A program sends none", "", True),
        ("Our own pages", "http://127.0.0.1:8080", True),
        ("Our own, by TLS in front of us", "https://127.0.0.1:8080", True),
        ("The municipality's website", "https://www.example.org", True),
        ("Its website without TLS", "http://www.example.org", False),
        ("A name that only ends like it", "https://evil-www.example.org", False),
        ("A name that only begins like it", "https://www.example.org.evil.test", False),
        ("The same machine at another port", "http://127.0.0.1:8081", False),
        ("A sandboxed frame", "null", False),
        ("A file", "file://", False),
        ("Another scheme with our name", "ftp://127.0.0.1:8080", False),
        ("Rubbish", "http://[", False),
    ],
)
def test_who_may_talk(title: str, origin: str, allowed: bool) -> None:
    assert is_allowed(origin, "127.0.0.1:8080", OTHERS) is allowed
