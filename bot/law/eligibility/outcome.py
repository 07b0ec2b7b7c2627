"""A right and a duty that the facts and the law leave possible."""

from __future__ import annotations

from dataclasses import dataclass

from bot.law.eligibility.facts import Answer


@dataclass(frozen=True)
class Outcome:
    """One possible answer.

    Attributes:
        right: yes, no, or that the municipality may offer it.
        duty: yes or no.
        rule: the rule that decided.
        asked: the missing facts that were settled on the way to it.
        if_in_force: it holds only if an adopted change has come into force.
    """

    right: Answer
    duty: Answer
    rule: str
    asked: tuple[str, ...] = ()
    if_in_force: bool = False


def neither(rule: str, asked: tuple[str, ...]) -> Outcome:
    """No right and no duty."""
    return Outcome(Answer.NO, Answer.NO, rule, asked)


def offer(rule: str, asked: tuple[str, ...]) -> Outcome:
    """The municipality may offer the programme; nobody has to accept."""
    return Outcome(Answer.MAY_OFFER, Answer.NO, rule, asked)


def right_with(duty: Answer, rule: str, asked: tuple[str, ...]) -> Outcome:
    """A right, with the duty or without it."""
    return Outcome(Answer.YES, duty, rule, asked)
