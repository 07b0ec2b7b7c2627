"""How an action hands an estimate to the texts: names and values, no words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rasa_sdk.executor import CollectingDispatcher

from bot.i18n.sentence import Sentence

Estimate = dict[str, Any]
_TOPICS: Final = {"benefit": "benefit_amount", "duration": "programme_duration"}


def say_estimate(
    dispatcher: CollectingDispatcher,
    kind: str,
    estimate: Estimate,
    said: Sequence[Sentence],
    *,
    all_steps: bool = False,
) -> None:
    """Utter the result; the generator adds what is open and the steps.

    Args:
        dispatcher: collects the message.
        kind: benefit or duration.
        estimate: the answer of the law.
        said: the result in sentences, the most important one first.
        all_steps: show every step, not only those that matter most.
    """
    first, *others = said
    dispatcher.utter_message(
        response=first.name,
        **first.values,
        also=[[other.name, dict(other.values)] for other in others],
        estimate=estimate,
        kind=kind,
        topic=_TOPICS[kind],
        all_steps=all_steps,
    )
