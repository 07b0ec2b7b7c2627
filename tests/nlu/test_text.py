"""The normal form of messages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.text import ascii_digits, normalise, visible, words

MANY = settings(deadline=None, database=None, max_examples=300)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Capitals become small", "HVOR Mye", "hvor mye"),
        (
            "Rows of spaces become one",
            "  når \t kommer\n\npenger ",
            "når kommer penger",
        ),
        ("A no-break space is a space", "15\u00a0000 kr", "15 000 kr"),
        ("Full-width letters are letters", "ｈｅｉ　２３", "hei 23"),
        ("A ligature is its letters", "oﬃce", "office"),
        ("A decomposed å is the letter", "fa\u030ar", "får"),
        ("A decomposed й is the letter", "и\u0306", "й"),
        ("Arabic-Indic digits", "عمري ٢٣", "عمری 23"),
        ("Persian digits", "۲۳ سال", "23 سال"),
        ("Devanagari digits", "२३", "23"),
        ("Bengali digits", "২৩", "23"),
        ("Tibetan digits", "༢༣", "23"),
        ("Mathematical digits", "𝟚𝟛", "23"),
        ("A superscript is a digit", "m²", "m2"),
        ("A zero-width space is dropped", "sel\u200bvmord", "selvmord"),
        ("A zero-width joiner is dropped", "a\u200db\u200cc", "abc"),
        ("A byte order mark is dropped", "\ufeffhei", "hei"),
        (
            "A soft hyphen is dropped",
            "introduksjons\u00adstønad",
            "introduksjonsstønad",
        ),
        ("Bidirectional marks are dropped", "\u202bhei\u202c\u2067\u2069\u200f", "hei"),
        ("A null character is dropped", "he\x00i", "hei"),
        ("A typographic apostrophe is straight", "обов’язок", "обов'язок"),
        ("A letter apostrophe is straight", "здоровʼя", "здоров'я"),
        ("A backtick is an apostrophe", "м`яч", "м'яч"),
        ("An acute accent alone is an apostrophe", "м´яч", "м'яч"),
        ("A prime is an apostrophe", "м′яч", "м'яч"),
        ("A letter repeated for feeling stands twice", "hjeeeelp", "hjeelp"),
        ("A Cyrillic letter repeated too", "дааааа", "даа"),
        ("A letter that stands twice stays", "takk", "takk"),
        ("A repeated digit is a number and stays", "1000 1110 2000", "1000 1110 2000"),
        ("Repeated signs stay", "hva???", "hva???"),
        ("A sharp s is ss", "Straße", "strasse"),
        ("Nothing is nothing", "\u200b \n", ""),
    ],
)
def test_normalise(title: str, text: str, expected: str) -> None:
    assert expected == normalise(text)


def test_visible_keeps_case_and_signs() -> None:
    assert visible("\u202bHei,\u200b\nNAV: 23!") == "Hei, NAV: 23!"


def test_ascii_digits_reads_every_decimal_digit_of_unicode() -> None:
    digits = [c for c in map(chr, range(0x11_0000)) if c.isdecimal()]

    assert [str(unicodedata.decimal(c)) for c in digits] == [
        ascii_digits(c) for c in digits
    ]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Letters and numbers part", "23år", ["23", "år"]),
        ("An apostrophe inside belongs to the word", "зв'язок i'm", ["зв'язок", "i'm"]),
        ("An apostrophe at the end does not", "'hei'", ["hei"]),
        ("An underscore parts words", "a_b", ["a", "b"]),
        ("Signs are no words", "... ?! 👍", []),
    ],
)
def test_words(title: str, text: str, expected: list[str]) -> None:
    assert expected == words(text)


@MANY
@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(text) == normalise(normalise(text))


@MANY
@given(st.text(st.characters(categories=["L", "N", "Cf", "Cc", "Zs", "Mn"])))
def test_no_invisible_character_and_no_foreign_digit_is_left(text: str) -> None:
    left = normalise(text)

    assert [c for c in left if unicodedata.category(c) in {"Cc", "Cf", "Cn"}] == []
    assert [c for c in left if c.isdecimal() and not c.isascii()] == []
    assert left == left.strip()
