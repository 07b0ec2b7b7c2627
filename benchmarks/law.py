"""`python -m benchmarks.law`: the law's own figures, into docs/benchmarks.md."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from typing import Any, Final

from benchmarks import law_batch, law_one, machine, openfisca, people, report
from benchmarks.cores import measured_core, on_core
from benchmarks.law_batch import Took
from benchmarks.law_one import Times
from benchmarks.places import CACHE, HERE, PAGE
from benchmarks.progress import Steps
from benchmarks.tables import Table
from bot.settings import read_settings

_METHOD: Final = HERE / "method-law.md"
PREFIX: Final = "The law"
_PEOPLE: Final = 1_000_000
_QUICK: Final = 50_000
_ALL_DIFFERENT: Final = 20  # of so many people one, since nothing is saved there
_ROUNDS: Final = 2_000
_STARTS: Final = 15
_GOALS: Final = {
    "assessed, with its reasons": "1 ms",
    "a span of five years": "5 ms",
    "engine in a fresh process": "50 ms",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and put them into the page."""
    parser = argparse.ArgumentParser("python -m benchmarks.law", description=__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"{_QUICK:,} people; leaves docs/benchmarks.md alone",
    )
    quick = parser.parse_args(arguments).quick
    CACHE.mkdir(parents=True, exist_ok=True)
    found = measure(Steps(), quick=quick)
    report.show(found)
    if not quick:
        report.replace(PAGE, PREFIX, found)
        sys.stderr.write(f"{PAGE}\n")
    return 0


def measure(steps: Steps, *, quick: bool) -> list[Table]:
    """The tables, measured on one core."""
    count = _QUICK if quick else _PEOPLE
    load = machine.describe()["load before the run"]
    with on_core(measured_core()):
        with steps.step("Estimates"):
            estimates = law_one.estimates(_ROUNDS)
            estimates |= law_one.load(_STARTS)
        batches = _batches(steps, count)
        with steps.step("OpenFisca"):
            theirs = _openfisca(count)
    return [_one(estimates, load), _many(batches, theirs)]


def _batches(steps: Steps, count: int) -> dict[str, Took]:
    """Each file of people, by what it is called in the table."""
    few = count // _ALL_DIFFERENT
    files = {
        "small rule, CSV to CSV": (people.small, count),
        "whole rule, CSV to CSV": (people.mixed, count),
        "whole rule, no two alike": (people.all_different, few),
    }
    found = {}
    for name, (make, many) in files.items():
        with steps.step(f"People: {name}"):
            found[name] = law_batch.command(law_batch.file_of(make, many), many)
    # Last: a process that is started has this one's memory for a moment.
    with steps.step("People in memory"):
        found["small rule, in memory"] = law_batch.in_memory(_rows(count))
    return found


def _rows(count: int) -> list[people.Row]:
    path = law_batch.file_of(people.small, count)
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def _openfisca(count: int) -> dict[str, Took] | str:
    """OpenFisca's figures, or why there are none."""
    try:
        found: dict[str, Any] = openfisca.measure(
            law_batch.file_of(people.small, count)
        )
    except openfisca.OpenFiscaMissing as error:
        return str(error).strip().splitlines()[-1]
    names = {"memory": "in memory", "file": "CSV to CSV"}
    return {names[name]: Took(count, **took) for name, took in found.items()}


def _one(estimates: dict[str, Times], load: str) -> Table:
    """One estimate."""
    day = read_settings().now().date()
    table = Table(
        f"{PREFIX}: one estimate",
        ("what", "on the clock", "processor time", "goal"),
        note=(
            f"Medians of {_ROUNDS:,} estimates and {_STARTS} starts, measured on "
            f"{day}; load before the run: {load}."
        ),
    )
    for name, took in estimates.items():
        table.rows.append((name, *_times(took), _GOALS.get(name, "")))
    return table


def _times(took: Times) -> tuple[str, str]:
    clock, processor = (f"{1e3 * one:.3g} ms" for one in (took.clock, took.processor))
    return clock, processor


def _many(ours: dict[str, Took], theirs: dict[str, Took] | str) -> Table:
    """A file of people, ours and OpenFisca's."""
    table = Table(
        f"{PREFIX}: many people on one core",
        ("what", "people", "a second, clock", "a second, processor", "memory"),
        note=f"{_ratio(ours, theirs)}\n\n{_METHOD.read_text('utf-8').rstrip()}",
    )
    for name, took in ours.items():
        table.rows.append((name, *_rates(took)))
    if not isinstance(theirs, str):
        for name, took in theirs.items():
            table.rows.append((f"OpenFisca, small rule, {name}", *_rates(took)))
    return table


def _rates(took: Took) -> tuple[str, str, str, str]:
    rates = (f"{took.people / one:,.0f}" for one in (took.clock, took.processor))
    memory = f"{took.memory / 2**20:.0f} MiB" if took.memory else ""
    return f"{took.people:,}", *rates, memory


def _ratio(ours: dict[str, Took], theirs: dict[str, Took] | str) -> str:
    """How many times as fast OpenFisca is, by processor time."""
    if isinstance(theirs, str):
        return f"OpenFisca was not measured: {theirs}"
    parts = []
    for name, took in theirs.items():
        times = ours[f"small rule, {name}"].processor / took.processor
        parts.append(f"{name} {times:.2g}")
    return (
        "How many times as fast OpenFisca's country template "
        f"({openfisca.version()}) is as ours, by processor time: {', '.join(parts)}. "
        "It works on arrays and gives one number for each person; ours gives the "
        "amounts, the range where they are open, what is missing and the notices."
    )


if __name__ == "__main__":
    sys.exit(main())
