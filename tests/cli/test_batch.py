"""A file of people: what is read, what is refused, what is written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from bot.api.estimates import KINDS, estimate
from bot.cli.batch.columns import OPEN, RESULTS, is_result

from .runner import TODAY, run

ON = ("--on", "2026-06-01")
PEOPLE = """\
id,birth_date,lives_with_parents,invalid_absence_hours
a,1990-01-01,,
b,2003-05-06,true,2.5
"""


def written(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def batch(content: str | bytes, *words: str) -> tuple[int, str, str]:
    found = run("estimate", "--batch", "-", *ON, *words, given=content)
    return found.exit_code, found.stdout, found.stderr


def answers(content: str | bytes, *words: str) -> list[dict[str, str]]:
    status, output, complaints = batch(content, *words)
    assert (0, "") == (status, complaints)
    return written(output)


def test_each_person_has_a_row_in_the_order_of_the_file() -> None:
    full, young = answers(PEOPLE)

    assert ("a", "1", "22758.17", "0.00") == (
        full["id"],
        full["share"],
        full["monthly"],
        full["deduction"],
    )
    # 273098 × 1/3 ÷ 1850 × 2.5 = 123.02
    assert ("b", "1/3", "123.02") == (young["id"], young["share"], young["deduction"])
    assert full["notices"].split()[0] == "estimate_not_decision"
    assert "" == full["errors"]


@pytest.mark.parametrize(
    "content",
    [
        PEOPLE,
        PEOPLE.replace("\n", "\r\n"),
        PEOPLE.replace("\n", "\r"),
        PEOPLE.rstrip("\n"),
        PEOPLE.replace("\n", "\n\n"),
        PEOPLE + ",,,\n,,,\n",
        PEOPLE.replace(",", ";"),
        PEOPLE.replace(",", "\t"),
        PEOPLE.replace(",", ";").replace("2.5", "2,5").replace("true", "SANN"),
        PEOPLE.replace("1990-01-01", "01.01.1990").replace("2003-05-06", "6.5.2003"),
        PEOPLE.replace("birth_date", "Birth-Date ").replace("id,", "ID,"),
        PEOPLE.replace("1990-01-01", '"1990-01-01"').replace("a,", '"a",', 1),
        "\n".join(f"{line},," if line else "" for line in PEOPLE.split("\n")).replace(
            "hours,,", "hours"
        ),
        b"\xef\xbb\xbf" + PEOPLE.encode(),
    ],
    ids=[
        *(
            "plain",
            "crlf",
            "cr",
            "no_last_newline",
            "blank_lines",
            "empty_rows",
            "semicolon",
            "tab",
        ),
        *("norwegian_excel", "norwegian_dates", "headings", "quoted", "trailing"),
        "byte_order_mark",
    ],
)
def test_what_excel_writes_is_read(content: str | bytes) -> None:
    output = batch(content)[1].removeprefix("\ufeff")
    delimiter = output[2]
    found = written(output, delimiter)

    assert [("a", "22758.17"), ("b", "7586.06")] == [
        (row["id"], row["monthly"]) for row in found
    ]


def test_the_answers_have_the_form_of_the_file() -> None:
    marked = b"\xef\xbb\xbf" + PEOPLE.replace(",", ";").encode()
    output = batch(marked)[1]

    assert output.startswith("\ufeffid;share;")


def test_a_quoted_id_may_have_line_ends_and_quotation_marks() -> None:
    text = 'id,age\n"a ""b"",\nc",30\nd,x\n'
    status, output, complaints = batch(text)

    assert 'a "b",\nc' == written(output)[0]["id"]
    assert (1, True) == (status, ":4: age: " in complaints)


def test_an_empty_cell_is_not_known_and_never_zero() -> None:
    (row,) = answers("id,age,lives_with_parents\na,,\n")

    assert "" == row["monthly"]
    assert ("7586.06", "22758.17", "age") == (
        row["range_lowest"],
        row["range_highest"],
        row["missing"],
    )


def test_bad_rows_are_named_and_the_others_are_answered() -> None:
    text = (
        "id,birth_date,age,invalid_absence_hours\n"
        "good,1990-01-01,,\n"
        "month,1990-13-01,x,-1\n"
        "long,1990-01-01,,,5\n"
        "short,1990-01-01\n"
        "late,2027-01-01,,\n"
        "both,1990-01-01,20,\n"
        'quote,"1990"-01-01,,\n'
        "last,1990-01-01,,\n"
    )
    status, output, complaints = batch(text)
    found = written(output)

    assert status == 1
    assert [row["errors"] for row in found] == [
        "",
        "birth_date: not_a_date; age: wrong_type; invalid_absence_hours: out_of_range",
        "too_many_cells",
        "too_few_cells",
        "birth_date: born_later",
        "age: contradicts_birth_date",
        "not_csv",
        "",
    ]
    assert [row["id"] for row in found] == [
        *("good", "month", "", "", "late", "both", "", "last")
    ]
    assert "22758.17" == found[-1]["monthly"]
    assert "introbot: -:3: age: This has another type" in complaints
    assert "introbot: -:8: The quotation marks" in complaints
    assert complaints.endswith("6 rows could not be answered; see the column errors\n")


def test_a_row_in_another_encoding_is_bad_and_only_that_row() -> None:
    text = b"id,age\n" + "Åse,30\n".encode("cp1252") + "Øyvind,30\n".encode()
    status, output, _ = batch(text)

    assert status == 1
    assert ["not_utf8", ""] == [row["errors"] for row in written(output)]
    assert "Øyvind" == written(output)[1]["id"]


def test_a_day_of_a_row_goes_before_that_of_the_command() -> None:
    text = "id,on,age\na,2026-04-30,30\nb,,30\nc,2031-01-01,30\n"
    _, output, complaints = batch(text)
    found = written(output)

    assert ["21693.33", "22758.17", ""] == [row["monthly"] for row in found]
    assert "on: outside_known_parameters" == found[2]["errors"]
    assert "-:4: on: " in complaints


def test_spans_and_second_days_are_columns_like_others() -> None:
    text = "from,to,on,compare_on,age\n2026-04-01,2026-05-31,,,30\n,,2026-05-01,2026-04-30,30\n"
    columns = ("--columns", "periods,changed,monthly")
    span, day = answers(text, *columns)

    assert ["2026-04-01", "2026-05-01"] == [
        part["from"] for part in json.loads(span["periods"])
    ]
    assert "basic_amount" in day["changed"]


def test_a_list_is_a_cell_in_short_form_or_json() -> None:
    text = (
        "age,other_benefits\n"
        '30,"kind=disability,amount=1000|kind=child_benefit,amount=1968"\n'
        '30,"[{""kind"": ""disability"", ""amount"": 1000}]"\n'
    )

    assert ["1000.00", "1000.00"] == [row["deduction"] for row in answers(text)]


def test_columns_are_chosen_and_those_of_the_file_come_first() -> None:
    words = ("--columns", "line,monthly,id,range_lowest,birth_date")
    first = batch(PEOPLE, *words)[1].splitlines()[:2]

    assert [
        "line,id,birth_date,monthly,range_lowest",
        "2,a,1990-01-01,22758.17,",
    ] == first


def test_a_row_of_one_empty_cell_is_no_blank_line() -> None:
    found = batch("age\n30\nx\n", "--columns", "monthly")[1]

    assert 'monthly\n22758.17\n""\n' == found


def test_reasons_are_written_where_they_are_asked_for() -> None:
    first = answers(PEOPLE, "--columns", "id,steps")[0]
    full = estimate("benefit", {"on": "2026-06-01", "birth_date": "1990-01-01"})

    assert full["steps"] == json.loads(first["steps"])


def test_other_columns_are_carried_through_when_they_are_named() -> None:
    text = "id,town,age\n1,Bodø,30\n"

    assert "Bodø" == answers(text, "--carry", "town")[0]["town"]


@pytest.mark.parametrize(
    ("content", "words", "told"),
    [
        (b"", (), "the first line must name the columns"),
        (b"\n\n", (), "the first line must name the columns"),
        (b",,\n", (), "the first line must name the columns"),
        (b"1990-01-01,true\n", (), "names no field of benefit"),
        (b"id\n1\n", (), "names no field of benefit"),
        (b"id,age,birthdate\n", (), "birthdate (perhaps birth_date)"),
        (b"id,age,town\n", (), "benefit has no column town"),
        (b"age,\n30,\n", (), "column without a name"),
        (b"age,age\n", (), "twice in the first line: column age"),
        (b"age,end_goal\n", (), "benefit has no column end_goal"),
        (bytes(range(256)) * 40, (), "no CSV file in UTF-8"),
        ("age\n30\n".encode("utf-16"), (), "no CSV file in UTF-8"),
        (b"x" * 2_000_000, (), "no CSV file in UTF-8"),
        (b'"age\n', (), "no CSV file in UTF-8"),
        (b"a\0ge\n", (), "no CSV file in UTF-8"),
        ("ålder\n".encode("cp1252"), (), "no CSV file in UTF-8"),
        (b"age\n30\n", ("--columns", "montly"), "there is no column montly"),
        (b"age\n30\n", ("--columns", "text"), "there is no column text"),
        (b"age\n30\n", ("--carry", "town"), "the file has no column town"),
        (b"age\n30\n", ("--on", "June"), "--on: "),
        (b"age\n30\n", ("--output", "/no/such/folder/x.csv"), "No such file"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_as_a_whole(
    content: bytes, words: tuple[str, ...], told: str
) -> None:
    found = run("estimate", "--batch", "-", *words, given=content)

    assert found.exit_code == 2
    assert told in found.stderr
    assert len(found.stderr.splitlines()) == 1


def test_a_missing_file_and_writing_over_the_file_are_refused(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE)
    missing = run("estimate", "--batch", str(tmp_path / "none.csv"))
    same = run("estimate", "--batch", str(people), "--output", str(people))
    folder = run("estimate", "--batch", str(tmp_path))

    assert [2, 2, 2] == [found.exit_code for found in (missing, same, folder)]
    assert PEOPLE == people.read_text()


def test_the_answers_go_to_a_file_of_their_own(tmp_path: Path) -> None:
    people, target = tmp_path / "people.csv", tmp_path / "out.csv"
    people.write_text(PEOPLE)
    found = run("estimate", "--batch", str(people), "--output", str(target), *ON)

    assert (0, "") == (found.exit_code, found.output)
    assert 2 == len(written(target.read_text("utf-8")))


def test_without_a_day_it_is_today_and_that_is_said() -> None:
    found = run("estimate", "--batch", "-", "--columns", "on", given="age\n30\n")

    assert f"on\n{TODAY}\n" == found.stdout
    assert f"introbot: --on: {TODAY}, today, for rows without a day\n" == found.stderr


def test_batch_and_a_kind_are_not_mixed() -> None:
    found = run("estimate", "--batch", "-", "benefit", given=PEOPLE)

    assert found.exit_code == 2
    assert "--kind" in found.stderr


def test_many_bad_rows_are_counted_and_not_all_told() -> None:
    status, output, complaints = batch("age\n" + "x\n" * 500)

    assert status == 1
    assert 101 == len(complaints.splitlines())
    assert "500 rows" in complaints
    assert 500 == len(written(output))


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_columns_are_those_of_the_answer(kind: str) -> None:
    columns = (*RESULTS[kind], *OPEN)

    assert [] == [column for column in columns if not is_result(kind, column)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_answers_a_file(kind: str) -> None:
    text = "id,on\na,2026-06-01\n"

    assert "a" == answers(text, "--kind", kind)[0]["id"]
