"""What the tests share: the trained model, and real servers on free ports."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.settings import ROOT

TODAY = "2026-11-21"
_START_SECONDS = 90
_POLL_SECONDS = 0.2


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model; trained now if `make test` did not."""
    subprocess.run([sys.executable, "-m", "bot.training"], cwd=ROOT, check=True)
    return ROOT / "models" / "latest.tar.gz"


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers 200, or fail when it ends or takes too long."""
    end = time.monotonic() + _START_SECONDS
    tick = threading.Event()
    while time.monotonic() < end:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            tick.wait(_POLL_SECONDS)
    pytest.fail(f"no answer from {url} within {_START_SECONDS} s")


@contextmanager
def running(
    command: list[str], ready: str, log: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A server as a process of its own, stopped at the end as Ctrl-C does."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_for(ready, process)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


ServerStarter = Callable[..., str]


@pytest.fixture(scope="session")
def serve(
    model: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServerStarter]:
    """Starts the embedded server with settings of the test's choice."""
    started = []

    def start(**environment: str) -> str:
        folder, port = tmp_path_factory.mktemp("server"), str(free_port())
        settings = {
            "PORT": port,
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder}/introbot.db",
            "BOT_TODAY": TODAY,
            "RATE_LIMIT": "off",
            **environment,
        }
        url = f"http://127.0.0.1:{port}"
        server = running(
            [sys.executable, "-m", "bot"],
            f"{url}/health/ready",
            folder / "server.log",
            **settings,
        )
        server.__enter__()
        started.append(server)
        return url

    yield start
    for server in started:
        server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def base_url(serve: ServerStarter) -> str:
    """The embedded server with the trained model, on the day TODAY."""
    return serve()
