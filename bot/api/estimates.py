"""From a request to its answer: checked, read, assessed, put into JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, Final

from bot.api.errors import OUTSIDE, FieldError, InvalidRequest
from bot.api.fields import OLDEST
from bot.api.reading import read_day, read_facts
from bot.api.topics import KINDS, TOPICS, Kind
from bot.api.validation import check
from bot.law.ages import whole_years
from bot.law.answer import Json
from bot.law.assessment import Assessment
from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.periods import benefit_periods
from bot.law.comparison import changed_answer
from bot.law.errors import ImpossibleFacts, OutsideKnownParameters

__all__ = ["KINDS", "Kind", "estimate", "worded"]

# The days of a request that may lie outside what is known; of two that are as near, the
# first is meant.
_DAYS: Final = (
    *("on", "from", "to", "permit_date", "programme_start", "decision_date"),
    "birth_date",
)


def estimate(kind: Kind, request: object) -> Json:
    """The answer to a request, without words.

    Args:
        kind: what is asked for.
        request: the JSON of the request, as `json.loads` gives it.

    Raises:
        InvalidRequest: with one entry for each field that is wrong.
    """
    check(kind, request)
    assert isinstance(request, dict)  # noqa: S101 - the check has seen to it
    with _refused(request):
        facts = TOPICS[kind].facts(**read_facts(kind, request))
        _check_age(facts)
        asked, answer = _answered(kind, facts, read_day(request, "to"))
    other = read_day(request, "compare_on")
    if other is None:
        return answer
    return {**answer, "changed": _changed(kind, facts, asked, other)}


def worded(kind: Kind, answer: Json, locale: str) -> Json:
    """The answer with `text` and `text_short` in a language: what HTTP answers."""
    from bot.i18n.bidi import isolated  # noqa: PLC0415
    from bot.i18n.explanation import long_text, short_text  # noqa: PLC0415

    return {
        **answer,
        "text": isolated(long_text(kind, answer, locale), locale),
        "text_short": short_text(kind, answer, locale),
    }


def _check_age(facts: Any) -> None:
    """A birth date must not make somebody older than an age may be.

    Raises:
        ImpossibleFacts: of the birth date.
    """
    born = getattr(facts, "birth_date", None)
    if born and whole_years(born, facts.on) > OLDEST:
        raise ImpossibleFacts(field="birth_date", code="out_of_range")


def _answered(kind: Kind, facts: Any, end: date | None) -> tuple[Assessment, Json]:
    """The assessment of the day, or of the first day of a span, and the answer."""
    topic = TOPICS[kind]
    if end is None:
        found = topic.assess(facts)
        return found, topic.answer(found)
    span = benefit_periods(facts, start=facts.on, end=end)
    first = span.periods[0].assessment
    return first, benefit_answer(first, span)


def _changed(kind: Kind, facts: Any, asked: Assessment, other: date) -> Json:
    """The rules that make the difference between the day asked about and another.

    The age of somebody whose birth date is known is that of the other day.
    """
    unknown_age = {"age": None} if getattr(facts, "birth_date", None) else {}
    try:
        compared = TOPICS[kind].assess(replace(facts, on=other, **unknown_age))
    except ImpossibleFacts as error:
        raise InvalidRequest([FieldError("compare_on", error.code)]) from None
    except OutsideKnownParameters as error:
        raise InvalidRequest([_outside("compare_on", error)]) from None
    return changed_answer(asked, compared)


@contextmanager
def _refused(request: Mapping[str, Any]) -> Iterator[None]:
    """Say of which field it is what the law refuses."""
    try:
        yield
    except ImpossibleFacts as error:
        raise InvalidRequest([FieldError(error.field, error.code)]) from None
    except OutsideKnownParameters as error:
        raise InvalidRequest([_outside(_nearest(request, error.on), error)]) from None


def _nearest(request: Mapping[str, Any], day: date) -> str:
    """The field whose day an error is about, or that it was worked out from."""
    days = {field: read_day(request, field) for field in _DAYS}
    given = {field: found for field, found in days.items() if found}
    return min(given, key=lambda field: abs(given[field] - day))


def _outside(field: str, error: OutsideKnownParameters) -> FieldError:
    """A day that is not known, with the days that are."""
    return FieldError(field, OUTSIDE, first=error.first, last=error.last)
