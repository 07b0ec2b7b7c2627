"""Facts that a person states, case by case, and what holds for all texts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.dates import find_date, find_day, find_month
from bot.nlu.facts import asks, bare_number, extract, find_language, spell_out
from bot.nlu.lexicon import FACTS, lexicons
from bot.nlu.own_dates import next_time

from . import case_files

MANY = settings(deadline=None, database=None, max_examples=100)
SLOTS = {
    *FACTS,
    "age",
    "number",
    "programme_start",
    "language",
    "birth_date",
    "turns_25_in",
    "permit_date",
    "invalid_absence_hours",
}


@pytest.mark.parametrize("case", case_files.load("facts"))
def test_facts(case: dict[str, Any]) -> None:
    assert case["expect"] == extract(case["text"])


def test_there_are_cases_enough() -> None:
    assert len(case_files.load("facts")) >= 60


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.locale)
def test_every_number_word_is_read(lexicon: Any) -> None:
    spelled = {w: n for w, n in lexicon.number_words.items() if 13 <= n < 100}

    assert spelled == {w: int(spell_out(w, spelled)) for w in spelled}
    assert spelled == {w: bare_number(w) for w in spelled}


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.locale)
def test_words_that_are_no_numbers_stay(lexicon: Any) -> None:
    assert spell_out("25 år, ok", lexicon.number_words) == "25 år, ok"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("A language named in another", "på arabisk takk", "ar"),
        ("The last name counts", "from Ukrainian to English", "en"),
        ("A name with an ending", "på norskspråket", "nb"),
        ("A language that we do not have", "på polsk takk", None),
    ],
)
def test_find_language(title: str, text: str, expected: str | None) -> None:
    assert expected == find_language(text.casefold())


@MANY
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_in_every_form(day: date) -> None:
    forms = ("{:%Y-%m-%d}", "{:%d.%m.%Y}", "{0.day}.{0.month}.{0.year}", "{:%d/%m/%Y}")

    assert {day.isoformat()} == {find_date(form.format(day)) for form in forms}


@MANY
@given(st.integers(0, 120))
def test_an_age_alone_is_a_number_in_every_digit_set(age: int) -> None:
    for zero in "0٠۰०０":
        written = "".join(chr(ord(zero) + int(digit)) for digit in str(age))

        assert {"number": age} == extract(written)


@MANY
@given(st.text())
def test_any_text_gives_known_facts_of_the_right_type(text: str) -> None:
    found = extract(text)

    assert set(found) <= SLOTS
    assert all(isinstance(v, bool | int | float | str) for v in found.values())


@MANY
@given(st.integers(15, 120))
def test_an_age_is_read_in_a_sentence_of_each_language(age: int) -> None:
    said = (f"jeg er {age} år", f"I am {age} years old", f"мені {age} років")

    assert [{"age": age}] * 3 == [extract(text) for text in said]


@pytest.mark.parametrize(
    ("title", "text", "month"),
    [
        ("A month after a word", "in september", "--09"),
        ("A day and a month", "12. mars", "--03-12"),
        ("A day and a month in numbers", "den 12.3", "--03-12"),
        ("A month with its year", "mai 2027", "2027-05"),
        ("A day with its year", "12 травня 2027", "2027-05-12"),
        ("The leap day", "29. februar", "--02-29"),
        ("A day that there is not", "31. februar", None),
        ("A month alone may be a verb", "may", None),
        ("No month", "in summer", None),
    ],
)
def test_find_month(title: str, text: str, month: str | None) -> None:
    assert month == find_month(text)


def test_a_day_needs_its_day() -> None:
    assert "1985-03-12" == find_day("12.3.1985")
    assert find_day("3.1985") is None
    assert find_day("summer 1985") is None


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("--09", "2027-09"),
        ("--11", "2026-11"),
        ("--12", "2026-12"),
        ("--11-20", "2027-11-20"),
        ("--11-21", "2026-11-21"),
        ("2028-01", "2028-01"),
    ],
)
def test_the_next_time_of_a_month(month: str, expected: str) -> None:
    assert expected == next_time(month, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What happens when I turn 25 in September", True),
        ("I turn 25 in September?", True),
        ("I turn 25 in September", False),
        ("hva skjer når jeg fyller 25 i september", True),
        ("fyller 25 i september", False),
        ("blir 25 i september", False),
        ("що буде коли мені виповниться 25", True),
        ("мені виповниться 25 у вересні", False),
    ],
)
def test_what_asks_is_a_question(text: str, expected: bool) -> None:
    assert expected == asks(text)
