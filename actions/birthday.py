"""When somebody turns 25: from a birth date, or from a month that is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from actions.saying import Estimate
from actions.slots import Tracker, day, known
from bot.i18n.benefit_results import period_sentence
from bot.i18n.sentence import Sentence
from bot.law import legislation
from bot.law.benefit.facts import BenefitFacts, birthday_of_change, reduced_below_age
from bot.law.errors import OutsideKnownParameters

_YEAR: Final = timedelta(days=365)
_MONTH_LENGTH: Final = len("2027-09")
_OLDEST: Final = timedelta(days=366 * 120)


def birth_date(tracker: Tracker, today: date) -> date | None:
    """The birth date that was told, or one that fits the month of the 25th birthday."""
    told = day(tracker, "birth_date")
    if told and today - _OLDEST < told <= today:
        return told
    month = day(tracker, "turns_25_in")
    return _born(month, today) if month else None


def _born(month: date, today: date) -> date:
    """Somebody who turns 25 in a month, which day is not known: its first day.

    In the month itself the birthday is still to come, so the first day after today.
    """
    tomorrow = today + timedelta(days=1)
    this_month = (month.year, month.month) == (tomorrow.year, tomorrow.month)
    turns = max(month, tomorrow) if this_month else month
    age = reduced_below_age(BenefitFacts(on=today))
    # 29 February has no day in most years: counted on from the first of the month.
    return date(turns.year - age, turns.month, 1) + timedelta(days=turns.day - 1)


def known_until(today: date) -> date:
    """A year from today, or the last day of which the amounts are known."""
    end = today + _YEAR
    try:
        legislation.value("basic_amount", on=end)
    except OutsideKnownParameters as outside:
        return outside.last or today
    return end


def changes_later(told: BenefitFacts) -> tuple[Sentence, ...]:
    """That the amount changes at 25, where that is after the time that is known."""
    change = birthday_of_change(told)
    later = change is not None and change > known_until(told.on)
    return (Sentence("utter_text/benefit_changes_later"),) if later else ()


def said_by_month(tracker: Tracker, estimate: Estimate) -> tuple[Sentence, ...]:
    """The split in sentences that name the month, where only that was told.

    A new basic amount before or after the birthday has a day, and is said by it.
    """
    told = known(tracker, "turns_25_in")
    month = day(tracker, "turns_25_in")
    periods = estimate.get("periods", ())
    by_day = day(tracker, "birth_date") or len(str(told)) > _MONTH_LENGTH
    if month is None or by_day:
        return ()
    turns = [place for place, part in enumerate(periods) if _begins_in(part, month)]
    if not any(turns):  # the first part is before the birthday
        return ()
    return tuple(
        _said(part, place - turns[-1], month) for place, part in enumerate(periods)
    )


def _begins_in(period: Estimate, month: date) -> bool:
    return bool(period["from"].startswith(f"{month:%Y-%m}"))


def _said(period: Estimate, place: int, month: date) -> Sentence:
    """A part of the split by its place: 0 begins with the birthday, -1 ends before."""
    if place == -1:
        return _part("until", period, month)
    return _part("from", period, month) if place == 0 else period_sentence(period)


def _part(which: str, period: Estimate, month: date) -> Sentence:
    """One side of the birthday: its amount, or its range where that is open."""
    values = {"change_month": month.isoformat()}
    if found := period.get("range"):
        bounds = {"lowest_kr": found["lowest"], "highest_kr": found["highest"]}
        return Sentence(f"utter_text/benefit_{which}_month_range", values | bounds)
    amount = {"monthly_kr": period["monthly"]}
    return Sentence(f"utter_text/benefit_{which}_month", values | amount)
