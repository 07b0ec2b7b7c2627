"""Which identifier a row of digits is, by its check digits.

Lenient on purpose where a mistake would keep a person's number: the date inside a
fødselsnummer is only looked at roughly, so that synthetic numbers count too.
"""

from __future__ import annotations

import re
from typing import Final

import phonenumbers
from stdnum.no import fodselsnummer, kontonr

FNR: Final = "<fnr>"
DNR: Final = "<dnr>"
DUF: Final = "<duf>"
ACCOUNT: Final = "<account>"
PHONE: Final = "<phone>"
EMAIL: Final = "<email>"
NUMBER: Final = "<number>"

_PERSON: Final = 11
_D_NUMBER: Final = 40
# Test populations add 20, 40, 60 or 80 to the month (Skatteetaten's Tenor: 80), Nav's
# Dolly 40 or 65.
_MONTH_SHIFTS: Final = (0, 20, 40, 60, 65, 80)
_DUF: Final = re.compile(r"(?:19|20)\d{10}")
_NATIONAL: Final = (
    (re.compile(r"[2-9]\d{7}|47\d{8}|00\d{8,13}"), "NO"),
    (re.compile(r"0\d{9}"), "UA"),
)


def identify(digits: str) -> str | None:
    """The marker of the identifier that these ASCII digits are, or None.

    A DUF number is told by its form (a year and eight digits), not by its control
    digits: a mistyped one must go too.
    """
    if marker := _person(digits) or _account(digits):
        return marker
    if _DUF.fullmatch(digits):
        return DUF
    return PHONE if is_phone(digits) else None


def _person(digits: str) -> str | None:
    if len(digits) != _PERSON or not _has_check_digits(digits):
        return None
    day, month = int(digits[:2]), int(digits[2:4])
    if not any(1 <= month - shift <= 12 for shift in _MONTH_SHIFTS):  # noqa: PLR2004 - months
        return None
    if 1 <= day - _D_NUMBER <= 31:  # noqa: PLR2004 - days
        return DNR
    return FNR if 1 <= day <= 31 else None  # noqa: PLR2004 - days


def _has_check_digits(digits: str) -> bool:
    first = fodselsnummer.calc_check_digit1(digits)
    second = fodselsnummer.calc_check_digit2(digits)
    return bool(digits[9:] == first + second)


def _account(digits: str) -> str | None:
    valid = len(digits) == _PERSON and kontonr.is_valid(digits)
    return ACCOUNT if valid else None


def is_phone(digits: str) -> bool:
    """Whether a national or 00-prefixed number is one that a provider could give."""
    return any(
        form.fullmatch(digits) and _is_valid(digits, region)
        for form, region in _NATIONAL
    )


def is_international(digits: str) -> bool:
    """Whether the digits after a plus sign are a country code and a valid number."""
    return _is_valid(f"+{digits}", None)


def _is_valid(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False
