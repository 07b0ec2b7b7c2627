"""What the widget shows of a municipality, in one language."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bot.i18n.bidi import isolated
from bot.i18n.catalog import catalog
from bot.i18n.registry import LocaleEntry, enabled
from bot.i18n.wording import say
from bot.municipality.handoff import handoff
from bot.municipality.profile import Profile
from bot.widget.words import all_words

# What the names of the numbers are called is said on the pages too (person.html).
_EMERGENCY: Final = {"113": "Ambulance", "112": "Police", "110": "Fire"}


def settings(
    profile: Profile, locale: str, now: datetime, greeting: dict[str, Any] | None
) -> dict[str, Any]:
    """All that the widget needs to begin.

    Args:
        profile: of the municipality.
        locale: an enabled locale.
        now: in Norway; decides whether somebody answers.
        greeting: the first message, or None while the model is loading.
    """
    entry, known = enabled()[locale], profile.texts(locale)
    days = int(known["bot_retention_days"])
    return {
        **_language(entry),
        "languages": [_language(other) for other in enabled().values()],
        "words": all_words(locale, days),
        "bot_name": known["bot_name"],
        "keep_days": days,
        "person": _person(profile, locale, now),
        "emergency": _emergency(locale),
        "links": _links(entry, known),
        "greeting": greeting,
    }


def _language(entry: LocaleEntry) -> dict[str, str]:
    return {
        "locale": entry.locale,
        "tag": entry.language_tag,
        "name": entry.name,
        "direction": entry.direction,
    }


def _person(profile: Profile, locale: str, now: datetime) -> dict[str, str | None]:
    """How to reach a person, and whether somebody answers now."""
    known = profile.texts(locale)
    name, values = handoff(profile, now)
    contact = {"handoff_contact": known["handoff_contact"]}
    return {
        "phone": known["office_phone"],
        "today": isolated(say(name, locale, **contact, **values), locale),
        "hours": known["handoff_hours"],
        "address": known.get("office_address"),
        "email": known.get("office_email"),
    }


def _emergency(locale: str) -> list[dict[str, str]]:
    gettext = catalog(locale).gettext
    return [{"number": n, "name": gettext(name)} for n, name in _EMERGENCY.items()]


def _links(entry: LocaleEntry, known: dict[str, str]) -> dict[str, str | None]:
    """Addresses of pages; those that begin with a slash are on this server."""
    return {
        "topics": f"/topics/{entry.language_tag}/",
        "accessibility": f"/accessibility/{statement_of(entry.locale)}",
        "privacy": known.get("bot_privacy_url") or known.get("privacy_url"),
    }


def statement_of(locale: str) -> str:
    """The language in which the accessibility statement is read."""
    return "nb" if locale in {"nb", "nn"} else "en"
