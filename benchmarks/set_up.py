"""What is measured of a set-up, and how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from benchmarks.figures import Sample, Spread
from benchmarks.models import Kind, Model


@dataclass(frozen=True)
class Effort:
    """How much is measured; more makes the figures steadier and the run longer."""

    starts: int = 3
    http_conversations: int = 4
    conversations: int = 20
    questions: int = 150  # parsed per locale
    bursts: int = 3
    burst_turns: int = 20  # of each of those who write at once
    growth_rounds: int = 3
    growth_conversations: int = 4


QUICK = Effort(
    starts=1,
    http_conversations=1,
    conversations=2,
    questions=30,
    bursts=1,
    burst_turns=5,
    growth_rounds=1,
    growth_conversations=1,
)


@dataclass
class SetUp:
    """What was measured of one set-up; times in seconds."""

    model: Model
    starts: list[float] = field(default_factory=list)
    memory: int = 0  # bytes, after the conversations
    samples: list[Sample] = field(default_factory=list)  # over HTTP
    cpu_per_message: float = 0.0
    rates: list[float] = field(default_factory=list)  # messages a second
    parse: dict[str, Spread] = field(default_factory=dict)  # by locale

    @property
    def start(self) -> float:
        """The median start."""
        return median(self.starts)

    @property
    def rate(self) -> float:
        """The median rate."""
        return median(self.rates)


SetUps = Mapping[Kind, SetUp]
