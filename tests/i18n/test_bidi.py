"""What is read from left to right stays whole in a text from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.bidi import END, ISOLATE, isolated, plain


def marked(text: str) -> str:
    """The isolates of an Arabic text as brackets, which are easier to read here."""
    return isolated(text, "ar").replace(ISOLATE, "<").replace(END, ">")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("A number for help", "اتصل 116\u00a0117 الآن", "اتصل <116\u00a0117> الآن"),
        ("A telephone", "رقم +47 00 00 00 00.", "رقم <+47 00 00 00 00>."),
        ("An amount", "22\u00a0758\u00a0kr شهريا", "<22\u00a0758\u00a0kr> شهريا"),
        ("A date", "من 01.05.2026.", "من <01.05.2026>."),
        ("A time", "حتى 14:00", "حتى <14:00>"),
        ("A section", "القانون § 20", "القانون <§ 20>"),
        ("A section of the insurance act", "القانون § 1-4", "القانون <§ 1-4>"),
        ("A part of a section", "القانون § 20(3)، من", "القانون <§ 20(3)>، من"),
        ("Sections", "القانون §§ 11, 11 d", "القانون <§§ 11, 11 d>"),
        ("A share", "خصم 50 %", "خصم <50 %>"),
        ("An address", "https://lovdata.no/x.", "<https://lovdata.no/x>."),
        ("An e-mail", "اكتب a@example.org.", "اكتب <a@example.org>."),
        ("A number alone needs none", "عمرك 25 سنة", "عمرك 25 سنة"),
        ("The end of a sentence", "في 2026. 3 أيام", "في 2026. 3 أيام"),
    ],
)
def test_isolated(title: str, text: str, expected: str) -> None:
    assert expected == marked(text)


def test_a_text_from_left_to_right_stays_as_it_is() -> None:
    assert isolated("Ring 116 117.", "nb") == "Ring 116 117."


@given(st.text(alphabet="ابج 0123456789.,:/§+@%krhtps\u00a0\n"))
def test_nothing_else_changes_and_twice_is_once(text: str) -> None:
    once = isolated(text, "ar")

    assert plain(once) == text
    assert isolated(once, "ar") == once
    assert once.count(ISOLATE) == once.count(END)
