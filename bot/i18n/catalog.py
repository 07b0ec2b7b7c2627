"""The gettext catalogs: a text in the person's language, by context and source text."""

from __future__ import annotations

import gettext
import io
from functools import cache

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.i18n.registry import SOURCE
from bot.settings import ROOT


@cache
def catalog(locale: str) -> gettext.NullTranslations:
    """The catalog of a locale, read from its .po file once.

    Fuzzy entries are left out: a text whose source changed is not shown in a
    translation that may say something else.
    """
    if locale == SOURCE:
        return gettext.NullTranslations()
    path = ROOT / "locales" / locale / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        messages = read_po(file, locale=locale)
    compiled = io.BytesIO()
    write_mo(compiled, messages, use_fuzzy=False)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(locale: str, context: str, text: str) -> str:
    """The text in a locale; the source text where there is no translation."""
    return catalog(locale).pgettext(context, text)
