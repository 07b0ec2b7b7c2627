"""What an error of the law says to those who catch it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.law import legislation
from bot.law.benefit.facts import BenefitFacts
from bot.law.errors import ImpossibleFacts, OutsideKnownParameters


def test_a_day_outside_what_is_known_comes_with_the_days_that_are() -> None:
    day = date(2027, 5, 1)
    with pytest.raises(OutsideKnownParameters) as caught:
        legislation.value("basic_amount", on=day)

    error = caught.value
    assert (error.parameter, error.on) == ("basic_amount", day)
    assert (error.first, error.last) == (date(2019, 5, 1), date(2027, 4, 30))
    assert str(error) == (
        "basic_amount is known from 2019-05-01 to 2027-04-30, not on 2027-05-01"
    )


def test_a_fact_that_cannot_be_is_named() -> None:
    with pytest.raises(ImpossibleFacts) as caught:
        BenefitFacts(on=date(2026, 6, 1), age=-1)

    assert str(caught.value) == "age: negative"
