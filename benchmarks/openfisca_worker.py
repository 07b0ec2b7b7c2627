"""Runs in OpenFisca's own environment: its vectorised way, for as many people.

The country template's basic income of January 2016: 600 a month for adults without a
salary. Prints what it took as JSON.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

MONTH = "2016-01"
FIRST_ROW = 1


def main(source: str, target: str) -> None:
    """Measure from arrays in memory, and from a file into a file."""
    system = CountryTaxBenefitSystem()
    births, salaries = read(source)
    basic_income(system, births, salaries)  # the first time fills caches
    found = {
        "memory": timed(lambda: basic_income(system, births, salaries)),
        "file": timed(lambda: from_file(system, source, target)),
    }
    sys.stdout.write(json.dumps(found))


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds on the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return {
        "clock": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
    }


def from_file(system: Any, source: str, target: str) -> None:
    """Read, calculate and write as plainly as its users do."""
    births, salaries = read(source)
    amounts = basic_income(system, births, salaries)
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "basic_income"))
        writer.writerows(enumerate(amounts.tolist()))


def read(source: str) -> tuple[Any, Any]:
    """The second and third column: birth date, and whether they have no salary."""
    with Path(source).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[FIRST_ROW:]
    births = np.array([row[1] for row in rows], dtype="datetime64[D]")
    return births, np.array([1000.0 if row[2] == "true" else 0.0 for row in rows])


def basic_income(system: Any, births: Any, salaries: Any) -> Any:
    """The basic income of each person."""
    simulation = SimulationBuilder().build_default_simulation(system, count=len(births))
    simulation.set_input("birth", MONTH, births)
    simulation.set_input("salary", MONTH, salaries)
    return simulation.calculate("basic_income", MONTH)


if __name__ == "__main__":
    main(*sys.argv[1:])
