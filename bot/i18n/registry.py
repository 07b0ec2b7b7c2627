"""The registry of locales: which are on, how they are called and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import yaml
from babel import Locale, negotiate_locale

from bot.settings import ROOT

SOURCE: Final = "en"
DEFAULT: Final = "nb"
# Languages that a website or a browser names, and the locale that their readers get.
NEAREST: Final[Mapping[str, str]] = {"no": "nb", "fa": "fa_AF", "prs": "fa_AF"}


class InvalidRegistry(ValueError):
    """locales/locales.yml is not as it should be."""


@dataclass(frozen=True)
class LocaleEntry:
    """One line of locales/locales.yml."""

    locale: str
    name: str  # in its own language and script
    direction: str  # ltr or rtl
    review: str  # source, reviewed or unreviewed
    plural: str  # gettext's Plural-Forms

    @property
    def language_tag(self) -> str:
        """The name with a hyphen, as HTTP and HTML write it."""
        return self.locale.replace("_", "-")


@cache
def registered() -> Mapping[str, LocaleEntry]:
    """All locales by name, those too that are off, in the order of the menu."""
    return {
        locale: LocaleEntry(
            locale, row["name"], row["direction"], row["review"], row["plural"]
        )
        for locale, row in _rows().items()
    }


@cache
def enabled() -> Mapping[str, LocaleEntry]:
    """The enabled locales by name, in the order of the language menu."""
    on = {locale for locale, row in _rows().items() if row["enabled"]}
    return {name: entry for name, entry in registered().items() if name in on}


def disabled() -> Mapping[str, str]:
    """Why each locale that is off is off, by name.

    Raises:
        InvalidRegistry: a locale is off and nothing says why.
    """
    found = {
        locale: str(row.get("reason") or "")
        for locale, row in _rows().items()
        if not row["enabled"]
    }
    if silent := [locale for locale, reason in found.items() if not reason]:
        msg = f"locales.yml: {silent[0]} is off without a reason"
        raise InvalidRegistry(msg)
    return found


def _rows() -> Mapping[str, Mapping[str, Any]]:
    path = ROOT / "locales" / "locales.yml"
    rows: Mapping[str, Mapping[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return rows


def negotiate(wanted: Iterable[str]) -> str | None:
    """The enabled locale that fits best, or None.

    >>> negotiate(["pl", "uk-UA", "en"]), negotiate(["fa-IR"])
    ('uk', 'fa_AF')
    """
    tags = [tag.replace("-", "_") for tag in wanted]
    tags = [NEAREST.get(tag.casefold().partition("_")[0], tag) for tag in tags]
    found: str | None = negotiate_locale(tags, list(enabled()), sep="_")
    # Babel gives the tag back as it was written: "UK" for "uk".
    names = {locale.casefold(): locale for locale in enabled()}
    return names.get(found.casefold()) if found else None


def babel_locale(locale: str) -> Locale:
    """Babel's locale data for one of ours."""
    return Locale.parse(locale)
