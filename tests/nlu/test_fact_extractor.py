"""The fact extractor as Rasa runs it."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.fact_extractor import FactExtractor
from bot.nlu.safety import KINDS


@pytest.fixture()
def extractor(
    storage: ModelStorage, resource: Resource, context: ExecutionContext
) -> FactExtractor:
    return FactExtractor.create({}, storage, resource, context)


def read(
    extractor: FactExtractor, text: str, intent: str = "inform", confidence: float = 0.9
) -> Message:
    data = {"text": text, "intent": {"name": intent, "confidence": confidence}}
    (message,) = extractor.process([Message(data)])
    return message


def facts(message: Message) -> dict[str, Any]:
    return {e["entity"]: e["value"] for e in message.get("entities", [])}


def test_facts_become_entities(extractor: FactExtractor) -> None:
    message = read(extractor, "Jeg er 22 og bor hos mor")

    assert {"age": 22, "lives_with_parents": True} == facts(message)


def test_an_entity_spans_the_message(extractor: FactExtractor) -> None:
    (entity,) = read(extractor, "jeg er 22").get("entities")

    assert (0, 9, "FactExtractor") == (
        entity["start"],
        entity["end"],
        entity["extractor"],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_of_danger_states_no_facts(
    kind: str, extractor: FactExtractor
) -> None:
    assert {} == facts(read(extractor, "jeg er 22", intent=kind))


def test_a_question_states_no_facts(extractor: FactExtractor) -> None:
    text = "hva skjer med pengene mine når jeg har to barn"

    assert {} == facts(read(extractor, text, intent="faq"))
    assert {"has_children": True} == facts(read(extractor, text, intent="inform"))


def test_a_question_still_names_a_language(extractor: FactExtractor) -> None:
    text = "er det mulig å få svar på engelsk når jeg er 22"

    assert {"language": "en"} == facts(read(extractor, text, intent="faq"))


def test_a_message_without_text_is_left_alone(extractor: FactExtractor) -> None:
    assert {} == facts(read(extractor, ""))


def test_a_message_that_was_not_classified_is_read(extractor: FactExtractor) -> None:
    (message,) = extractor.process([Message({"text": "jeg er 22"})])

    assert {"age": 22} == facts(message)


def test_a_month_to_come_gets_its_year(
    extractor: FactExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TODAY", "2026-11-21")

    assert {"turns_25_in": "2027-09"} == facts(read(extractor, "fyller 25 i september"))


@pytest.mark.parametrize(
    ("text", "label", "intent"),
    [
        ("I turn 25 in September", "faq/benefit_under_25", "inform"),
        ("What changes when I turn 25 in May?", "faq/benefit_under_25", "faq"),
        ("how much do I get, I turn 25 in May", "faq/benefit_couple", "benefit_amount"),
        ("I was away 5 hours without leave", "faq/absence_rules", "inform"),
        ("jeg har kollektiv beskyttelse", "faq/collective_protection", "faq"),
        ("my permit is from 2019", "greet", "greet"),
        ("чоловік теж у програмі", "faq/programme_family", "inform"),
        ("my husband is also in the programme", "faq/programme_family", "inform"),
        ("begge to deltar", "faq/benefit_couple", "faq"),
        ("can my husband join, he is not in the programme?", "faq/x", "faq"),
        ("початкова школа", "nlu_fallback", "inform"),
        ("робота", "out_of_scope", "inform"),
        ("university", "faq/higher_education", "faq"),
        ("jeg er 57", "faq/programme_age", "inform"),
        ("hva om jeg er 57", "faq/programme_age", "faq"),
        ("Some upper secondary", "faq/x", "inform"),
        ("Старша школа, закінчена", "faq/x", "inform"),
        (
            "hvor lenge går jeg, har 10 klasse og vil ha fagbrev",
            "out_of_scope",
            "inform",
        ),
        ("we have a baby now", "goodbye", "inform"),
        ("bye bye", "goodbye", "goodbye"),
        ("0", "affirm", "inform"),
        ("👍", "affirm", "affirm"),
        ("ja", "affirm", "affirm"),
    ],
)
def test_a_statement_near_a_topic_is_no_question(
    text: str, label: str, intent: str, extractor: FactExtractor
) -> None:
    group, _, name = label.rpartition("/")
    data = {
        "text": text,
        "intent": {"name": group or name, "confidence": 0.9},
        "intent_ranking": [{"name": label, "confidence": 0.9}],
    }
    (message,) = extractor.process([Message(data)])

    assert intent == message.get("intent")["name"]


def test_a_permit_told_beside_a_question_is_kept(extractor: FactExtractor) -> None:
    told = "jeg har kollektiv beskyttelse, får jeg intro"
    asked = "får jeg intro når jeg har kollektiv beskyttelse?"

    assert {"permit": "collective_protection"} == facts(read(extractor, told, "faq"))
    assert {} == facts(read(extractor, asked, "faq"))


def test_hours_away_told_in_a_question_about_the_amount_are_kept(
    extractor: FactExtractor,
) -> None:
    text = "jeg var borte 7,5 timer uten grunn, hvor mye blir jeg trukket?"

    assert {"invalid_absence_hours": 7.5} == facts(read(extractor, text, "faq"))
