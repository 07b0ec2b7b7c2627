"""OpenFisca's country template in an environment of its own, made when it is needed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from benchmarks.places import CACHE, HERE
from bot.settings import ROOT

_PINNED: Final = HERE / "openfisca.txt"
_PLACE: Final = CACHE / "openfisca"
_PYTHON: Final = _PLACE / "bin" / "python"
# numpy would start threads for other cores than the one that is measured.
_ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "NUMEXPR_MAX_THREADS": "1"}


class OpenFiscaMissing(RuntimeError):
    """It could not be installed or run; the message says why."""


def version() -> str:
    """The version of the country template that is pinned."""
    lines = _PINNED.read_text("utf-8").splitlines()
    (pinned,) = [
        line for line in lines if line.startswith("openfisca-country-template")
    ]
    return pinned.partition("==")[2]


def measure(people: Path) -> dict[str, Any]:
    """What a file of people takes, from memory and as a file.

    Raises:
        OpenFiscaMissing: without network, or where it does not run.
    """
    _set_up()
    worker = HERE / "openfisca_worker.py"
    return json.loads(_output(_PYTHON, worker, people, CACHE / "openfisca.csv"))


def _set_up() -> None:
    """Install what is pinned; nothing to do where that is done."""
    digest = hashlib.sha256(_PINNED.read_bytes()).hexdigest()
    done = _PLACE / "installed"
    if done.exists() and done.read_text() == digest:
        return
    uv = _uv()
    _output(
        uv, "venv", "--quiet", "--clear", "--python", ROOT / ".venv/bin/python", _PLACE
    )
    _output(uv, "pip", "install", "--quiet", "--python", _PYTHON, "-r", _PINNED)
    done.write_text(digest)


def _uv() -> str:
    """The uv that tools/setup installed, or that of UV or of the PATH."""
    own = ROOT / ".uv" / "bin" / "uv"
    found = str(own) if own.exists() else os.environ.get("UV") or shutil.which("uv")
    if not found:
        raise OpenFiscaMissing("uv is missing; tools/setup installs it")
    return found


def _output(*command: object) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **_ONE_THREAD},
    )
    if done.returncode:
        raise OpenFiscaMissing(done.stderr[-2000:])
    return done.stdout
