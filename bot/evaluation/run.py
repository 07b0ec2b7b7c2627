"""Asks the trained model every question of a set, the way a message reaches the bot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from bot.evaluation.measure import Case
from bot.evaluation.outcome import outcome_of
from bot.evaluation.sets import Question
from bot.settings import InvalidSetting

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant


def load(model: Path) -> Assistant:
    """The assistant as far as it is needed to parse: no actions, nothing stored.

    Raises:
        InvalidSetting: the model has not been trained yet.
    """
    if not model.is_file():
        msg = f"no model at {model}; run `make train`"
        raise InvalidSetting(msg)
    # Here, since importing Rasa takes seconds and a wrong set should be told at once.
    from rasa.core.agent import Agent  # noqa: PLC0415

    from bot.dialogue.assistant import Assistant  # noqa: PLC0415
    from bot.dialogue.tracker_store import ConversationStore  # noqa: PLC0415

    agent = Agent.load(str(model))
    return Assistant(agent, ConversationStore(agent.domain))


async def ask(assistant: Assistant, questions: Sequence[Question]) -> list[Case]:
    """Parse each question; progress is shown on a terminal."""
    console = Console(stderr=True)
    shown = track(questions, "Asking", console=console, disable=not console.is_terminal)
    return [
        Case(question, outcome_of(await assistant.parse(question.text)))
        for question in shown
    ]
