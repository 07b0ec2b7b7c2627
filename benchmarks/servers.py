"""Runs a set-up on the measured core: our server, or the two of stock Rasa."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil  # type: ignore[import-untyped]

from benchmarks.cores import measured_core, on_core
from benchmarks.environment import quiet
from benchmarks.models import Kind, Model
from benchmarks.places import HERE
from bot.settings import ROOT

_LOOPBACK: Final = "http://127.0.0.1"
_PATIENCE_SECONDS: Final = 300
_LOOK_SECONDS: Final = 0.05
_STOCK: Final = HERE / "stock"


class ServerFailed(RuntimeError):
    """A server did not start; the message names its log."""


@dataclass(frozen=True)
class Program:
    """One process of a set-up."""

    name: str
    arguments: Sequence[str]  # after the interpreter
    ready: str  # the address that answers 200 once the process can work
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Server:
    """A set-up that is running."""

    webhook: str
    start_seconds: float
    processes: Sequence[subprocess.Popen[bytes]]

    def memory(self) -> int:
        """Resident memory of all its processes, in bytes."""
        return sum(process.memory_info().rss for process in self._all())

    def cpu_seconds(self) -> float:
        """Processor time that all its processes used so far."""
        times = [process.cpu_times() for process in self._all()]
        return float(sum(time.user + time.system for time in times))

    def _all(self) -> list[psutil.Process]:
        parents = [psutil.Process(process.pid) for process in self.processes]
        children = [c for parent in parents for c in parent.children(recursive=True)]
        return parents + children


@contextmanager
def running(kind: Kind, model: Model, folder: Path) -> Iterator[Server]:
    """The set-up as a server, from its start until it can answer and to its end.

    Args:
        kind: which set-up.
        model: that it serves.
        folder: for its database and logs.

    Raises:
        ServerFailed: a process ended or was not ready in time.
    """
    programs, port = (_ours if kind == "ours" else _stock)(model, folder)
    started = time.perf_counter()
    with ExitStack() as stack:
        processes = [stack.enter_context(_process(p, folder)) for p in programs]
        for program, process in zip(programs, processes, strict=True):
            _wait(program, process, folder)
        taken = time.perf_counter() - started
        webhook = f"{_LOOPBACK}:{port}/webhooks/rest/webhook"
        yield Server(webhook, taken, processes)


def _ours(model: Model, folder: Path) -> tuple[list[Program], int]:
    port = _free_port()
    environment = {
        "DATABASE_URL": f"sqlite:///{folder}/ours.db",
        "MODEL": str(model.path),
        "PORT": str(port),
    }
    ready = f"{_LOOPBACK}:{port}/health/ready"
    return [Program("bot", ("-m", "bot"), ready, environment)], port


def _stock(model: Model, folder: Path) -> tuple[list[Program], int]:
    port, actions_port = _free_port(), _free_port()
    environment = {
        "BENCH_ACTIONS_URL": f"{_LOOPBACK}:{actions_port}/webhook",
        "BENCH_DATABASE": str(folder / "stock.db"),
    }
    rasa = ["-m", "rasa", "run", "--interface", "127.0.0.1"]
    serve = [*rasa, "--model", str(model.path), "--port", str(port)]
    serve += ["--endpoints", str(_STOCK / "endpoints.yml")]
    serve += ["--credentials", str(_STOCK / "credentials.yml")]
    act = ["-m", "rasa", "run", "actions", "--actions", "actions"]
    act += ["--port", str(actions_port)]
    health = f"{_LOOPBACK}:{actions_port}/health"
    return [
        Program("rasa-run", serve, f"{_LOOPBACK}:{port}/", environment),
        Program("rasa-run-actions", act, health, environment),
    ], port


@contextmanager
def _process(program: Program, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, **quiet(folder), **program.environment}
    with (folder / f"{program.name}.log").open("wb") as log, on_core(measured_core()):
        process = subprocess.Popen(
            [sys.executable, *program.arguments],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(program: Program, process: subprocess.Popen[bytes], folder: Path) -> None:
    log = folder / f"{program.name}.log"
    end = time.monotonic() + _PATIENCE_SECONDS
    while not _answers(program.ready):
        if process.poll() is not None or time.monotonic() > end:
            raise ServerFailed(_last_lines(log))
        time.sleep(_LOOK_SECONDS)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _last_lines(log: Path) -> str:
    return f"{log.name} ends:\n{log.read_text('utf-8', errors='replace')[-2000:]}"


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
