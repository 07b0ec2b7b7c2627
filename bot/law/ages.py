"""Ages and birthdays, counted in whole years."""

from __future__ import annotations

from datetime import date, timedelta


def whole_years(born: date, on: date) -> int:
    """Whole years from a birth to a day."""
    before_birthday = (on.month, on.day) < (born.month, born.day)
    return on.year - born.year - int(before_birthday)


def birthday(born: date, age: int) -> date:
    """The day on which someone reaches an age; born on 29 February, on 1 March."""
    month = date(born.year + age, born.month, 1)
    return month + timedelta(days=born.day - 1)
