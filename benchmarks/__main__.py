"""`python -m benchmarks`: measure, print the tables and write docs/benchmarks.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from aiohttp import ClientError

from benchmarks import law, machine, report, tables
from benchmarks.in_process import WorkerFailed
from benchmarks.measure_in_process import measure_growth, measure_parse, measure_turns
from benchmarks.measure_servers import measure_servers
from benchmarks.models import Kind, Model, TrainingFailed, trained
from benchmarks.places import CACHE, HERE, PAGE, RUN
from benchmarks.progress import Steps
from benchmarks.servers import ServerFailed
from benchmarks.set_up import QUICK, Effort, SetUp, SetUps
from benchmarks.subsets import all_topics
from bot.privacy import logs
from bot.settings import read_settings

_EPOCHS = 20
_QUICK_TOPICS = 20


@dataclass(frozen=True)
class Plan:
    """What to measure and where to write it."""

    topics: tuple[str, ...]
    sizes: Sequence[int]  # numbers of topics to compare
    epochs: int
    effort: Effort
    page: Path
    kept_model: Path | None  # ours; None to use the one trained here


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; 1 where something that is measured does not work."""
    words = sys.argv[1:] if arguments is None else [*arguments]
    plan = _plan(words)
    logs.configure("ERROR")
    CACHE.mkdir(parents=True, exist_ok=True)
    if plan.kept_model and not plan.kept_model.is_file():
        sys.stderr.write(f"bench: no model at {plan.kept_model}; run `make train`\n")
        return 1
    try:
        _run(plan, " ".join(["python -m benchmarks", *words]))
    except (TrainingFailed, ServerFailed, WorkerFailed) as error:
        sys.stderr.write(f"bench: {error}\n")
        return 1
    except ClientError as error:
        sys.stderr.write(f"bench: {error}; the logs of the servers are in {RUN}\n")
        return 1
    return 0


def _plan(arguments: Sequence[str]) -> Plan:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--epochs", type=int, default=_EPOCHS, help="of stock Rasa's neural parts"
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"a smoke run on {_QUICK_TOPICS} topics; leaves docs/benchmarks.md alone",
    )
    chosen = parser.parse_args(arguments)
    topics = all_topics()
    if chosen.quick:
        few = topics[:_QUICK_TOPICS]
        halves = (len(few) // 2, len(few))
        return Plan(few, halves, chosen.epochs, QUICK, CACHE / "quick.md", None)
    doublings = (len(topics) // 4, len(topics) // 2, len(topics))
    model = read_settings().model
    return Plan(topics, doublings, chosen.epochs, Effort(), PAGE, model)


def _run(plan: Plan, command: str) -> None:
    steps, facts = Steps(), machine.describe()
    grown = [_train("ours", plan, size, steps) for size in plan.sizes]
    set_ups = _set_ups(plan, grown[-1], steps)
    measure_servers(set_ups, plan.topics, plan.effort, steps)
    ours = set_ups["ours"].model
    samples = measure_turns(ours, plan.topics, plan.effort, steps)
    growth = measure_growth(grown, plan.effort, steps)
    measure_parse(set_ups, plan.topics, plan.effort, steps)
    found = [
        tables.comparison(set_ups),
        tables.turns(samples),
        tables.growth(growth),
        tables.understanding(set_ups),
        *law.measure(steps, quick=plan.page != PAGE),
    ]
    report.show(found)
    report.write(plan.page, _origin(command), facts, _method(plan, ours), found)
    sys.stderr.write(f"{plan.page}\n")


def _origin(command: str) -> str:
    day = read_settings().now().date().isoformat()
    return f"Made by `{command}` on {day}. Do not edit: run it again."


def _method(plan: Plan, ours: Model) -> str:
    text = (HERE / "method.md").read_text("utf-8")
    return text.format(
        topics=len(plan.topics),
        examples=ours.examples,
        epochs=plan.epochs,
        **asdict(plan.effort),
    )


def _set_ups(plan: Plan, ours: Model, steps: Steps) -> SetUps:
    served = replace(ours, path=plan.kept_model) if plan.kept_model else ours
    stock = _train("stock", plan, len(plan.topics), steps)
    return {"ours": SetUp(served), "stock": SetUp(stock)}


def _train(kind: Kind, plan: Plan, size: int, steps: Steps) -> Model:
    with steps.step(f"Model: {kind}, {size} topics") as show:
        return trained(kind, plan.topics[:size], plan.epochs, show)


if __name__ == "__main__":
    sys.exit(main())
