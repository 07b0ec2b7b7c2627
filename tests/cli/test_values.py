"""What people type and Excel writes, as the JSON of a request."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cli.values import Form, read_value

ITEMS: dict[str, Form] = {
    "kind": "text",
    "amount": "amount",
    "earned_before_programme": "yes_no",
    "working_days": "whole",
}


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        ("date", "2026-06-01", "2026-06-01"),
        ("date", " 2026-06-01 ", "2026-06-01"),
        ("date", "1.6.2026", "2026-06-01"),
        ("date", "01.06.2026", "2026-06-01"),
        ("date", "1/6/2026", "1/6/2026"),
        ("date", "١.٦.٢٠٢٦", "١.٦.٢٠٢٦"),
        ("whole", "23", 23),
        ("whole", "-1", -1),
        ("whole", "23.0", "23.0"),
        ("whole", "٢٣", "٢٣"),
        ("whole", "9" * 400, "9" * 400),
        ("number", "5", 5),
        ("number", "5,5", 5.5),
        ("number", "5.25", 5.25),
        ("number", "1e3", "1e3"),
        ("number", "nan", "nan"),
        ("amount", "12000", "12000"),
        ("amount", "12000,50", "12000.50"),
        ("amount", "12 000,50", "12000.50"),
        ("amount", "1\u00a0200\u00a0000", "1200000"),
        ("amount", "12.000,50", "12.000,50"),
        ("amount", "12 0", "12 0"),
        ("yes_no", "true", True),
        ("yes_no", "JA", True),
        ("yes_no", "SANN", True),
        ("yes_no", "1", True),
        ("yes_no", "no", False),
        ("yes_no", "usann", False),
        ("yes_no", "perhaps", "perhaps"),
        ("text", " none ", "none"),
    ],
)
def test_a_text_is_read_or_left_for_the_api_to_refuse(
    form: Form, text: str, value: Any
) -> None:
    found = read_value(form, text)

    assert (type(value), value) == (type(found), found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kind=sickness,amount=12000", [{"kind": "sickness", "amount": "12000"}]),
        (
            "kind=sickness, earned_before_programme=ja | kind=child_benefit",
            [
                {"kind": "sickness", "earned_before_programme": True},
                {"kind": "child_benefit"},
            ],
        ),
        ("colour=red", [{"colour": "red"}]),
        ("sickness", ["sickness"]),
        ("kind=a,kind=b", ["kind=a,kind=b"]),
        (
            '[{"kind": "sickness", "amount": 1.5}]',
            [{"kind": "sickness", "amount": 1.5}],
        ),
        ('{"kind": "sickness"}', [{"kind": "sickness"}]),
        ("[1, 2", "[1, 2"),
        ("[" * 100_000, "[" * 100_000),
    ],
)
def test_a_list_is_read_in_short_form_and_as_json(text: str, value: Any) -> None:
    assert value == read_value("list", text, ITEMS)
