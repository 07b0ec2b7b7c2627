"""What the law functions raise: each error has a stable `code`, no words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class LawError(Exception):
    """Base of all errors of this package.

    Attributes:
        code: stable id of what is wrong.
    """

    code = "law_error"


class UnknownParameter(LawError):
    """A parameter, act or rule of this name does not exist: a mistake in our code."""

    code = "unknown_parameter"


class NoValue(LawError):
    """The parameter has no number on this day: repealed, not known, or not a number."""

    code = "no_value"


class OutsideKnownParameters(LawError):
    """The date lies before the first or after the last day of a known value.

    Attributes:
        parameter: name of the parameter.
        on: the date that was asked for.
        first: the first known day.
        last: the last known day, or None where a value holds until it is changed.
    """

    code = "outside_known_parameters"

    def __init__(
        self, parameter: str, *, on: date, first: date, last: date | None
    ) -> None:
        """Keep the bounds, so that an answer can say them."""
        super().__init__(f"{parameter} is known from {first} to {last}, not on {on}")
        self.parameter = parameter
        self.on = on
        self.first = first
        self.last = last


class ImpossibleFacts(LawError):
    """Facts that cannot be true, such as a birth after the day looked at.

    Attributes:
        field: the fact that is wrong.
        code: what is wrong with it: `negative`, `born_later`,
            `contradicts_birth_date`, `ends_before_start`, `before_offer`, `too_late`,
            `granted_later`.
    """

    def __init__(self, *, field: str, code: str) -> None:
        """Keep the field, so that an answer can name it."""
        super().__init__(f"{field}: {code}")
        self.field = field
        self.code = code
