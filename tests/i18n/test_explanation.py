"""Every estimate can be said in every locale; no wording is asserted."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from bot.api.estimates import Kind, estimate
from bot.i18n import explanation
from bot.i18n.answers import placeholders
from bot.i18n.benefit_results import benefit_of_the_day, benefit_periods
from bot.i18n.bidi import END, ISOLATE
from bot.i18n.changed import changed_lines
from bot.i18n.decisive import decisive_notices, decisive_steps
from bot.i18n.formatting import formatted
from bot.i18n.registry import enabled
from bot.i18n.responses import responses
from bot.i18n.results import results
from bot.i18n.short_text import LONGEST, fitted, message_length
from bot.i18n.wording import listed, say
from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.comparison import changed_answer
from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts, EndGoal
from bot.law.leave.kinds import LeaveKind
from bot.law.notices import GENERAL_NOTICES, NOTICES
from bot.law.rules import RULES
from tests.law.test_properties import benefit_facts, duration_facts

from .law_answers import KINDS, answers

LOCALES = tuple(enabled())
MANY = settings(deadline=None, database=None, max_examples=60)
NO_BREAK_SPACE = "\u00a0"
# The forms in which a rule's value may be said, by its unit.
FORMS = {
    "kroner": {"value_kr", "value_kr_exact"},
    "basic_amounts": {"value"},
    "number": {"value"},
    "share": {"value"},
    "months": {"value_months", "value_years"},
    "years": {"value"},
    "hours": {"value_hours"},
    "days": {"value_days"},
    "date": {"value_date"},
    "yes_no": set(),
    "goals": {"value_list"},
    "ids": {"value_list"},
    "level": {"value"},
}
VALUES: dict[str, Any] = {
    "kroner": "22758.17",
    "basic_amounts": "2",
    "number": 8,
    "share": "2/3",
    "months": 24,
    "years": 18,
    "hours": "75/2",
    "days": 10,
    "date": "2026-01-01",
    "yes_no": True,
    "goals": ["work"],
    "ids": ["norwegian"],
    "level": "B1",
}
CITATION = {
    "act": "LOV-2020-11-06-127",
    "section": "§ 20(3)",
    "url": "https://lovdata.no/dokument/NL/lov/2020-11-06-127",
    "valid_from": "2021-01-01",
}
RATES = {"daily_thirtieth", "hourly_rate"}
PARTS = (
    "work_or_education",
    "norwegian",
    "social_studies",
    "life_skills",
    "parental_guidance",
)
ELIGIBLE = ("yes", "no", "municipality_may_offer", "unknown")


def unsaid(line: str) -> bool:
    """Whether a line shows code in place of words."""
    shown = re.sub(r"https?://\S+", "", line)
    return any(sign in shown for sign in ("{", "}", "[", "None", "True", "False", "_"))


def named(start: str) -> set[str]:
    return {n.removeprefix(start) for n in responses() if n.startswith(start)}


def test_rules_and_notices_have_texts_and_no_text_is_left_over() -> None:
    assert set(RULES) == named("utter_rule/")
    assert set(NOTICES) == named("utter_notice/")


def test_every_id_that_a_text_lists_has_words() -> None:
    goals = {goal.value for goal in EndGoal}
    kinds = {kind.value for kind in LeaveKind}

    assert goals | kinds | {*PARTS, *ELIGIBLE} == named("utter_value/")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_said_with_its_value_in_the_form_of_its_unit(rule: str) -> None:
    unit = RULES[rule].unit
    used = placeholders(responses()[f"utter_rule/{rule}"][0]["text"])
    step = {"rule": rule, "value": VALUES[unit], "citation": CITATION}
    estimate = {"steps": [step], "deduction": "1.00"}
    lines = [explanation.explain(estimate, locale) for locale in LOCALES]

    assert used <= FORMS[unit]
    assert [1] * len(LOCALES) == [len(said) for said in lines]
    assert not [line for (line,) in lines if unsaid(line)]
    assert all("§ 20(3)" in line and "01.01.2021" in line for (line,) in lines)
    assert len(LOCALES) == len({line for (line,) in lines}), "not translated"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_case_of_the_law_is_explained(kind: str, locale: str) -> None:
    for title, answer in answers(kind):
        text = explanation.long_text(kind, answer, locale)
        lines = text.splitlines()
        steps = explanation.explain(answer, locale)

        assert not [line for line in lines if unsaid(line)], title
        assert lines[0] == explanation.result_lines(kind, answer, locale)[0], title
        assert explanation.notice("estimate_not_decision", locale) in lines, title
        assert set(steps) <= set(lines), title
        assert answer["citations"][-1]["url"] in lines[-1], title


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_case_of_the_law_fits_into_a_text_message(kind: str, locale: str) -> None:
    for title, answer in answers(kind):
        text = explanation.short_text(kind, answer, locale)
        first = explanation.result_lines(kind, answer, locale)[0]

        assert message_length(text) <= LONGEST, (title, message_length(text), text)
        assert text.startswith(f"{first} {say('utter_text/estimate', locale)}"), title
        assert text.endswith((".", ")", "!", "።")), title
        assert not unsaid(text), title


@pytest.mark.parametrize("kind", KINDS)
def test_a_range_is_never_said_as_a_number(kind: str) -> None:
    for title, answer in answers(kind):
        found = answer.get("range")
        if found and len(answer.get("periods", ())) <= 1:
            first = explanation.result_lines(kind, answer, "en")[0]
            form = "bounds_kr" if kind == "benefit" else "bounds_months"
            bounds = [say_value(form, found[bound]) for bound in ("lowest", "highest")]
            goal_fits = answer.get("goal_allowed") is not False

            assert not goal_fits or all(b in first for b in bounds), title


def say_value(form: str, value: Any) -> str:
    """A value in the form that a placeholder's name asks for."""
    return formatted({form: value}, "en")[form]


def test_what_differs_between_two_days_is_said_of_each_day() -> None:
    younger, older = [
        assess_benefit(BenefitFacts(on=date(2026, 6, 1), age=age, has_children=True))
        for age in (24, 25)
    ]
    later = assess_benefit(BenefitFacts(on=date(2026, 4, 30), age=25))
    answer = benefit_answer(older)
    cases = {
        2: changed_answer(older, later),  # both days: G
        1: {**changed_answer(older, older)},
        3: changed_answer(younger, older),
    }
    for locale in LOCALES:
        plain = explanation.long_text("benefit", answer, locale)
        for changed in cases.values():
            text = explanation.long_text(
                "benefit", {**answer, "changed": changed}, locale
            )
            more = set(text.splitlines()) - set(plain.splitlines())

            assert len(more) == 1 + len(changed["differences"])
            assert not [line for line in more if unsaid(line)]
    assert [] == cases[1]["differences"]
    assert cases[2]["differences"]


def test_a_rule_of_one_day_only_is_said_of_that_day() -> None:
    step = {"rule": "share_full", "value": "1", "citation": CITATION}
    days = {"on": "2026-01-01", "compare_on": "2026-06-01"}
    for before, after, day in ((None, step, "01.06.2026"), (step, None, "01.01.2026")):
        difference = {"rule": "share_full", "before": before, "after": after}
        lines = changed_lines({"changed": {**days, "differences": [difference]}}, "en")

        assert day in lines[1]
        assert lines[1].count("§ 20(3)") == 1


@pytest.mark.parametrize(
    ("on", "compare_on"),
    [("2026-04-30", "2026-05-01"), ("2026-05-01", "2026-04-30")],
    ids=["the later day is compared", "the earlier day is compared"],
)
def test_each_day_is_said_with_its_own_basic_amount(on: str, compare_on: str) -> None:
    found = estimate("benefit", {"on": on, "age": 30, "compare_on": compare_on})
    line = changed_lines(found, "en")[1]
    before, after = sorted((line.index("30.04.2026"), line.index("01.05.2026")))
    earlier, later = ("130 160", "136 549")
    first, second = (earlier, later) if on < compare_on else (later, earlier)

    assert first in line[before:after].replace("\u00a0", " ")
    assert second in line[after:].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "given", "names"),
    [
        pytest.param(
            "benefit",
            {
                "on": "2026-06-10",
                "birth_date": "2001-06-20",
                "lives_with_parents": True,
            },
            ["utter_notice/turns_25_day_unknown"],
            id="What the law leaves open comes before what was taken for granted",
        ),
        pytest.param(
            "eligibility",
            {"on": "2026-05-01", "age": 55, "permit": "refugee"}
            | {"permit_date": "2026-02-01", "settled_by_agreement": True},
            ["utter_notice/age_55_unknown"],
            id="Why the right is open comes before that the duty is open too",
        ),
        pytest.param(
            "eligibility",
            {"on": "2026-06-01", "age": 30, "permit": "refugee"}
            | {"permit_date": "2026-02-01", "settled_by_agreement": True}
            | {"work_hours_per_week": 32},
            ["utter_notice/work_right_revives"],
            id="That the right comes back after the work is not cut",
        ),
        pytest.param(
            "eligibility",
            {"on": "2026-06-01", "age": 57, "permit": "refugee"}
            | {"permit_date": "2026-02-01", "settled_by_agreement": True},
            [
                "utter_text/right_municipality_may_offer_or_yes",
                "utter_text/duty_unknown",
            ],
            id="A limit of 60 that may hold is in the result itself",
        ),
    ],
)
def test_what_decides_is_in_the_text_message(
    kind: Kind, given: dict[str, Any], names: list[str]
) -> None:
    answer = estimate(kind, given)
    short = explanation.short_text(kind, answer, "en")
    long = explanation.long_text(kind, answer, "en")

    for name in names:
        assert say(name, "en") in short
        assert say(name, "en") in long


@pytest.mark.parametrize(
    ("given", "names"),
    [
        pytest.param(
            {"from": "2026-04-01", "to": "2026-06-30", "invalid_absence_hours": 5},
            ["span", *("period", "left_period") * 2],
            id="Each part of a span says what is left of its own month",
        ),
        pytest.param(
            {"from": "2023-07-01", "to": "2023-08-31"}
            | {"other_benefits": [{"kind": "transitional", "amount": 20000}]},
            ["", "period", "left_period_unknown", "period", "left_period"],
            id="A part whose deduction is not known does not speak for the next",
        ),
        pytest.param(
            {"from": "2026-04-01", "to": "2026-06-30", "work_pay_in_programme": 900},
            ["span", *("period", "left_period_range") * 2],
            id="An open deduction is a range in each part",
        ),
        pytest.param(
            {"from": "2026-06-01", "to": "2026-07-31", "invalid_absence_hours": 5},
            ["", "left", "period"],
            id="A span of one part says it once",
        ),
        pytest.param(
            {"from": "2026-04-01", "to": "2026-06-30"},
            ["span", "period", "period_total", "total"],
            id="A total is said where nothing is taken",
        ),
    ],
)
def test_a_span_says_what_is_left_of_each_part(
    given: dict[str, Any], names: list[str]
) -> None:
    answer = estimate("benefit", {**given, "age": 30, "permit_date": "2022-01-01"})
    said = [
        found.name.removeprefix("utter_text/") for found in results("benefit", answer)
    ]

    assert said == [f"benefit_{name}".rstrip("_") for name in names]


def test_a_goal_that_cannot_be_is_cited_from_the_rule_on_goals() -> None:
    given = {"on": "2026-06-10", "education": "higher", "age": 30}
    answer = estimate("duration", {**given, "end_goal": "completed_upper_secondary"})

    assert ["goals_upper_secondary"] == [
        step["rule"] for step in decisive_steps("duration", answer)
    ]


def test_an_extension_that_may_be_given_is_not_said_as_one_that_shall() -> None:
    given = {"education": "primary", "end_goal": "completed_upper_secondary"}
    before, after = (
        results("duration", estimate("duration", {"on": day, **given}))[0].name
        for day in ("2024-12-31", "2025-01-02")
    )

    assert "utter_text/duration_extension_possible" == before
    assert "utter_text/duration_extension" == after


def test_guidance_for_parents_is_not_said_to_be_unknown_to_the_law() -> None:
    given = {"on": "2026-06-01", "age": 30, "permit": "refugee"}
    texts = [
        found.name for found in results("eligibility", estimate("eligibility", given))
    ]

    assert "utter_text/content" in texts
    assert "utter_text/content_unknown" not in texts


def test_a_span_is_said_from_the_lowest_to_the_highest_part() -> None:
    parts = [
        {"from": "2027-03-01", "to": "2027-03-11", "monthly": None}
        | {"range": {"lowest": "7586.06", "highest": "15172.11"}, "total": None},
        {"from": "2027-03-12", "to": "2027-03-31", "monthly": "22758.17"}
        | {"monthly_after_deduction": "22758.17", "total": None},
    ]
    estimate = {"range": parts[0]["range"], "periods": parts, "total": None}
    whole, *each = results("benefit", estimate)
    today = benefit_of_the_day(estimate)

    assert ("7586.06", "22758.17") == tuple(whole.values.values())
    assert benefit_periods(estimate) == tuple(each)
    assert ["utter_text/benefit_range"] == [sentence.name for sentence in today]
    assert ["utter_text/benefit_period_range", "utter_text/benefit_period"] == [
        sentence.name for sentence in each
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_two_or_three_steps_matter_and_they_are_steps_of_the_answer(kind: str) -> None:
    counts = []
    for title, answer in answers(kind):
        matter = decisive_steps(kind, answer)
        counts.append(len(matter))

        assert 1 <= len(matter) <= 3, title
        assert [s for s in answer["steps"] if s in matter] == matter, title
    # One step only where so little is known that no more steps are shared.
    assert sum(counts) / len(counts) >= 1.5


def test_the_share_the_basic_amount_and_the_deduction_matter() -> None:
    rules = [
        {step["rule"] for step in decisive_steps("benefit", answer)}
        for _, answer in answers("benefit")
        if answer.get("deductions")
    ]

    assert rules
    assert all("basic_amount" in found for found in rules)
    assert all(any(r.startswith("share_") for r in found) for found in rules)
    assert all(len(found) >= 3 for found in rules)


@pytest.mark.parametrize("kind", ["benefit", "duration"])
def test_a_chat_says_what_is_open_and_few_other_caveats(kind: str) -> None:
    for title, answer in answers(kind):
        shown = decisive_notices(answer)
        unknown = [name for name in shown if name.endswith("_unknown")]

        assert [n for n in answer["notices"] if n in shown] == shown, title
        assert len(shown) <= max(2, len(unknown)), title
        hidden = {n for n in answer["notices"] if n.endswith("_unknown")} - {*shown}
        assert hidden <= {"rounding_unknown", "part_of_month_unknown"}, title


@pytest.mark.parametrize(
    ("title", "notices", "rule", "shown"),
    [
        ("That the law may have changed, where there is room", ["law_may_have_changed", "age_not_given"], "x", ["law_may_have_changed", "age_not_given"]),
        ("Not where others matter more", ["law_may_have_changed", "age_not_given", "rule_recalled"], "x", ["age_not_given", "rule_recalled"]),
        ("What is open before what was assumed", ["assumed_not_couple", "age_not_given", "turns_25_day_unknown"], "x", ["assumed_not_couple", "turns_25_day_unknown"]),
        ("The Act of 2003 where it would give another share", ["assumed_current_act"], "share_under_25_with_parents", ["assumed_current_act"]),
        ("Not where it would not", ["assumed_current_act"], "share_full", []),
        ("Not what is said first, nor of roundings", ["estimate_not_decision", "rounding_unknown"], "x", []),
    ],
)  # fmt: skip
def test_the_caveats_that_matter(
    title: str, notices: list[str], rule: str, shown: list[str]
) -> None:
    answer = {"notices": notices, "steps": [{"rule": rule}]}

    assert shown == decisive_notices(answer), title


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_of_an_estimate_is_with_all_its_steps(locale: str) -> None:
    for kind in KINDS:
        for title, answer in answers(kind):
            result = explanation.result_lines(kind, answer, locale)
            full = explanation.full(kind, result, answer, locale)
            brief = explanation.brief(kind, result, answer, locale)

            said = [*explanation.reasons(answer, locale), *result]
            assert {*said, *explanation.caveats(answer, locale)} <= {*full}, title
            assert len(brief) <= len(full), title


def hold_in_every_locale(estimate: dict[str, Any]) -> None:
    """Steps, reasons, caveats and sources of an estimate, nothing lost or added."""
    rules = [step["rule"] for step in estimate["steps"]]
    if estimate.get("deduction", "0.00") == "0.00":
        rules = [rule for rule in rules if rule not in RATES]
    # The result itself says the second.
    notices = set(estimate["notices"]) - {"estimate_not_decision", "goal_not_allowed"}
    missing = {field.rpartition(".")[2] for field in estimate["missing"]}
    for locale in LOCALES:
        steps = explanation.explain(estimate, locale)
        reasons = explanation.reasons(estimate, locale)
        caveats = explanation.caveats(estimate, locale)
        sources = explanation.sources(estimate, locale, "2026-11-21")

        assert len(rules) == len(steps)
        assert len(notices) + len(missing) == len(reasons + caveats)
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

    for deduction, shown in ((None, 3), ("0.00", 1), ("0.01", 3)):
        estimate = {"steps": steps, "deduction": deduction}
        assert shown == len(explanation.explain(estimate, "en"))


def test_what_holds_for_every_estimate_of_its_time_comes_last() -> None:
    estimate = {"missing": ["age"], "notices": [*GENERAL_NOTICES, "goal_not_allowed"]}
    reasons = explanation.reasons(estimate, "en")

    assert explanation.caveats(estimate, "en")
    assert not set(reasons) & set(explanation.caveats(estimate, "en"))


def test_a_field_of_a_list_is_missing_by_its_own_name_and_once() -> None:
    field = "age"
    missing = [f"other_benefits.{place}.{field}" for place in (0, 1)]
    found = explanation.reasons({"missing": missing, "notices": []}, "en")

    assert [say(f"utter_missing/{field}", "en")] == found


def test_a_citation_has_the_name_of_the_act_in_each_language() -> None:
    cited = {locale: explanation.cited(CITATION, locale) for locale in LOCALES}

    assert len(LOCALES) == len(set(cited.values()))
    assert all(title.endswith(" § 20(3)") for title in cited.values())


def test_a_section_is_isolated_in_a_source_read_from_right_to_left() -> None:
    answer = {"citations": [{**CITATION, "url": "https://lovdata.no/x"}]}
    (source,) = explanation.sources(answer, "ar", "2026-11-21")

    assert source["title"].endswith(f"{ISOLATE}§ 20(3){END}")


def test_ids_are_listed_in_words() -> None:
    assert "Norwegian" == listed(["norwegian"], "en")
    assert "Norwegian and social studies" == listed(["norwegian", PARTS[2]], "en")
    assert listed(PARTS, "en").count(",") == len(PARTS) - 1
    assert "work or a trade certificate" == listed(["work", "vocational"], "en", "or")


def test_sentences_are_kept_whole_and_only_while_they_fit() -> None:
    long, short = "b" * 180 + ".", "c" * 20 + "."

    assert f"A. Z. {short}" == fitted("A.", "Z.", [long + long, short])
    assert f"A. Z. {long}" == fitted("A.", "Z.", [long, short])
    assert message_length("\U0001f600") == 2
