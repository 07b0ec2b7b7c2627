"""Measures in a process of its own, on one core: `python -m benchmarks.worker`.

Reads a job as JSON on stdin and writes the result as JSON to stdout.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.conversation import Turn, conversation, locales, questions
from benchmarks.figures import Sample
from bot.privacy import logs
from bot.settings import read_settings

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant

Parse = Callable[[str], Awaitable[Any]]

_WARM_UP_TURNS: Final = 30
_WARM_UP_PARSES: Final = 20


def main() -> int:
    """Do the job."""
    job: dict[str, Any] = json.load(sys.stdin)
    os.sched_setaffinity(0, {job["core"]})
    logs.configure("ERROR")
    measures = {"turns": measure_turns, "parse": measure_parse}
    result = asyncio.run(measures[job["what"]](job))
    json.dump(result, sys.stdout)
    return 0


async def measure_turns(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Samples of whole conversations through `Assistant.reply`."""
    assistant = _assistant(Path(job["model"]), job["database"])
    topics, count = job["topics"], job["conversations"]
    warm_up = conversation(count, topics)[:_WARM_UP_TURNS]
    await _talk(assistant, "warm-up", warm_up)
    samples: list[Sample] = []
    for number in range(count):
        turns = conversation(number, topics)
        samples += await _talk(assistant, f"person-{number}", turns)
    assistant.store.close()
    return [sample.as_dict() for sample in samples]


async def _talk(assistant: Assistant, sender: str, turns: list[Turn]) -> list[Sample]:
    samples = []
    for number, turn in enumerate(turns, start=1):
        started, worked = time.perf_counter(), time.process_time()
        messages = await assistant.reply(sender, turn.text)
        taken, work = time.perf_counter() - started, time.process_time() - worked
        samples.append(Sample(number, turn.kind, taken, bool(messages), work))
    return samples


async def measure_parse(job: dict[str, Any]) -> dict[str, list[float]]:
    """Seconds of understanding each question, by locale."""
    parse = (_our_parse if job["kind"] == "ours" else _stock_parse)(job)
    asked = {
        locale: questions(locale, job["topics"])[: job["questions"]]
        for locale in locales()
    }
    for texts in asked.values():
        await _timed(parse, texts[:_WARM_UP_PARSES])
    return {locale: await _timed(parse, texts) for locale, texts in asked.items()}


async def _timed(parse: Parse, texts: list[str]) -> list[float]:
    taken = []
    for text in texts:
        started = time.perf_counter()
        await parse(text)
        taken.append(time.perf_counter() - started)
    return taken


def _assistant(model: Path, database: str) -> Assistant:
    # Here, since Rasa must be imported after the logs were configured.
    from bot.dialogue.assistant import Assistant  # noqa: PLC0415

    settings = read_settings()
    chosen = dataclasses.replace(settings, model=model, database_url=database)
    return Assistant.load(chosen)


def _our_parse(job: dict[str, Any]) -> Parse:
    return _assistant(Path(job["model"]), job["database"]).parse


def _stock_parse(job: dict[str, Any]) -> Parse:
    from rasa.core.agent import Agent  # noqa: PLC0415
    from rasa.core.channels.channel import UserMessage  # noqa: PLC0415

    processor = Agent.load(job["model"]).processor

    async def parse(text: str) -> Any:
        return await processor.parse_message(UserMessage(text, metadata={}))

    return parse


if __name__ == "__main__":
    sys.exit(main())
