"""Say a secret through every way in which Rasa and its libraries log.

Not a test itself: `python -m tests.privacy.speak <folder> <secret>` writes what each
set-up of logging lets out to `<folder>/<set-up>.txt`. The set-ups are `nothing` (the
control: the secret must appear), `install`, `late` (installed after the loggers were
used) and `configure`. Each runs in a fork of its own, since importing Rasa takes long.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import rasa.utils.common
import rasa.utils.io
from rasa.core import processor as rasa_processor
from rasa.utils.log_utils import configure_structlog

from bot.privacy import logs
from tests.privacy.ways import SECRET, WAYS

SET_UPS = ("nothing", "install", "late", "configure")


def rasa_configures() -> None:
    """What `rasa run --debug` does at start-up, in its order."""
    rasa.utils.common.configure_logging_and_warnings(logging.DEBUG)
    rasa.utils.io.configure_colored_logging("DEBUG")
    configure_structlog(logging.DEBUG)


def set_up(how: str) -> None:
    """Configure logging; Rasa's way for all set-ups but our own server's."""
    if how == "late":
        rasa_configures()
        rasa_processor.structlogger.debug("early")
    if how in {"install", "late"}:
        logs.install()
        logs.install()
    if how == "configure":
        logs.configure("DEBUG")
    elif how != "late":
        rasa_configures()


def head(section: str) -> None:
    """Begin a section of the file, after all that was written before."""
    sys.stdout.flush()
    sys.stderr.write(f"\n== {section}\n")


def speak(how: str, folder: Path) -> None:
    """Say the secret in every way into the file of this set-up; then fail with it."""
    with (folder / f"{how}.txt").open("w", encoding="utf-8") as out:
        os.dup2(out.fileno(), sys.stdout.fileno())
        os.dup2(out.fileno(), sys.stderr.fileno())
    set_up(how)
    for way in WAYS:
        head(way.__name__)
        way()
    head("ending")
    raise OSError(98, SECRET) if how == "configure" else SystemExit


if __name__ == "__main__":
    for each in SET_UPS:
        if not (child := os.fork()):
            speak(each, Path(sys.argv[1]))
        os.waitpid(child, 0)
