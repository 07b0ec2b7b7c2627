"""A batch answers what the API answers, though it looks at each fact only once."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.api.errors import InvalidRequest
from bot.api.estimates import KINDS, Kind, estimate
from bot.cli.batch import answers as batch_answers
from bot.cli.batch.answers import Answers, Found, Refused
from bot.cli.batch.columns import OPEN, RESULTS, cell
from bot.cli.batch.marks import OWN_DAYS, Marks
from bot.cli.fields import Field, fields
from bot.law import legislation
from bot.law.benefit.assess import assess_benefit
from bot.law.parameter_files import parameters
from tests.law import case_files
from tests.law.test_benefit import facts_of

ON = "2026-06-01"
# Days on which something changes, and the days beside them.
TURNS = sorted(
    {
        day + timedelta(days=beside)
        for parameter in parameters().values()
        for day in parameter.days
        for beside in (-1, 0, 1)
    }
)
days = st.one_of(
    st.sampled_from(TURNS),
    st.dates(date(1940, 1, 1), date(2027, 12, 31)),
    st.dates(date(2000, 5, 20), date(2001, 7, 10)),  # about to turn 25
)
wrong = st.sampled_from(["", "", "", " ", "x", "-1", "2026-02-30", "1e9"])
texts = {
    "date": st.one_of(
        days.map(date.isoformat), days.map(lambda d: d.strftime("%d.%m.%Y"))
    ),
    "whole": st.integers(0, 130).map(str),
    "number": st.sampled_from(["0", "1", "2.5", "7,5", "200", "10001"]),
    "amount": st.sampled_from(["0", "500", "11000.50", "400000", "1.005"]),
    "yes_no": st.sampled_from(["true", "false", "ja", "nei"]),
    "text": st.just("x"),
}


def values(field: Field) -> st.SearchStrategy[str]:
    """Cells of a field: mostly right, sometimes empty, sometimes wrong."""
    right = st.sampled_from(field.choices) if field.choices else texts.get(field.form)
    if right is None:
        right = st.lists(items(field), max_size=3).map("|".join)
    return st.one_of(right, right, right, wrong)


def items(field: Field) -> st.SearchStrategy[str]:
    inside = {name: values(one) for name, one in field.items.items()}
    return st.fixed_dictionaries(inside).map(
        lambda item: ",".join(
            f"{name}={value}" for name, value in item.items() if value
        )
    )


def kept(found: Found) -> Found:
    """What is kept of an answer here: all of it, as it is."""
    return found


def as_the_api(kind: Kind, header: list[str], row: list[str]) -> tuple[str, ...]:
    """What the API answers to a row, put into cells."""
    request: dict[str, Any] = {
        name: fields(kind)[name].read(text)
        for name, text in zip(header, row, strict=True)
        if text.strip()
    }
    if not request.keys() & {"on", "from"}:
        request = {"on": ON, **request}
    try:
        answer = estimate(kind, request)
    except InvalidRequest as error:
        return tuple(f"{one.field}: {one.code}" for one in error.fields)
    return tuple(cell(answer, column) for column in (*RESULTS[kind], *OPEN))


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_file_gets_the_answers_of_the_api(kind: Kind, data: st.DataObject) -> None:
    known = [name for name in fields(kind) if name != "compare_on"]
    header = data.draw(st.lists(st.sampled_from(known), min_size=1, unique=True))
    people = st.tuples(*(values(fields(kind)[name]) for name in header))
    rows = data.draw(st.lists(people.map(list), min_size=1, max_size=12))
    answers = Answers(kind, header, (*RESULTS[kind], *OPEN), ON, kept)

    assert [as_the_api(kind, header, row) for row in rows] == [
        tuple(answers(row)) for row in rows
    ]


@given(
    births=st.lists(days, min_size=2, max_size=40), starts=st.lists(days, min_size=2)
)
@settings(max_examples=50, deadline=None)
def test_people_who_share_an_answer_have_the_same(
    births: list[date], starts: list[date]
) -> None:
    header = [
        "birth_date",
        "permit_date",
        "programme_start",
        "couple_both_in_programme",
    ]
    header += ["has_children", "lives_with_parents", "on"]
    answers = Answers("benefit", header, (*RESULTS["benefit"], *OPEN), ON, kept)
    rows = [
        [str(born), str(start), str(begun), couple, "false", "true", on]
        for born, start, begun in zip(births, starts, reversed(starts), strict=False)
        for couple in ("true", "false")
        for on in ("2026-06-01", "2024-07-01", "2024-06-30", "2025-12-31")
    ]

    assert [as_the_api("benefit", header, row) for row in rows] == [
        tuple(answers(row)) for row in rows
    ]


def test_only_own_days_are_looked_up_on_other_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = set(looked_up_on_other_days(monkeypatch))
    decided = {parameters()[name].decided_by for name in found}

    assert {"current_act", "couple_share"} <= found
    assert decided <= OWN_DAYS


def looked_up_on_other_days(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Parameters that a case of the benefit asks for on a day other than its own."""
    asked: set[tuple[str, date]] = set()
    real = legislation.entry

    def entry(name: str, *, on: date) -> legislation.Entry:
        asked.add((name, on))
        return real(name, on=on)

    monkeypatch.setattr(legislation, "entry", entry)
    for case in case_files.load("benefit"):
        given = case.values[0]
        if "error" in given["expect"] or "from" in given or "from" in given["given"]:
            continue
        facts = facts_of(given)
        asked.clear()
        assess_benefit(facts)
        yield from (name for name, on in asked if on != facts.on)


def test_many_days_looked_at_are_not_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.batch.deciding._DAYS_KEPT", 3)
    header = ["on", "birth_date", "lives_with_parents"]
    answers = Answers("benefit", header, ("monthly",), ON, kept)
    rows = [[f"2026-06-{day:02}", "2001-06-15", "true"] for day in range(1, 31)]
    found = [answers(row) for row in rows]

    assert [("7586.06",)] * 14 + [("22758.17",)] * 16 == found


@pytest.mark.parametrize("name", ["birth_date", "age", "on"])
def test_one_column_is_enough(name: str) -> None:
    answers = Answers("benefit", [name], ("range.lowest", "monthly"), ON, kept)
    cells = {"birth_date": "1990-01-01", "age": "30", "on": "2026-06-01"}

    assert "" != "".join(answers([cells[name]]))


def test_a_refused_row_is_told_from_an_answer() -> None:
    answers = Answers("benefit", ["age"], ("monthly",), ON, kept)

    assert isinstance(answers(["x"]), Refused)
    assert not isinstance(answers(["30"]), Refused)


def test_what_is_kept_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_answers, "_KEPT", 5)
    answers = Answers("benefit", ["invalid_absence_hours"], ("monthly",), ON, kept)
    for hours in range(50):
        answers([str(hours)])

    assert len(answers._kept) <= 5
    assert len(answers._cells) <= 5


def test_marks_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.batch.marks._KEPT", 5)
    marks = Marks(str)

    assert ["0", "19"] == [marks[str(number)] for number in range(20)][::19]
    assert len(marks) <= 5


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "2026-02-30", ""])
def test_days_at_the_end_of_time_are_refused_not_crashed_on(on: str) -> None:
    header = ["on", "birth_date", "permit_date"]
    answers = Answers("benefit", header, ("monthly",), "9999-12-31", kept)

    assert isinstance(answers([on, "9990-02-28", "9999-12-31"]), Refused)


def test_memory_does_not_grow_with_the_file() -> None:
    header = ["birth_date", "invalid_absence_hours"]
    answers = Answers("benefit", header, ("monthly",), ON, kept)
    first = date(1960, 1, 1)

    def pass_over() -> None:
        for number in range(5_000):
            answers([str(first + timedelta(days=number)), str(number % 10)])

    pass_over()
    tracemalloc.start()
    pass_over()
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert grown < 100_000
