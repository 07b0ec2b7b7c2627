"""The duration estimate: from slots to the law to a text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from rasa_sdk import Action
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.birthday import birth_date
from actions.saying import Estimate, say_estimate
from actions.slots import Tracker, day, known, one_of, skipped, whole_number
from bot.i18n.results import results, with_extension
from bot.i18n.sentence import Sentence
from bot.law.ages import whole_years
from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration, needed_duration_facts
from bot.law.duration.facts import DurationFacts, Education, EndGoal, Permit
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
# The law has no answer: the chat also says whom to ask.
_UNKNOWN: Final = {"utter_text/duration_unknown": Sentence("utter_duration_unknown")}


class ActionAnswerDuration(Action):
    """Says how long the programme can last, or what is open, with what matters."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_duration"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Work it out for the day on which the start is, or was, offered."""
        done = [SlotSet("estimate", "duration")] if answer(dispatcher, tracker) else []
        # A followup runs outside the rules: without this the bot would fall back.
        return [*done, FollowupAction("action_listen")]


def answer(
    dispatcher: CollectingDispatcher, tracker: Tracker, *, all_steps: bool = False
) -> bool:
    """Say the estimate; whether the law of the day is known."""
    try:
        told = facts(tracker)
        estimate = duration_answer(assess_duration(told))
    except LawError:
        dispatcher.utter_message(response="utter_duration_unknown")
        return False
    said = (*_said(estimate), *_assumed(told))
    say_estimate(dispatcher, "duration", estimate, said, all_steps=all_steps)
    return True


def _said(estimate: Estimate) -> Iterator[Sentence]:
    for sentence in results("duration", estimate):
        yield _UNKNOWN.get(sentence.name, sentence)


def _assumed(told: DurationFacts) -> Iterator[Sentence]:
    """The day of the offer decides; of those who began, only the start is known."""
    if told.on < _today():
        yield Sentence("utter_text/assumed_offered_at_start")


def goal_estimate(tracker: Tracker) -> Estimate | None:
    """The answer for a goal that itself tells the schooling, or None.

    Whoever aims at finishing upper secondary school has not finished it yet.
    """
    goal = known(tracker, "end_goal")
    if goal not in {item.value for item in GOALS_BELOW} or known(tracker, "education"):
        return None
    assumed = DurationFacts(
        on=_today(),
        education=Education.LOWER_SECONDARY,
        end_goal=EndGoal(goal),
    )
    return duration_answer(assess_duration(assumed))


def say_goal(
    dispatcher: CollectingDispatcher, estimate: Estimate, *, all_steps: bool = False
) -> None:
    """How long the programme can be with a goal, whoever has it."""
    said = [with_extension("duration_of_goal", estimate)]
    say_estimate(dispatcher, "duration", estimate, said, all_steps=all_steps)


def facts(tracker: Tracker) -> DurationFacts:
    """The facts of the conversation as the law asks for them.

    Who began already was offered the start on that day at the latest.
    """
    start = day(tracker, "programme_start")
    return DurationFacts(
        on=min(_today(), start or _today()),
        education=one_of(tracker, "education", Education),
        end_goal=one_of(tracker, "end_goal", EndGoal),
        permit=one_of(tracker, "permit", Permit),
        age=_age(tracker),
        permit_date=_permit_date(tracker),
        programme_start=start,
    )


def needed(tracker: Tracker) -> tuple[str, ...]:
    """The facts to ask for, in order; without the schooling the goal still helps.

    The permit is asked for only where those with collective protection had rules of
    their own.
    """
    assessed = assess_duration(facts(tracker))
    asked = needed_duration_facts(facts(tracker))
    goal_helps = "education" in skipped(tracker) and not known(tracker, "end_goal")
    permit_matters = "assumed_not_collective_protection" in assessed.notices
    return (
        *(("permit",) if permit_matters else ()),
        *asked,
        *(("end_goal",) if goal_helps and "end_goal" not in asked else ()),
    )


def _age(tracker: Tracker) -> int | None:
    born = birth_date(tracker, _today())
    told = whole_number(tracker, "age")
    return whole_years(born, _today()) if born else told


def _permit_date(tracker: Tracker) -> date | None:
    """When the permit came; one from after the start changes nothing."""
    told = day(tracker, "permit_date")
    return told if told and told <= _today() else None


def _today() -> date:
    return read_settings().now().date()
