"""The duration estimate: from slots to the law to a text."""

from __future__ import annotations

from typing import Any, Final

from rasa_sdk import Action
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.slots import Tracker, known, one_of, skipped, whole_number
from bot.law.duration import assess_duration, needed_duration_facts
from bot.law.duration_answer import duration_answer
from bot.law.duration_facts import (
    DurationFacts,
    Education,
    EndGoal,
)
from bot.law.errors import LawError
from bot.settings import read_settings

# Goals that only people without finished upper secondary school can have.
GOALS_BELOW: Final = frozenset(
    {
        EndGoal.PARTS_OF_UPPER_SECONDARY,
        EndGoal.COMPLETED_UPPER_SECONDARY,
        EndGoal.VOCATIONAL,
    }
)


class ActionAnswerDuration(Action):
    """Says how long the programme can last, or what is open, with all its steps."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_duration"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Work it out for somebody who is offered a start today."""
        try:
            estimate = duration_answer(assess_duration(facts(tracker)))
        except LawError:
            dispatcher.utter_message(response="utter_duration_unknown")
            return [FollowupAction("action_listen")]
        dispatcher.utter_message(
            **_message(estimate), estimate=estimate, topic="programme_duration"
        )
        # A followup runs outside the rules: without this the bot would fall back.
        return [SlotSet("estimate", "duration"), FollowupAction("action_listen")]


def _message(estimate: dict[str, Any]) -> dict[str, Any]:
    if estimate["goal_allowed"] is False:
        return {"response": "utter_duration_goal_not_allowed"}
    if found := estimate.get("range"):
        return {
            "response": "utter_duration_range",
            "lowest_months": found["lowest"],
            "highest_months": found["highest"],
        }
    if estimate["longest_months"] is None:
        return {"response": "utter_duration_unknown"}
    return with_extension("utter_duration_estimate", estimate)


def with_extension(response: str, estimate: dict[str, Any]) -> dict[str, Any]:
    """The response and its values; a variant of it where time can be added."""
    values = {"longest_months": estimate["longest_months"]}
    if not estimate["extension_months"]:
        return {"response": response, **values}
    extension = {"extension_years": estimate["extension_months"]}
    return {"response": f"{response}_extension", **values, **extension}


def goal_estimate(tracker: Tracker) -> dict[str, Any] | None:
    """The answer for a goal that itself tells the schooling, or None.

    Whoever aims at finishing upper secondary school has not finished it yet.
    """
    goal = known(tracker, "end_goal")
    if goal not in {item.value for item in GOALS_BELOW} or known(tracker, "education"):
        return None
    assumed = DurationFacts(
        on=read_settings().now().date(),
        education=Education.LOWER_SECONDARY,
        end_goal=EndGoal(goal),
    )
    return duration_answer(assess_duration(assumed))


def facts(tracker: Tracker) -> DurationFacts:
    """The facts of the conversation as the law asks for them."""
    return DurationFacts(
        on=read_settings().now().date(),
        education=one_of(tracker, "education", Education),
        end_goal=one_of(tracker, "end_goal", EndGoal),
        age=whole_number(tracker, "age"),
    )


def needed(tracker: Tracker) -> tuple[str, ...]:
    """The facts to ask for, in order; without the schooling the goal still helps."""
    missing = needed_duration_facts(facts(tracker))
    goal_helps = "education" in skipped(tracker) and not known(tracker, "end_goal")
    return (*missing, "end_goal") if goal_helps else missing
