"""Measures without HTTP: our turns, more topics, and understanding alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks import in_process
from benchmarks.figures import Sample
from benchmarks.models import Model
from benchmarks.progress import Steps
from benchmarks.set_up import Effort, SetUps


def measure_turns(
    model: Model, topics: Iterable[str], effort: Effort, steps: Steps
) -> list[Sample]:
    """Our turns in one process, without HTTP."""
    with steps.step("Our turns in one process"):
        return in_process.turns(model, topics, effort.conversations)


def measure_growth(
    models: Sequence[Model], effort: Effort, steps: Steps
) -> dict[int, list[Sample]]:
    """Our turns by the number of topics; everybody asks about the same few."""
    asked = min((model.topics for model in models), key=len)
    found: dict[int, list[Sample]] = {len(model.topics): [] for model in models}
    with steps.step("More topics") as show:
        for number in range(effort.growth_rounds):
            for model in models:
                show(f"{len(model.topics)}, {number + 1} of {effort.growth_rounds}")
                samples = in_process.turns(model, asked, effort.growth_conversations)
                found[len(model.topics)] += samples
    return found


def measure_parse(
    set_ups: SetUps, topics: Iterable[str], effort: Effort, steps: Steps
) -> None:
    """Understanding alone, by locale, of each set-up."""
    known = [*topics]
    with steps.step("Understanding alone") as show:
        for kind, set_up in set_ups.items():
            show(kind)
            set_up.parse = in_process.parse(kind, set_up.model, known, effort.questions)
