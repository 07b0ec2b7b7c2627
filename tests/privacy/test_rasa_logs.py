"""What a person writes reaches no log of Rasa, whoever sets logging up and when."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

SECRET = "zebrasecretquark"
ROOT = Path(__file__).parents[2]
WAYS = (
    "stories",
    "warn",
    "stdlib",
    "errors",
    "structured",
    "tracker",
    "sdk",
    "database",
    "background",
    "reconfigured",
)
SILENT = ("install", "late", "configure")

Spoken = Mapping[str, Mapping[str, str]]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """Everything that was written, by set-up and way."""
    folder = tmp_path_factory.mktemp("spoken")
    speak = [sys.executable, "-m", "tests.privacy.speak", str(folder), SECRET]
    environment = os.environ | {
        "LOG_LEVEL_LIBRARIES": "DEBUG",
        "RASA_TELEMETRY_ENABLED": "false",
    }
    subprocess.run(
        speak, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=300
    )
    return {file.stem: sections(file.read_text()) for file in folder.iterdir()}


def sections(text: str) -> dict[str, str]:
    """The text by the headings `== way`."""
    _, *parts = re.split(r"^== (\w+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("way", WAYS)
def test_rasa_alone_lets_the_secret_out(spoken: Spoken, way: str) -> None:
    assert SECRET in spoken["nothing"][way]


@pytest.mark.parametrize("how", SILENT)
@pytest.mark.parametrize("way", [*WAYS, "ending"])
def test_the_secret_stays_in(spoken: Spoken, how: str, way: str) -> None:
    assert SECRET not in spoken[how][way]


@pytest.mark.parametrize("how", SILENT)
@pytest.mark.parametrize(
    ("way", "kept"),
    [
        ("stories", "message.parsing.failed"),
        ("warn", "FutureWarning at"),
        ("stdlib", "Received user message '"),
        ("stdlib", "rasa.core.processor"),
        ("errors", "rest.message.received.failure"),
        ("errors", "caused by KeyError"),
        ("errors", "ways.py:"),
        ("structured", "processor.message.parse"),
        ("tracker", "interpolator.interpolate.text"),
        ("sdk", "Contents of ignored event: '"),
        ("database", "OperationalError"),
        ("background", "thread.failed"),
        ("reconfigured", "configured.again"),
    ],
)
def test_what_the_code_says_is_kept(
    spoken: Spoken, how: str, way: str, kept: str
) -> None:
    assert kept in spoken[how][way]


def test_an_error_that_ends_the_server_has_its_kind(spoken: Spoken) -> None:
    assert "OSError (Address already in use)" in spoken["configure"]["ending"]
