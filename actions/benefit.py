"""The benefit estimate: from slots to the law to a text."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.slots import Tracker, day, skipped, whole_number, yes_or_no
from bot.law.benefit import assess_benefit
from bot.law.benefit_answer import benefit_answer
from bot.law.benefit_facts import BenefitFacts, needed_facts
from bot.law.errors import LawError
from bot.settings import read_settings


class ActionAnswerBenefit(Action):
    """Says the amount, or the range and why, with all its steps."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_benefit"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Work it out under the rules of today."""
        try:
            estimate = benefit_answer(assess_benefit(facts(tracker)))
        except LawError:
            dispatcher.utter_message(response="utter_benefit_outside_law")
            return [FollowupAction("action_listen")]
        dispatcher.utter_message(**_message(estimate))
        # A followup runs outside the rules: without this the bot would fall back.
        return [SlotSet("estimate", "benefit"), FollowupAction("action_listen")]


def _message(estimate: dict[str, Any]) -> dict[str, Any]:
    shared = {"estimate": estimate, "topic": "benefit_amount"}
    if found := estimate.get("range"):
        return {
            "response": "utter_benefit_range",
            "lowest_kr": found["lowest"],
            "highest_kr": found["highest"],
            **shared,
        }
    monthly = estimate["monthly"]
    return {"response": "utter_benefit_estimate", "monthly_kr": monthly, **shared}


def facts(tracker: Tracker) -> BenefitFacts:
    """The facts of the conversation as the law asks for them."""
    return BenefitFacts(
        on=read_settings().now().date(),
        age=whole_number(tracker, "age"),
        lives_with_parents=yes_or_no(tracker, "lives_with_parents"),
        couple_both_in_programme=yes_or_no(tracker, "couple_both_in_programme"),
        has_children=yes_or_no(tracker, "has_children"),
        programme_start=day(tracker, "programme_start"),
    )


def needed(tracker: Tracker) -> tuple[str, ...]:
    """The facts to ask for, in order; the age first, since all else hangs on it."""
    missing = needed_facts(facts(tracker))
    return ("age",) if "age" in missing and "age" not in skipped(tracker) else missing
