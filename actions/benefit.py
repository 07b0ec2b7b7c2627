"""The benefit estimate: from slots to the law to a text."""

from __future__ import annotations

from datetime import date

from rasa_sdk import Action
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.birthday import birth_date, changes_later, known_until, said_by_month
from actions.saying import Estimate, say_estimate
from actions.slots import Tracker, day, number, skipped, whole_number, yes_or_no
from bot.i18n.benefit_results import benefit_of_the_day, benefit_periods
from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts, birthday_of_change, needed_facts
from bot.law.benefit.periods import benefit_periods as periods_of
from bot.law.errors import LawError
from bot.settings import read_settings


class ActionAnswerBenefit(Action):
    """Says the amount, or the range and why, with the steps that matter."""

    def name(self) -> str:
        """Rasa's name of the action."""
        return "action_answer_benefit"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Work it out under the rules of today."""
        done = [SlotSet("estimate", "benefit")] if answer(dispatcher, tracker) else []
        # A followup runs outside the rules: without this the bot would fall back.
        return [*done, FollowupAction("action_listen")]


def answer(
    dispatcher: CollectingDispatcher, tracker: Tracker, *, all_steps: bool = False
) -> bool:
    """Say the estimate; whether there is one for the day."""
    try:
        told = facts(tracker)
        estimate = _estimate(told)
    except LawError:
        dispatcher.utter_message(response="utter_benefit_outside_law")
        return False
    split = said_by_month(tracker, estimate) or benefit_periods(estimate)
    said = (*benefit_of_the_day(estimate), *split, *changes_later(told))
    say_estimate(dispatcher, "benefit", estimate, said, all_steps=all_steps)
    return True


def _estimate(told: BenefitFacts) -> Estimate:
    """Today's benefit, in parts where somebody turns 25 in the time that is known."""
    today, end = told.on, known_until(told.on)
    change = birthday_of_change(told)
    split = change is not None and today < change <= end
    span = periods_of(told, start=today, end=end) if split else None
    return benefit_answer(assess_benefit(told), span)


def facts(tracker: Tracker) -> BenefitFacts:
    """The facts of the conversation as the law asks for them."""
    today = read_settings().now().date()
    born = birth_date(tracker, today)
    return BenefitFacts(
        on=today,
        birth_date=born,
        age=None if born else whole_number(tracker, "age"),
        lives_with_parents=yes_or_no(tracker, "lives_with_parents"),
        couple_both_in_programme=yes_or_no(tracker, "couple_both_in_programme"),
        has_children=yes_or_no(tracker, "has_children"),
        permit_date=_past(day(tracker, "permit_date"), today),
        programme_start=day(tracker, "programme_start"),
        invalid_absence_hours=number(tracker, "invalid_absence_hours"),
    )


def needed(tracker: Tracker) -> tuple[str, ...]:
    """The facts to ask for, in order; the age first, since all else hangs on it."""
    missing = needed_facts(facts(tracker))
    return ("age",) if "age" in missing and "age" not in skipped(tracker) else missing


def _past(told: date | None, today: date) -> date | None:
    """A permit that is still to come decides nothing."""
    return told if told is None or told <= today else None
