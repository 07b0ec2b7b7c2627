"""One estimate, one span of time, and the start of the engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Final

from bot.api.estimates import estimate, worded
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
from bot.law.benefit.periods import benefit_periods
from bot.settings import ROOT

_PERSON: Final = BenefitFacts(
    on=date(2026, 6, 1),
    birth_date=date(2001, 9, 14),
    lives_with_parents=True,
    permit_date=date(2024, 3, 1),
    programme_start=date(2024, 9, 1),
    couple_both_in_programme=False,
    has_children=False,
    invalid_absence_hours=Fraction(5),
)
_REQUEST: Final = {
    "on": "2026-06-01",
    "birth_date": "2001-09-14",
    "lives_with_parents": True,
    "permit_date": "2024-03-01",
    "programme_start": "2024-09-01",
    "couple_both_in_programme": False,
    "has_children": False,
    "invalid_absence_hours": 5,
}
_SPAN: Final = date(2022, 4, 1), date(2027, 3, 31)
# What a process that was just started needs: first the modules, among them Python's own
# and PyYAML, then the parameters and the first answer.
_LOAD: Final = """
import json, time
def now():
    return time.perf_counter(), time.process_time()
times = [now()]
from datetime import date
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts
times.append(now())
assess_benefit(BenefitFacts(on=date(2026, 6, 1), age=23, lives_with_parents=True))
times.append(now())
print(json.dumps(times))
"""


@dataclass(frozen=True)
class Times:
    """The medians of what something took, in seconds."""

    clock: float
    processor: float


def estimates(rounds: int) -> dict[str, Times]:
    """An estimate by how much of it is made."""
    answer = estimate("benefit", _REQUEST)
    start, end = _SPAN
    return {
        "assessed, with its reasons": _times(lambda: assess_benefit(_PERSON), rounds),
        "from request to JSON": _times(lambda: estimate("benefit", _REQUEST), rounds),
        "the texts of that answer": _times(
            lambda: worded("benefit", answer, "uk"), rounds // 10
        ),
        "a span of five years": _times(
            lambda: benefit_periods(_PERSON, start=start, end=end), rounds // 10
        ),
    }


def load(rounds: int) -> dict[str, Times]:
    """The engine in a fresh process: its modules, then the first answer."""
    _fresh()  # the first leaves the compiled modules behind
    found = [json.loads(_fresh()) for _ in range(rounds)]
    return {
        "engine in a fresh process": _between(found, 0, 2),
        "of that, import of the modules": _between(found, 0, 1),
        "of that, parameters and first answer": _between(found, 1, 2),
    }


def _between(found: list[list[list[float]]], first: int, last: int) -> Times:
    """The medians between two looks at the clocks."""
    spans = [(times[first], times[last]) for times in found]
    clock, processor = (
        median(end[which] - begin[which] for begin, end in spans) for which in (0, 1)
    )
    return Times(clock, processor)


def _fresh() -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", _LOAD],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return done.stdout


def _times(work: Callable[[], object], rounds: int) -> Times:
    """The median on the clock; processor time is too coarse for one, so of all."""
    work()
    clocks = []
    processor = time.process_time()
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        clocks.append(time.perf_counter() - begun)
    return Times(median(clocks), (time.process_time() - processor) / rounds)
