"""The command in this process, as on a day of its own."""

from __future__ import annotations

from click.testing import CliRunner, Result

from bot.cli.main import introbot

TODAY = "2026-06-15"


def run(*words: str, given: str | bytes | None = None, today: str = TODAY) -> Result:
    """Type a command; nothing but its own exit may end it."""
    runner = CliRunner(env={"BOT_TODAY": today})
    result = runner.invoke(introbot, list(words), input=given)
    assert isinstance(result.exception, SystemExit | None)
    return result
