"""Exact amounts inside, kroner as text at the edge: the only place that rounds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_ORE = 100  # øre in a krone


def exact(number: float | str) -> Fraction:
    """A number as people wrote it, exactly: 0.1 is one tenth.

    Args:
        number: whole number, decimal number or its text.

    Raises:
        ValueError: not a finite number.
    """
    return Fraction(str(number))


def kroner(amount: Fraction) -> str:
    """An amount with two decimals, half an øre rounded up: `22758.17`.

    The law has no rounding rule for the benefit; see the notice `rounding_unknown`.
    """
    # In whole numbers, since fractions are slow: floor(100 × amount + 1/2).
    doubled = 2 * _ORE * abs(amount.numerator) + amount.denominator
    ore = doubled // (2 * amount.denominator)
    sign = "-" if amount < 0 and ore else ""
    return f"{sign}{ore // _ORE}.{ore % _ORE:02d}"


def plain_number(number: Fraction) -> str:
    """A number as people write it: `7.5`; a part such as `2/3` that no decimals hit."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{decimal:f}" if Fraction(decimal) == number else str(number)


def share_text(share: Fraction) -> str:
    """A share as the statute writes it: `1`, `2/3`, `5/6`."""
    return str(share)
