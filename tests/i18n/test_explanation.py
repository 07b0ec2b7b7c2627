"""Every estimate can be said in every locale; no wording is asserted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from bot.i18n import explanation
from bot.i18n.answers import placeholders
from bot.i18n.registry import enabled
from bot.law.benefit import assess_benefit
from bot.law.benefit_answer import benefit_answer
from bot.law.benefit_facts import BenefitFacts
from bot.law.duration import assess_duration
from bot.law.duration_answer import duration_answer
from bot.law.duration_facts import DurationFacts
from bot.law.notices import GENERAL_NOTICES, NOTICES
from bot.law.rules import RULES
from tests.law.test_properties import benefit_facts, duration_facts

from .texts import responses

LOCALES = tuple(enabled())
MANY = settings(deadline=None, database=None, max_examples=60)
# The form in which a rule's value may be said, by its unit.
FORMS = {
    "kroner": {"value_kr", "value_kr_exact"},
    "share": {"value"},
    "months": {"value_months", "value_years"},
    "date": {"value_date"},
    "yes_no": set(),
    "goals": set(),
}
VALUES: dict[str, Any] = {
    "kroner": "22758.17",
    "share": "2/3",
    "months": 24,
    "date": "2026-01-01",
    "yes_no": True,
    "goals": ["work"],
}
CITATION = {
    "act": "LOV-2020-11-06-127",
    "section": "§ 20(3)",
    "url": "https://lovdata.no/dokument/NL/lov/2020-11-06-127",
    "valid_from": "2021-01-01",
}
RATES = {"daily_thirtieth", "hourly_rate"}


def unsaid(line: str) -> bool:
    """Whether a line shows code in place of words."""
    return any(sign in line for sign in ("{", "}", "[", "None", "True", "False", "_"))


def named(start: str) -> set[str]:
    return {n.removeprefix(start) for n in responses() if n.startswith(start)}


def test_rules_and_notices_have_texts_and_no_text_is_left_over() -> None:
    assert set(RULES) == named("utter_rule/")
    assert set(NOTICES) == named("utter_notice/")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_said_with_its_value_in_the_form_of_its_unit(rule: str) -> None:
    unit = RULES[rule].unit
    used = placeholders(responses()[f"utter_rule/{rule}"][0]["text"])
    step = {"rule": rule, "value": VALUES[unit], "citation": CITATION}
    estimate = {"steps": [step], "deduction": "1.00"}
    lines = [explanation.explain(estimate, responses(), locale) for locale in LOCALES]

    assert used <= FORMS[unit]
    assert [1] * len(LOCALES) == [len(said) for said in lines]
    assert not [line for (line,) in lines if unsaid(line)]
    assert all("§ 20(3)" in line and "01.01.2021" in line for (line,) in lines)
    assert len(LOCALES) == len({line for (line,) in lines}), "not translated"


def hold_in_every_locale(estimate: dict[str, Any]) -> None:
    """Steps, reasons, caveats and sources of an estimate, nothing lost or added."""
    rules = [step["rule"] for step in estimate["steps"]]
    if estimate.get("deduction") in (None, "0.00"):
        rules = [rule for rule in rules if rule not in RATES]
    notices = set(estimate["notices"]) - {"estimate_not_decision"}
    for locale in LOCALES:
        steps = explanation.explain(estimate, responses(), locale)
        reasons = explanation.reasons(estimate, responses(), locale)
        caveats = explanation.caveats(estimate, responses(), locale)
        sources = explanation.sources(estimate, locale, "2026-11-21")

        assert len(rules) == len(steps)
        assert len(notices) + len(estimate["missing"]) == len(reasons + caveats)
        assert not [line for line in steps + reasons + caveats if unsaid(line)]
        assert all(
            str(number) in line.split(maxsplit=1)[0]
            for number, line in enumerate(steps, start=1)
        )
        assert [c["url"] for c in estimate["citations"]] == [s["url"] for s in sources]
        assert all(source["title"] for source in sources)
        assert all(source["checked"] == "2026-11-21" for source in sources)


@MANY
@given(benefit_facts)
def test_each_benefit_estimate_can_be_said(facts: BenefitFacts) -> None:
    hold_in_every_locale(benefit_answer(assess_benefit(facts)))


@MANY
@given(duration_facts)
def test_each_duration_estimate_can_be_said(facts: DurationFacts) -> None:
    hold_in_every_locale(duration_answer(assess_duration(facts)))


def test_the_rates_are_left_out_where_nothing_is_deducted() -> None:
    steps = [
        {"rule": rule, "value": "100.00", "citation": CITATION}
        for rule in ("monthly_twelfth", "daily_thirtieth", "hourly_rate")
    ]

    for deduction, shown in ((None, 1), ("0.00", 1), ("0.01", 3)):
        estimate = {"steps": steps, "deduction": deduction}
        assert shown == len(explanation.explain(estimate, responses(), "en"))


def test_what_holds_for_every_estimate_of_its_time_comes_last() -> None:
    estimate = {"missing": ["age"], "notices": [*GENERAL_NOTICES, "goal_not_allowed"]}
    reasons = explanation.reasons(estimate, responses(), "en")

    assert len(reasons) == 2
    assert len(explanation.caveats(estimate, responses(), "en")) == 1


def test_a_citation_has_the_name_of_the_act_in_each_language() -> None:
    cited = {locale: explanation.cited(CITATION, locale) for locale in LOCALES}

    assert len(LOCALES) == len(set(cited.values()))
    assert all(title.endswith(" § 20(3)") for title in cited.values())
