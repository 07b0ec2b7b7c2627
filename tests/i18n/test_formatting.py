"""Amounts, dates and durations."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.formatting import duration, formatted, kroner_and_oere
from bot.i18n.registry import enabled

from . import texts

MANY = settings(deadline=None, database=None, max_examples=100)
NO_BREAK_SPACE = "\u00a0"


@pytest.mark.parametrize("case", texts.cases("formatting"))
def test_a_value_has_the_form_that_its_name_asks_for(case: dict[str, Any]) -> None:
    name, expected = case["name"], case["expect"]
    if "_kr" in name:
        expected = expected.replace(" ", NO_BREAK_SPACE)
    # What has no locale in the case is the same in all of them.
    locales = [case["locale"]] if "locale" in case else list(enabled())
    found = {formatted({name: case["value"]}, locale)[name] for locale in locales}

    # Babel's own data may hold no-break spaces in durations.
    if "_kr" not in name:
        found = {text.replace(NO_BREAK_SPACE, " ") for text in found}
    assert {expected} == found


@MANY
@given(st.decimals(0, 10_000_000, places=2))
def test_an_exact_amount_can_be_read_back(amount: Decimal) -> None:
    text = kroner_and_oere(str(amount))

    assert " " not in text
    number = text.removesuffix(f"{NO_BREAK_SPACE}kr").replace(NO_BREAK_SPACE, "")
    assert amount == Decimal(number.replace(",", "."))


def test_a_unit_without_a_long_word_has_its_short_one() -> None:
    assert "10 ay" == duration(10, "tr")
