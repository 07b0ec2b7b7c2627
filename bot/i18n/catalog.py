"""The gettext catalogs: a text in the person's language, by context and source text."""

from __future__ import annotations

import gettext
import io
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.i18n.registry import SOURCE
from bot.settings import ROOT

# Arabic's form for two says "two" itself; there, 7.5 takes the form of 100.
_LIKE_A_FRACTION: Final = {"ar": 100}


@cache
def catalog(locale: str) -> gettext.NullTranslations:
    """The catalog of a locale, read from its .po file once.

    Fuzzy entries are left out: a text whose source changed is not shown in a
    translation that may say something else, unless it says so (`outdated`).
    """
    if locale == SOURCE:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, _messages(locale), use_fuzzy=False)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _messages(locale: str) -> Catalog:
    path = ROOT / "locales" / locale / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def outdated(locale: str, context: str, text: str) -> str | None:
    """The older translation of a text that was changed since, where there is one."""
    if locale == SOURCE:
        return None
    message = _messages(locale).get(text, context)
    return str(message.string) if message and message.fuzzy and message.string else None


def npgettext(
    locale: str, context: str, singular: str, plural: str, count: int | Fraction
) -> str:
    """A text with a number in it, in the form that the number asks for.

    Args:
        locale: of the text.
        context: of the message.
        singular: its source text for one.
        plural: its source text for any other number; both with {count}.
        count: whole, or a fraction, which takes the form of some (2) or, where a form
            says "two" itself, of very many.
    """
    whole = int(count) if count == int(count) else _LIKE_A_FRACTION.get(locale, 2)
    text = catalog(locale).npgettext(context, singular, plural, whole)
    return text.format(count=_decimal(count, locale))


def _decimal(count: int | Fraction, locale: str) -> str:
    """A number in the digits of the payslip, with the locale's decimal sign."""
    exact = Decimal(count.numerator) / Decimal(count.denominator)
    return str(format_decimal(exact, locale=locale, numbering_system="latn"))


def translate(locale: str, context: str, text: str) -> str:
    """The text in a locale; the source text where there is no translation."""
    return catalog(locale).pgettext(context, text)
