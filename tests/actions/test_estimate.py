"""When an estimate begins, what it still asks for, and what it answers."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.benefit import ActionAnswerBenefit
from actions.consent import ActionConsent, ActionDecline
from actions.duration import ActionAnswerDuration, goal_estimate
from actions.estimate import (
    ActionEstimate,
    ActionInform,
    ActionShowSteps,
    begin,
    concerned,
)
from actions.forms import EstimateForm, ValidateBenefitForm, ValidateDurationForm
from actions.slots import UNKNOWN

from .talk import Done, conversation, run, said, user

OLD = {"age": 30, "couple_both_in_programme": False}
YOUNG = {"age": 23, "lives_with_parents": False}
COUPLE = {"age": 30, "couple_both_in_programme": True, "has_children": False}
SCHOOL = {"education": "none", "end_goal": "work"}

NEEDED = [
    ("The age first", "benefit", {}, ["age"]),
    ("Under 25: the parents", "benefit", {"age": 24}, ["lives_with_parents"]),
    ("From 25: the partner", "benefit", {"age": 25}, ["couple_both_in_programme"]),
    (
        "A couple: the children",
        "benefit",
        COUPLE | {"has_children": None},
        ["has_children"],
    ),
    ("Without children: the start", "benefit", COUPLE, ["programme_start"]),
    ("A start that is not known", "benefit", COUPLE | {"programme_start": UNKNOWN}, []),
    ("Alone", "benefit", OLD, []),
    ("Children", "benefit", {"age": 30, "has_children": True}, []),
    ("Young and alone", "benefit", YOUNG, []),
    ("Nothing of the length", "duration", {}, ["education"]),
    ("The goal is missing", "duration", {"education": "none"}, ["end_goal"]),
    ("All of the length", "duration", SCHOOL, []),
    ("Neither is known", "duration", dict.fromkeys(SCHOOL, UNKNOWN), []),
    (
        "Collective protection had lengths of its own in 2025",
        "duration",
        SCHOOL | {"programme_start": "2025-03-01"},
        ["permit"],
    ),
    (
        "The permit is known",
        "duration",
        SCHOOL | {"programme_start": "2025-03-01", "permit": "other"},
        [],
    ),
    ("Schooling is not known", "duration", {"education": UNKNOWN}, ["end_goal"]),
]
FORMS: dict[str, EstimateForm] = {
    "benefit": ValidateBenefitForm(),
    "duration": ValidateDurationForm(),
}


@pytest.mark.parametrize(
    ("kind", "slots", "missing"), [c[1:] for c in NEEDED], ids=[c[0] for c in NEEDED]
)
async def test_the_form_asks_for_what_the_law_needs(
    kind: str, slots: dict[str, Any], missing: list[str]
) -> None:
    tracker = conversation(slots)
    asked = await FORMS[kind].required_slots([], CollectingDispatcher(), tracker, {})
    wanted = f"{kind}_form" if missing else f"action_answer_{kind}"

    assert missing == asked
    assert wanted == Done(begin(kind, tracker), []).next


CONCERNED = [
    ("Nothing was asked for", None, {"age": 26}, None),
    ("The benefit", "benefit", {"age": 26}, "benefit"),
    ("The benefit has no goal", "benefit", {"end_goal": "work"}, None),
    ("The length", "duration", {"education": "none"}, "duration"),
    ("The age limits the goals", "duration", {"age": 26}, "duration"),
    ("The length has no children", "duration", {"has_children": True}, None),
    ("A new language is no fact", "benefit", {"language": "uk"}, None),
    ("Nothing is told", "benefit", {}, None),
]


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [c[1:] for c in CONCERNED],
    ids=[c[0] for c in CONCERNED],
)
def test_concerned(
    asked: str | None, told: dict[str, Any], expected: str | None
) -> None:
    assert expected == concerned(conversation({"estimate": asked}, told=told))


def ranking(*names: str) -> dict[str, Any]:
    """What the classifier thought of the message."""
    return {"intent": "calculate", "intent_ranking": [{"name": name} for name in names]}


REPEAT = {"estimate": "benefit", **YOUNG}
OFFERED = {"events": [user(), said("utter_offer_duration"), user()]}
CASES: list[tuple[str, Action, Tracker, str | None, list[str]]] = [
    (
        "The button of the benefit",
        ActionEstimate(),
        conversation(intent="estimate_benefit"),
        "benefit_form",
        [],
    ),
    (
        "The button of the length counts more than facts",
        ActionEstimate(),
        conversation(intent="estimate_duration", told={"age": 23}),
        "duration_form",
        [],
    ),
    (
        "A wish with all facts is answered at once",
        ActionEstimate(),
        conversation(intent="calculate", told=YOUNG),
        "action_answer_benefit",
        [],
    ),
    (
        "A wish with schooling",
        ActionEstimate(),
        conversation(intent="calculate", told={"education": "none"}),
        "duration_form",
        [],
    ),
    (
        "A wish after a topic of the benefit",
        ActionEstimate(),
        conversation(intent="calculate", events=[said("utter_a", "basic_amount")]),
        "benefit_form",
        [],
    ),
    (
        "A wish after a topic of the programme",
        ActionEstimate(),
        conversation(
            intent="calculate", events=[said("utter_a", "programme_duration")]
        ),
        "duration_form",
        [],
    ),
    (
        "The wish's own words where nothing came before",
        ActionEstimate(),
        conversation(**ranking("calculate", "faq/appeal", "faq/programme_leave")),
        "duration_form",
        [],
    ),
    (
        "A wish out of nowhere",
        ActionEstimate(),
        conversation(**ranking("calculate", "faq/appeal")),
        None,
        ["utter_what_to_estimate"],
    ),
    (
        "A new age: the last estimate again",
        ActionInform(),
        conversation({"estimate": "benefit", **OLD}, told={"age": 26}),
        "action_answer_benefit",
        [],
    ),
    (
        "Only the benefit looks at children",
        ActionInform(),
        conversation(told={"has_children": True}),
        "benefit_form",
        [],
    ),
    (
        "An age alone may be for anything",
        ActionInform(),
        conversation(told={"age": 26}),
        None,
        ["utter_noted"],
    ),
    (
        "Nothing that we can use",
        ActionInform(),
        conversation(told={"number": 7}),
        None,
        ["utter_what_to_estimate"],
    ),
    (
        "The steps of an estimate",
        ActionShowSteps(),
        conversation(REPEAT),
        None,
        ["utter_text/benefit"],
    ),
    (
        "The steps of an estimate that now lacks a fact",
        ActionShowSteps(),
        conversation({"estimate": "benefit", "age": 23}),
        "benefit_form",
        [],
    ),
    (
        "The steps of a length",
        ActionShowSteps(),
        conversation({"estimate": "duration", **SCHOOL}),
        None,
        ["utter_text/duration"],
    ),
    (
        "The steps of a goal's length",
        ActionShowSteps(),
        conversation({"estimate": "duration", "end_goal": "vocational"}),
        None,
        ["utter_text/duration_of_goal"],
    ),
    (
        "The steps of a length without schooling and goal",
        ActionShowSteps(),
        conversation({"estimate": "duration"}),
        "duration_form",
        [],
    ),
    (
        "Absence told out of nowhere gets its rules and an offer",
        ActionInform(),
        conversation(told={"invalid_absence_hours": 5}),
        None,
        ["utter_faq/absence_rules", "utter_offer_benefit"],
    ),
    (
        "Absence told after an estimate",
        ActionInform(),
        conversation(REPEAT, told={"invalid_absence_hours": 5}),
        "action_answer_benefit",
        [],
    ),
    (
        "The birthday told after an estimate",
        ActionInform(),
        conversation(REPEAT, told={"turns_25_in": "2027-03"}),
        "action_answer_benefit",
        [],
    ),
    (
        "The birthday told out of nowhere: the age is known, the home is not",
        ActionInform(),
        conversation(told={"turns_25_in": "2027-03"}),
        "benefit_form",
        [],
    ),
    (
        "The start told after a length",
        ActionInform(),
        conversation(
            {"estimate": "duration", **SCHOOL}, told={"programme_start": "2026-02-01"}
        ),
        "action_answer_duration",
        [],
    ),
    (
        "The steps of nothing",
        ActionShowSteps(),
        conversation(),
        None,
        ["utter_no_estimate_yet"],
    ),
    (
        "Yes to an offer",
        ActionConsent(),
        conversation(intent="affirm", **OFFERED),
        "duration_form",
        [],
    ),
    (
        "Yes to nothing",
        ActionConsent(),
        conversation(intent="affirm", events=[said("utter_greet")]),
        None,
        ["utter_nothing_offered"],
    ),
    (
        "Yes, and a fact for the last estimate",
        ActionConsent(),
        conversation(REPEAT, intent="affirm", told={"age": 24}, **OFFERED),
        "action_answer_benefit",
        [],
    ),
    (
        "No to an offer",
        ActionDecline(),
        conversation(intent="deny", **OFFERED),
        None,
        ["utter_nothing_offered"],
    ),
    (
        "No, I am 24",
        ActionDecline(),
        conversation(REPEAT, intent="deny", told={"age": 24}),
        "action_answer_benefit",
        [],
    ),
    (
        "A made-up schooling is asked for again",
        ActionInform(),
        conversation({"estimate": "duration"}, told={"education": "no_such_thing"}),
        "duration_form",
        [],
    ),
]


@pytest.mark.parametrize(
    ("action", "tracker", "following", "responses"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
async def test_what_comes_next(
    action: Action, tracker: Tracker, following: str | None, responses: list[str]
) -> None:
    done = await run(action, tracker)

    assert following == done.next
    assert responses == done.responses


SHARES = [
    ("Full", OLD, "22758.17"),
    ("Under 25", YOUNG, "15172.11"),
    ("With parents", YOUNG | {"lives_with_parents": True}, "7586.06"),
    ("A couple", COUPLE | {"programme_start": "2026-01-01"}, "18965.14"),
]


@pytest.mark.parametrize(
    ("slots", "monthly"), [c[1:] for c in SHARES], ids=[c[0] for c in SHARES]
)
async def test_the_benefit_is_what_the_law_says(
    slots: dict[str, Any], monthly: str
) -> None:
    done = await run(ActionAnswerBenefit(), conversation(slots))
    values = done.messages[0]

    assert ["utter_text/benefit"] == done.responses
    assert {"estimate": "benefit"} == done.slots
    assert monthly == values["monthly_kr"] == values["estimate"]["monthly"]
    assert "benefit_amount" == values["topic"]


async def test_an_unknown_fact_gives_a_range() -> None:
    facts = {"age": 23, "lives_with_parents": UNKNOWN}
    done = await run(ActionAnswerBenefit(), conversation(facts))
    values = done.messages[0]

    assert ["utter_text/benefit_range"] == done.responses
    assert ("7586.06", "15172.11") == (values["lowest_kr"], values["highest_kr"])


@pytest.mark.parametrize("action", [ActionAnswerBenefit(), ActionAnswerDuration()])
async def test_a_day_outside_the_known_law_gives_no_number(
    action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TODAY", "1990-01-01")
    done = await run(action, conversation(OLD | SCHOOL))

    assert 1 == len(done.messages)
    assert "action_listen" == done.next
    assert not done.slots
    assert not done.messages[0].get("estimate")


LENGTHS = [
    ("A length", SCHOOL, "utter_text/duration"),
    ("Neither is known", dict.fromkeys(SCHOOL, UNKNOWN), "utter_text/duration_range"),
    (
        "A goal that schooling rules out",
        {"education": "higher", "end_goal": "parts_of_upper_secondary"},
        "utter_text/duration_goal_not_allowed",
    ),
]


@pytest.mark.parametrize(
    ("slots", "response"), [c[1:] for c in LENGTHS], ids=[c[0] for c in LENGTHS]
)
async def test_the_length_is_what_the_law_says(
    slots: dict[str, Any], response: str
) -> None:
    done = await run(ActionAnswerDuration(), conversation(slots))

    assert [response] == [name.removesuffix("_extension") for name in done.responses]
    assert {"estimate": "duration"} == done.slots
    assert "programme_duration" == done.messages[0]["topic"]


async def test_who_began_learns_the_last_day_and_what_was_assumed() -> None:
    slots = {"education": "higher", "programme_start": "2026-03-02"}
    done = await run(ActionAnswerDuration(), conversation(slots))
    message = done.messages[0]
    also = dict(message["also"])

    assert "2026-03-02" == message["estimate"]["on"]
    # 2 March 2026 + 12 months - 1 day
    assert {"end_date": "2027-03-01"} == also["utter_text/latest_end"]
    assert "utter_text/assumed_offered_at_start" in also


async def test_a_start_to_come_is_offered_today() -> None:
    slots = {"education": "higher", "programme_start": "2027-01-04"}
    done = await run(ActionAnswerDuration(), conversation(slots))
    message = done.messages[0]

    assert "2026-11-21" == message["estimate"]["on"]
    assert "2028-01-03" == message["estimate"]["latest_end"]
    assert "utter_text/assumed_offered_at_start" not in dict(message["also"])


async def test_lengths_that_are_not_known_are_not_guessed() -> None:
    slots = {**SCHOOL, "programme_start": "2025-03-03"}
    told = {"permit": "collective_protection"}
    done = await run(ActionAnswerDuration(), conversation(slots | told))
    message = done.messages[0]

    assert "utter_duration_unknown" == message["response"]
    assert message["estimate"]["longest_months"] is None


async def test_a_permit_from_before_2021_is_under_the_older_act() -> None:
    done = await run(
        ActionAnswerDuration(), conversation(SCHOOL | {"permit_date": "2020-06-01"})
    )

    assert 24 == done.messages[0]["estimate"]["longest_months"]


async def test_the_age_of_a_birth_date_limits_the_goals() -> None:
    slots = SCHOOL | {"end_goal": "vocational", "birth_date": "1968-01-01"}
    done = await run(ActionAnswerDuration(), conversation(slots))

    assert done.messages[0]["estimate"]["goal_allowed"] is False


@pytest.mark.parametrize(
    ("title", "slots", "told"),
    [
        (
            "A goal that tells the schooling",
            {"end_goal": "completed_upper_secondary"},
            True,
        ),
        ("A goal for everybody", {"end_goal": "work"}, False),
        ("No goal", {}, False),
        ("The schooling is known", SCHOOL | {"end_goal": "vocational"}, False),
    ],
)
def test_goal_estimate(title: str, slots: dict[str, Any], told: bool) -> None:
    assert told == (goal_estimate(conversation(slots)) is not None)


def asking(
    found: dict[str, Any], told: dict[str, Any] | None = None, intent: str = "inform"
) -> Tracker:
    """A form that asked for the parents; what the mappings found comes last."""
    slots = [{"event": "slot", "name": n, "value": v} for n, v in found.items()]
    return conversation(
        {"requested_slot": "lives_with_parents"},
        told=told,
        intent=intent,
        events=[user(), *slots],
    )


BESIDE = {"lives_with_parents": False, "age": 26}
NO = {"lives_with_parents": False}
MIXED = {"age": 25, "programme_start": "soon"}
KEPT = [
    ("A value that can be", "benefit", asking({"age": 25}), {"age": 25}, 0),
    ("One that cannot be", "benefit", asking({"age": 300}), {"age": None}, 1),
    (
        "Each value is judged by itself",
        "benefit",
        asking(MIXED),
        MIXED | {"programme_start": None},
        1,
    ),
    (
        "Not known",
        "duration",
        asking({"end_goal": UNKNOWN}, intent="dont_know"),
        {"end_goal": UNKNOWN},
        0,
    ),
    (
        "A fact that nobody asked for and that cannot be is left out silently",
        "benefit",
        asking({"birth_date": "2040-01-01"}),
        {"birth_date": None},
        0,
    ),
    (
        "A new age takes the place of the birth date",
        "benefit",
        asking({"age": 26}, {"age": 26}),
        {"age": 26, "birth_date": None, "turns_25_in": None},
        1,
    ),
    ("Slots of others", "benefit", asking({"locale": "uk"}), {"locale": "uk"}, 0),
    (
        "A yes or no about another fact answers no question",
        "benefit",
        asking(BESIDE, {"age": 26}, "deny"),
        BESIDE | {"lives_with_parents": None},
        1,
    ),
    ("A plain no answers it", "benefit", asking(NO, intent="deny"), NO, 0),
    ("A no with the fact itself", "benefit", asking(NO, NO, "deny"), NO, 0),
]


@pytest.mark.parametrize(
    ("kind", "tracker", "kept", "said"),
    [c[1:] for c in KEPT],
    ids=[c[0] for c in KEPT],
)
async def test_the_form_keeps_what_can_be(
    kind: str, tracker: Tracker, kept: dict[str, Any], said: int
) -> None:
    done = await run(FORMS[kind], tracker)

    assert kept == {name: done.slots[name] for name in kept}
    assert said == len(done.messages)


async def test_a_fact_beside_the_question_is_thanked_for() -> None:
    done = await run(FORMS["benefit"], asking(BESIDE, {"age": 26}, "deny"))

    assert ["utter_noted_here"] == done.responses


async def test_a_fact_that_was_known_is_not_thanked_for() -> None:
    known = {"event": "slot", "name": "age", "value": 26}
    tracker = asking({"age": 26}, {"age": 26})
    tracker.events.insert(0, known)
    done = await run(FORMS["benefit"], tracker)

    assert [] == done.responses


def asking_goal(text: str, told: dict[str, Any]) -> Tracker:
    """A form that knows the schooling and asked for the goal."""
    before = {"event": "slot", "name": "education", "value": "lower_secondary"}
    slots = [{"event": "slot", "name": n, "value": v} for n, v in told.items()]
    return conversation(
        {"requested_slot": "end_goal"},
        told=told,
        events=[before, user(text), *slots],
        text=text,
    )


SCHOOL = {"education": "upper_secondary"}


@pytest.mark.parametrize(
    ("title", "text", "told", "education", "said"),
    [
        (
            "A school as the answer to the goal is no schooling",
            "upper secondary school",
            SCHOOL,
            "lower_secondary",
            ["utter_expected_end_goal"],
        ),
        (
            "A sentence about one's schooling corrects it",
            "no, I finished upper secondary school at home",
            SCHOOL,
            "upper_secondary",
            ["utter_noted_here"],
        ),
        (
            "Nor is a university",
            "university",
            {"education": "higher"},
            "lower_secondary",
            ["utter_expected_end_goal"],
        ),
    ],
)
async def test_a_school_is_a_goal_where_the_goal_was_asked_for(
    title: str, text: str, told: dict[str, Any], education: str, said: list[str]
) -> None:
    done = await run(FORMS["duration"], asking_goal(text, told))

    assert education == done.slots["education"], title
    assert said == done.responses, title


async def test_a_goal_as_the_answer_to_the_schooling_is_asked_again() -> None:
    told = {"end_goal": "parts_of_upper_secondary"}
    slots = [{"event": "slot", "name": n, "value": v} for n, v in told.items()]
    tracker = conversation(
        {"requested_slot": "education"},
        told=told,
        events=[user("some high school"), *slots],
        text="some high school",
    )
    done = await run(FORMS["duration"], tracker)

    assert done.slots["end_goal"] is None
    assert ["utter_expected_education"] == done.responses


async def test_a_wish_after_an_offer_takes_the_offer() -> None:
    events = [said("utter_faq/absence_rules", "absence_rules")]
    events += [said("utter_offer_benefit"), user("порахуй")]
    done = await run(ActionEstimate(), conversation(intent="calculate", events=events))

    assert "benefit_form" == done.next


async def test_schooling_and_goal_together_ask_how_long() -> None:
    told = {"education": "lower_secondary", "end_goal": "vocational"}
    done = await run(ActionInform(), conversation(told=told))

    assert "action_answer_duration" == done.next
