"""Measures both set-ups as servers, in turns: a busy moment then hits both alike."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import over_http, servers
from benchmarks.conversation import conversation
from benchmarks.cores import measured_core, off_core
from benchmarks.models import Kind
from benchmarks.places import RUN
from benchmarks.progress import Show, Steps
from benchmarks.servers import Server
from benchmarks.set_up import Effort, SetUp, SetUps

_SENDERS: Final = 8
_WARM_UP_TURNS: Final = 20


@dataclass(frozen=True)
class _Run:
    """What all measurements of the servers need."""

    set_ups: SetUps
    running: Mapping[Kind, Server]
    topics: tuple[str, ...]
    effort: Effort


def measure_servers(
    set_ups: SetUps, topics: Iterable[str], effort: Effort, steps: Steps
) -> None:
    """Start, memory, turns over HTTP and messages a second of each set-up."""
    with ExitStack() as stack:
        place = _empty(RUN)
        with steps.step("Starting the servers") as show:
            _measure_starts(set_ups, effort.starts - 1, place, show)
            running = {
                kind: stack.enter_context(_started(kind, set_up, place))
                for kind, set_up in set_ups.items()
            }
        stack.enter_context(off_core(measured_core()))
        run = _Run(set_ups, running, (*topics,), effort)
        with steps.step("Talking over HTTP") as show:
            asyncio.run(_talk(run, show))
        for kind, set_up in set_ups.items():
            set_up.memory = running[kind].memory()
        with steps.step("Eight people at once") as show:
            asyncio.run(_bursts(run, show))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _measure_starts(set_ups: SetUps, count: int, place: Path, show: Show) -> None:
    for number in range(count):
        for kind, set_up in set_ups.items():
            show(f"{kind}, {number + 1}")
            with _started(kind, set_up, place):
                pass


@contextmanager
def _started(kind: Kind, set_up: SetUp, place: Path) -> Iterator[Server]:
    with servers.running(kind, set_up.model, place) as server:
        set_up.starts.append(server.start_seconds)
        yield server


async def _talk(run: _Run, show: Show) -> None:
    count = run.effort.http_conversations
    warm_up = conversation(count, run.topics)[:_WARM_UP_TURNS]
    for server in run.running.values():
        await over_http.talk(server.webhook, warm_up)
    before = {kind: server.cpu_seconds() for kind, server in run.running.items()}
    for number in range(count):
        turns = conversation(number, run.topics)
        for kind, set_up in run.set_ups.items():
            show(f"{kind}, {number + 1} of {count}")
            set_up.samples += await over_http.talk(run.running[kind].webhook, turns)
    for kind, set_up in run.set_ups.items():
        worked = run.running[kind].cpu_seconds() - before[kind]
        set_up.cpu_per_message = worked / len(set_up.samples)


async def _bursts(run: _Run, show: Show) -> None:
    for number in range(run.effort.bursts):
        for kind, set_up in run.set_ups.items():
            show(f"{kind}, {number + 1} of {run.effort.bursts}")
            rate = await over_http.messages_per_second(
                run.running[kind].webhook, run.topics, _SENDERS, run.effort.burst_turns
            )
            set_up.rates.append(rate)
