"""Confusions, reliability and the matrix of groups."""

from __future__ import annotations

from bot.evaluation.groups import read_groups
from bot.evaluation.mistakes import Bin, confusions, matrix, reliability
from bot.settings import ROOT

from .case_files import case_of


def test_confusions_are_grouped_and_the_most_frequent_first() -> None:
    lines = [("venue", "?holiday", "hard"), *[("holiday", "venue", "plain")] * 4]
    cases = [case_of(*line, text=str(number)) for number, line in enumerate(lines)]
    found = confusions([*cases, case_of("holiday", "holiday", "plain")])

    assert [(one.expected, one.got, one.count) for one in found] == [
        ("holiday", "venue", 4),
        ("venue", "nlu_fallback", 1),
    ]
    assert [example.text for example in found[0].examples] == ["1", "2", "3"]


def test_what_is_refused_rightly_is_no_confusion() -> None:
    assert confusions([case_of("out_of_scope", "-", "oos")]) == []


def test_examples_name_nobody() -> None:
    found = confusions([case_of("holiday", "venue", "hard", text="ring 90 12 34 56")])

    assert found[0].examples[0].text == "ring <phone>"


def test_reliability_compares_confidence_with_accuracy() -> None:
    cases = [
        case_of("holiday", "holiday", "plain", confidence=0.62),
        case_of("holiday", "venue", "plain", confidence=0.68),
        case_of("holiday", "holiday", "plain", confidence=1.0),
    ]

    assert reliability(cases) == [
        Bin(low=0.6, high=0.7, count=2, confidence=0.65, accuracy=0.5),
        Bin(low=0.9, high=1.0, count=1, confidence=1.0, accuracy=1.0),
    ]


def test_the_matrix_tells_groups_and_what_was_not_answered() -> None:
    groups = {"holiday": "absence", "venue": "contact"}
    cases = [
        case_of("holiday", "holiday", "plain"),
        case_of("holiday", "venue", "plain"),
        case_of("venue", "?holiday", "plain"),
        case_of("out_of_scope", "not_text", "oos"),
    ]
    found = matrix(cases, groups)

    assert found.rows == ("absence", "contact", "other")
    assert found.columns == ("absence", "contact", "other", "suggested", "refused")
    assert found.counts == ((1, 1, 0, 0, 0), (0, 0, 0, 1, 0), (0, 0, 1, 0, 0))


def test_the_group_of_a_topic_is_the_file_of_its_examples() -> None:
    groups = read_groups(ROOT / "data" / "nlu" / "en")

    assert groups["holiday"] == "absence"
    assert groups["suicide"] == "safety"
    assert groups["greet"] == "chat"
