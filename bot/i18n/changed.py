"""What makes the difference between two days, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n.steps import step_line
from bot.i18n.wording import say


def changed_lines(answer: Mapping[str, Any], locale: str) -> list[str]:
    """The rules that differ on the day that was compared; none where none was.

    Args:
        answer: an estimate, with `changed` of `bot/law/comparison.py` or without.
        locale: an enabled locale.
    """
    changed = answer.get("changed")
    if changed is None:
        return []
    days = {"on_date": changed["on"], "compare_date": changed["compare_on"]}
    differences = changed["differences"]
    heading = "changed" if differences else "changed_nothing"
    return [
        say(f"utter_text/{heading}", locale, **days),
        *(_line(found, days, locale) for found in differences),
    ]


def _line(difference: Mapping[str, Any], days: Mapping[str, str], locale: str) -> str:
    """How a rule reads on both days, or on the one that has it.

    `before` is the earlier of the two days, which may be the one compared.
    """
    earlier, later = sorted(("on", "compare"), key=lambda side: days[f"{side}_date"])
    sides = {earlier: difference["before"], later: difference["after"]}
    said = {
        f"{side}_step": step_line("utter_text/step", step, locale)
        for side, step in sides.items()
        if step is not None
    }
    missing = [side for side, step in sides.items() if step is None]
    name = f"changed_not_{missing[0]}" if missing else "changed_both"
    return say(f"utter_text/{name}", locale, **said, **days)
