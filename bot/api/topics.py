"""What each kind of estimate is: its facts, the law that assesses, its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from bot.law.answer import Json
from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.content.answer import content_answer
from bot.law.content.assess import assess_content
from bot.law.content.facts import ContentFacts
from bot.law.duration.answer import duration_answer
from bot.law.duration.assess import assess_duration
from bot.law.duration.facts import DurationFacts
from bot.law.eligibility.answer import eligibility_answer
from bot.law.eligibility.assess import assess_eligibility
from bot.law.eligibility.facts import EligibilityFacts
from bot.law.leave.answer import leave_answer
from bot.law.leave.assess import assess_leave
from bot.law.leave.facts import LeaveFacts

Kind = Literal["benefit", "duration", "eligibility", "content", "leave"]


@dataclass(frozen=True)
class Topic:
    """The parts of the law that make an estimate of one kind."""

    facts: Callable[..., Any]
    assess: Callable[[Any], Any]
    answer: Callable[[Any], Json]


TOPICS: Final[Mapping[Kind, Topic]] = {
    "benefit": Topic(BenefitFacts, assess_benefit, benefit_answer),
    "duration": Topic(DurationFacts, assess_duration, duration_answer),
    "eligibility": Topic(EligibilityFacts, assess_eligibility, eligibility_answer),
    "content": Topic(ContentFacts, assess_content, content_answer),
    "leave": Topic(LeaveFacts, assess_leave, leave_answer),
}
KINDS: Final[tuple[Kind, ...]] = tuple(TOPICS)
