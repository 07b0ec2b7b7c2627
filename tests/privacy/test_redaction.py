"""redact() replaces identifiers in any digit set and keeps what answers need."""

from __future__ import annotations

import json
import re
import time
import timeit
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer, kontonr

from bot.privacy.redaction import redact

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases/redaction.yml").read_text(encoding="utf-8")
)
ZEROS = "0٠۰০०０๐𝟎"
SEPARATORS = " .-/\u00a0\u2009\u200b\u200f\u2067\u2013\u2212"
MARKER = re.compile(r"<(?:fnr|dnr|duf|account|phone|email|number)>")
# Read as dates, times, years or amounts wherever they stand: a number so written stays.
KEPT_FORMS = re.compile(
    r"\d{1,2}\D+\d{1,2}\D+(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d\D"
    r"|\D(?:19|20)\d\d(?!\d)"
    r"|\d{1,2}[./]\d\d?\D*-\D*\d{1,2}[./]\d\d?"
    r"|\d{1,3}[ .]\d{3} ?- ?\d{1,3}[ .]\d{3}"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_case(case: dict[str, Any]) -> None:
    assert redact(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_case_redacted_twice(case: dict[str, Any]) -> None:
    assert redact(case["expected"]) == case["expected"]


def plain(text: str) -> str:
    """Every digit as 0–9 and the usual separators as one of their kind."""
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return re.sub("[\u200b\u200f\u2067]", "", "".join(digits)).translate(
        str.maketrans("\u00a0\u2009\u2013\u2212", "  --")
    )


def runs(text: str) -> list[str]:
    """The rows of digits that are left when the separators are taken away."""
    joined = re.sub(rf"[{re.escape(SEPARATORS)}]", "", text)
    return re.findall(r"\d+", joined)


@st.composite
def dressed(draw: st.DrawFn, digits: str) -> str:
    """The digits in random sets with up to two random separators between them."""
    gaps = st.text(SEPARATORS, max_size=2) if draw(st.booleans()) else st.just("")
    zeros = st.sampled_from(ZEROS)
    written = [chr(ord(draw(zeros)) + int(digit)) for digit in digits]
    return "".join(char + draw(gaps) for char in written[:-1]) + written[-1]


@st.composite
def person_numbers(draw: st.DrawFn) -> str:
    day = draw(st.integers(1, 28)) + draw(st.sampled_from((0, 40)))
    month = draw(st.integers(1, 12)) + draw(st.sampled_from((0, 40, 65, 80)))
    rest = draw(st.integers(0, 99_999))
    start = f"{day:02}{month:02}{rest:05}"
    first = fodselsnummer.calc_check_digit1(start)
    second = fodselsnummer.calc_check_digit2(start + first)
    assume(len(first + second) == 2)
    return f"{start}{first}{second}"


@st.composite
def account_numbers(draw: st.DrawFn) -> str:
    number = draw(st.from_regex(r"[1-9][0-9]{10}", fullmatch=True))
    assume(kontonr.is_valid(number))
    return number


phones = st.from_regex(r"[49][0-9]{7}", fullmatch=True)
eleven = st.from_regex(r"[0-9]{11}", fullmatch=True)
numbers = st.one_of(person_numbers(), account_numbers(), phones, eleven)


@given(numbers.flatmap(dressed), st.sampled_from(("{}", "nr {}, takk", "رقم {}")))
def test_no_long_row_of_digits_survives(number: str, sentence: str) -> None:
    assume(not KEPT_FORMS.search(plain(number)))

    assert max(map(len, runs(redact(sentence.format(number)))), default=0) < 8


@given(person_numbers().flatmap(dressed))
def test_a_person_number_becomes_its_marker(number: str) -> None:
    assume(not KEPT_FORMS.search(plain(number)))

    assert redact(number) in {"<fnr>", "<dnr>"}


@given(st.text())
def test_redacting_again_changes_nothing(text: str) -> None:
    once = redact(text)

    assert redact(once) == once


ingredients = st.sampled_from(
    [*"0123456789٣۷", *" .-/@+(),:\n\u200b", "kr", "kl", "2026", "01.05.", "NO", "/x{"]
)


@given(st.lists(ingredients | numbers, max_size=40).map("".join))
def test_redacting_again_changes_nothing_among_numbers(text: str) -> None:
    once = redact(text)

    assert redact(once) == once


@given(st.text().filter(lambda text: not re.search(r"[\d@＠﹫]", text)))
def test_text_without_digits_and_at_sign_stays(text: str) -> None:
    assume(not any(char.isdigit() for char in text))

    assert redact(text) == text


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | numbers,
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), values))
def test_a_payload_stays_valid(entities: dict[str, Any]) -> None:
    payload = "/inform" + json.dumps(entities, ensure_ascii=False)

    assert isinstance(json.loads(redact(payload).removeprefix("/inform")), dict)


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        pytest.param(
            "hvor mye penger får jeg når jeg bor alene? " * 3, 0.02, id="words"
        ),
        pytest.param("jeg er 23, får 22 758 kr, tlf 55 55 33 33", 1, id="numbers"),
        pytest.param("a" * 4000 + "@", 50, id="no address"),
        pytest.param(("2 " * 20 + "a") * 100, 200, id="very many numbers"),
    ],
)
def test_speed(text: str, milliseconds: float) -> None:
    redact(text)

    # The time of this process alone: a busy machine changes nothing.
    clock = time.process_time
    seconds = timeit.repeat(lambda: redact(text), timer=clock, number=20, repeat=3)
    assert min(seconds) / 20 * 1000 < milliseconds
