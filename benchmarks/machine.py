"""What the figures were measured on; no names of hosts or people."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil  # type: ignore[import-untyped]

_CPU_INFO = Path("/proc/cpuinfo")


def describe() -> dict[str, str]:
    """The machine and the versions that decide the speed."""
    gibibytes = psutil.virtual_memory().total / 2**30
    return {
        "processor": _processor(),
        "cores": f"{os.cpu_count()}, one of them measured",
        "memory": f"{gibibytes:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Rasa": version("rasa"),
        "aiohttp": version("aiohttp"),
        "load before the run": _load(),
    }


def _load() -> str:
    """How many processes wanted a core in the last minute."""
    load = os.getloadavg()[0]
    # Half a core: a machine at rest shows less.
    busy = "; not at rest, so times on the clock are too long" if load > 0.5 else ""
    return f"{load:.1f}{busy}"


def _processor() -> str:
    if _CPU_INFO.exists():
        for line in _CPU_INFO.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
