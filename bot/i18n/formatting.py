"""Amounts, dates and durations as they stand on a Norwegian payslip or decision.

A placeholder's ending says what it holds: {monthly_kr} is an amount, {start_date} a
date, {change_month} a month with its year, {opens_at} a time, {longest_months} a
duration in months or, from two years on, in years, {extension_years} one in years where
they are whole, {absence_hours} and {leave_days} a number of hours or days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Final

from babel.dates import format_date, format_datetime

from bot.i18n.catalog import npgettext
from bot.i18n.registry import babel_locale

_SPACE: Final = "\u00a0"
_MONTHS_A_YEAR: Final = 12


def kroner(amount: str, _locale: str = "") -> str:
    """An amount in whole kroner: "15172.11" -> "15 172 kr", the same everywhere."""
    whole = Decimal(amount).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{whole:,}".replace(",", _SPACE) + f"{_SPACE}kr"


def kroner_and_oere(amount: str, _locale: str = "") -> str:
    """An amount with øre: "147.62" -> "147,62 kr"."""
    exact = Decimal(amount).quantize(Decimal("0.01"), ROUND_HALF_UP)
    swapped = f"{exact:,}".replace(",", _SPACE).replace(".", ",")
    return f"{swapped}{_SPACE}kr"


def short_date(day: str, _locale: str = "") -> str:
    """A date as decisions write it: "2026-05-01" -> "01.05.2026"."""
    return date.fromisoformat(day).strftime("%d.%m.%Y")


def weekday_and_time(moment: str, locale: str) -> str:
    """A time in the near future with its weekday, in the person's language."""
    when = datetime.fromisoformat(moment)
    pattern = "EEEE dd.MM.yyyy HH:mm"
    return str(format_datetime(when, pattern, locale=babel_locale(locale)))


def duration(months: str | int, locale: str) -> str:
    """A number of months in words, whole years as years: 48 -> "4 years"."""
    count = int(months)
    if count and count % _MONTHS_A_YEAR == 0 and count > _MONTHS_A_YEAR:
        return _years(count // _MONTHS_A_YEAR, locale)
    return npgettext(locale, "duration", "{count} month", "{count} months", count)


def whole_years(months: str | int, locale: str) -> str:
    """A number of months as years where they are whole: 12 -> "1 year"."""
    count = int(months)
    if not count or count % _MONTHS_A_YEAR:
        return duration(count, locale)
    return _years(count // _MONTHS_A_YEAR, locale)


def _years(count: int, locale: str) -> str:
    return npgettext(locale, "duration", "{count} year", "{count} years", count)


def month_and_year(day: str, locale: str) -> str:
    """The month of a date with its year: "2026-09-01" -> "September 2026"."""
    name = format_date(
        date.fromisoformat(day), "LLLL yyyy", locale=babel_locale(locale)
    )
    return str(name)


def hours(number: str | float, locale: str) -> str:
    """A number of hours in words: "15/2" -> "7.5 hours"."""
    count = Fraction(number)
    return npgettext(locale, "duration", "{count} hour", "{count} hours", count)


def days(number: str | float, locale: str) -> str:
    """A number of days in words: 1 -> "1 day"."""
    count = Fraction(number)
    return npgettext(locale, "duration", "{count} day", "{count} days", count)


def weekday(number: int, locale: str) -> str:
    """The name of a weekday, 0 for Monday."""
    monday = date(2024, 1, 1)
    return str(
        format_date(monday.replace(day=1 + number), "EEEE", locale=babel_locale(locale))
    )


_BY_ENDING: Final[Mapping[str, Callable[[Any, str], str]]] = {
    "_kr": kroner,
    "_kr_exact": kroner_and_oere,
    "_date": short_date,
    "_month": month_and_year,
    "_at": weekday_and_time,
    "_months": duration,
    "_years": whole_years,
    "_hours": hours,
    "_days": days,
}


def formatted(values: Mapping[str, Any], locale: str) -> dict[str, str]:
    """Each value as text, in the form that the ending of its name asks for."""
    return {name: _format(name, value, locale) for name, value in values.items()}


def _format(name: str, value: Any, locale: str) -> str:
    for ending, form in _BY_ENDING.items():
        if name.endswith(ending):
            return form(value, locale)
    return str(value)
