"""Values by date: the right one on each day, and none outside what is known."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from bot.law import legislation
from bot.law.errors import NoValue, OutsideKnownParameters, UnknownParameter
from bot.law.parameter_files import acts, parameters
from bot.law.rules import step

DAY = timedelta(days=1)
CHANGES = [
    pytest.param(name, day, id=f"{name} {day}")
    for name in parameters()
    for day in legislation.changes(name)
]


@pytest.mark.parametrize(("name", "day"), CHANGES)
def test_every_date_is_the_first_day_of_its_value(name: str, day: date) -> None:
    entry = legislation.entry(name, on=day)

    assert entry.valid_from == day


@pytest.mark.parametrize(("name", "day"), CHANGES)
def test_the_day_before_has_the_value_before(name: str, day: date) -> None:
    if day == legislation.changes(name)[0]:
        with pytest.raises(OutsideKnownParameters) as caught:
            legislation.entry(name, on=day - DAY)

        assert (caught.value.parameter, caught.value.first) == (name, day)
        return
    entry = legislation.entry(name, on=day - DAY)

    assert entry.valid_from < day


@pytest.mark.parametrize(("name", "day"), CHANGES)
def test_every_value_has_a_citation(name: str, day: date) -> None:
    citation = legislation.citation(name, on=day)

    assert citation.valid_from == day
    assert citation.act in acts()
    assert citation.url.startswith("https://")


def test_a_yearly_value_ends_after_its_year() -> None:
    with pytest.raises(OutsideKnownParameters) as caught:
        legislation.value("basic_amount", on=date(2027, 5, 1))

    assert caught.value.last == date(2027, 4, 30)


def test_another_value_holds_until_it_is_changed() -> None:
    assert legislation.value("annual_benefit", on=date(2099, 1, 1)) == Fraction(2)


def test_a_basic_amount_is_known_for_each_year_without_a_gap() -> None:
    days = legislation.changes("basic_amount")

    assert [day.year for day in days] == list(range(2019, 2027))
    assert {(day.month, day.day) for day in days} == {(5, 1)}


def test_a_fraction_stays_exact() -> None:
    share = legislation.value("hourly_part", on=date(2026, 1, 1))

    assert share == Fraction(1, 1850)


def test_a_value_that_is_not_there_is_not_zero() -> None:
    with pytest.raises(NoValue):
        legislation.value("couple_share", on=date(2024, 6, 30))

    assert legislation.optional_value("couple_share", on=date(2024, 6, 30)) is None


def test_a_number_is_no_level_of_norwegian() -> None:
    with pytest.raises(NoValue):
        legislation.level("basic_amount", on=date(2026, 6, 1))


def test_an_unknown_answer_is_neither_yes_nor_no() -> None:
    answers = [
        legislation.holds("chapter_6a", on=day)
        for day in (date(2022, 6, 14), date(2022, 6, 15), date(2026, 7, 1))
    ]

    assert answers == [False, True, None]


def test_an_unknown_name_is_an_error_of_its_own() -> None:
    with pytest.raises(UnknownParameter):
        legislation.value("no_such_parameter", on=date(2026, 1, 1))


def test_a_section_of_the_old_act_is_cited_for_the_old_value() -> None:
    citation = legislation.citation("annual_benefit", on=date(2020, 12, 31))

    assert (citation.act, citation.section) == ("LOV-2003-07-04-80", "§ 8(2)")


def test_steps_come_after_what_they_rest_on_and_once_each() -> None:
    day = date(2026, 6, 1)
    g, again = (step("basic_amount", Fraction(1), on=day) for _ in range(2))
    year = step("annual_benefit_two_g", Fraction(2), on=day, because=(g,))
    month = step("monthly_twelfth", Fraction(3), on=day, because=(year, again))
    other = step("monthly_twelfth", Fraction(4), on=day, because=(again, year))

    assert legislation.in_order((month, other, year)) == (g, year, month, other)


def test_sources_are_cited_in_the_order_of_the_steps() -> None:
    day = date(2026, 6, 1)
    rules = ("hourly_rate", "basic_amount", "monthly_twelfth", "share_under_25")
    steps = [step(rule, Fraction(1), on=day) for rule in rules]

    assert [found.section for found in legislation.sources(steps)] == [
        "§ 20(2)",
        "§ 1-4",
        "§ 20(3)",
    ]


def test_a_citation_says_how_well_the_rule_is_known() -> None:
    day = date(2026, 6, 1)

    assert legislation.citation("basic_amount", on=day).status == "found"
    outside = legislation.citation("work_outside_programme_part", on=day)
    assert outside.status == "inference"


def test_parameters_are_read_once() -> None:
    assert parameters() is parameters()
