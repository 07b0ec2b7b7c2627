"""Whether somebody answers now: the sentence that says it, and its values."""

from __future__ import annotations

from datetime import datetime

from bot.municipality.opening import closing_time, is_open, next_opening
from bot.municipality.profile import Profile


def handoff(profile: Profile, now: datetime) -> tuple[str, dict[str, str]]:
    """Open until when, or the next opening after weekends, holidays, closing days.

    Args:
        profile: with the hours in which people answer.
        now: in Norway.

    Returns:
        The name of a response and its values.
    """
    hours, closed = profile.hours["handoff_hours"], profile.closing_days
    if is_open(now, hours, closed):
        return "utter_handoff_open", {
            "closes_time": f"{closing_time(now, hours):%H:%M}"
        }
    if opens := next_opening(now, hours, closed):
        return "utter_handoff_closed", {"opens_at": opens.isoformat()}
    return "utter_handoff_unknown", {}
