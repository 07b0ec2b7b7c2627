"""Our own log lines: events with a few keys, and nothing that a person wrote."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.privacy import logs

ROOT = Path(__file__).parents[2]
PRELUDE = """
import logging, sys, structlog
from bot.privacy import logs
log = structlog.get_logger()
plain = logging.getLogger(__name__)
said = " ".join(["hei,", "jeg", "heter", "Ola"])
"""


def run(code: str, module: str = "bot.made_up") -> str:
    """What the code writes to stderr when it runs as the named module."""
    command = f"exec({PRELUDE + code!r}, {{'__name__': {module!r}}})"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, check=False
    )
    assert not done.stdout
    return done.stderr.decode()


def lines(code: str, module: str = "bot.made_up") -> list[dict[str, Any]]:
    """The log lines that the code writes, configured at DEBUG."""
    written = run(f"logs.configure('debug')\n{code}", module)
    return [json.loads(line) for line in written.splitlines()]


def test_an_event_with_its_keys() -> None:
    (line,) = lines("log.info('message.answered', topic='holiday', duration_ms=12)")

    assert line.pop("timestamp").endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "bot.made_up",
        "event": "message.answered",
        "topic": "holiday",
        "duration_ms": 12,
    }


def test_other_keys_are_dropped() -> None:
    (line,) = lines("log.info('message.answered', text=said, sender='abc')")

    assert line.keys() == {"timestamp", "level", "logger", "event"}


@pytest.mark.parametrize("value", ["said", "90123456", "[1]", "'ola@example.no'"])
def test_a_value_that_is_no_word_of_code_is_withheld(value: str) -> None:
    (line,) = lines(f"log.info('message.answered', topic={value})")

    assert "topic" not in line


@pytest.mark.parametrize(
    "call",
    [
        "log.info(f'{said} was said')",
        "log.info('%s', said)",
        "plain.info(f'{said} was said')",
        "plain.info(said)",
        "plain.info('%s', said)",
    ],
)
def test_an_event_that_is_no_literal_is_withheld(call: str) -> None:
    (line,) = lines(call)

    assert line["event"] == "(text withheld)"


def test_a_message_shows_as_far_as_it_is_a_literal() -> None:
    (line,) = lines("plain.info(f'Answered the person {said}')")

    assert line["event"] == "Answered the person (text withheld)"


def test_an_argument_is_not_filled_in() -> None:
    (line,) = lines("plain.info('Answered %s', said, extra={'status': 200, 'x': said})")

    assert (line["event"], line["status"]) == ("Answered %s", 200)
    assert "Ola" not in json.dumps(line)


def test_keys_bound_to_the_request_stand_on_every_line() -> None:
    (line,) = lines(
        "structlog.contextvars.bind_contextvars(sender_hash='a1', text=said)\n"
        "log.info('message.answered')"
    )

    assert line["sender_hash"] == "a1"
    assert "text" not in line


def test_another_library_has_no_keys_but_a_place() -> None:
    (line,) = lines("log.info('some.event', topic='holiday')", "library.part")

    assert "topic" not in line
    assert {"module", "line"} <= line.keys()


def test_an_error_has_types_and_places() -> None:
    (line,) = lines(
        "try:\n    raise KeyError(said)\n"
        "except KeyError:\n    log.exception('message.failed')"
    )

    assert line["exception"].startswith("KeyError\n  <string>:")
    assert "Ola" not in json.dumps(line)


def test_an_error_that_nobody_catches() -> None:
    (line,) = lines("raise ValueError(said)")

    assert (line["event"], line["level"]) == ("process.failed", "critical")
    assert "Ola" not in json.dumps(line)


def test_a_warning_has_its_kind_and_place() -> None:
    (line,) = lines("import warnings\nwarnings.warn(said)")

    assert line["logger"] == "py.warnings"
    assert line["event"] == "UserWarning at <string>:9: (text withheld)"


def test_lower_levels_are_left_out() -> None:
    written = run("logs.configure('WARNING')\nlog.info('hidden.event')")

    assert not written


def test_configuring_twice_writes_each_line_once() -> None:
    assert len(lines("logs.configure('INFO')\nlog.info('message.answered')")) == 1


def test_a_terminal_gets_plain_lines() -> None:
    written = run(
        "sys.stderr.isatty = lambda: True\nlogs.configure('INFO')\n"
        "log.info('message.answered', topic='holiday')"
    )

    assert "message.answered" in written
    assert not written.startswith("{")


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="no such log level: LOUD"):
        logs.configure("LOUD")


def test_installing_twice_changes_nothing() -> None:
    written = run(
        "logs.install()\nonce = logging.getLogRecordFactory()\nlogs.install()\n"
        "print(once is logging.getLogRecordFactory(), file=sys.stderr)"
    )

    assert written == "True\n"


def test_privacy_needs_no_rasa() -> None:
    written = run(
        "import bot.privacy.redaction\n"
        "print([m for m in sys.modules if m.startswith('rasa')], file=sys.stderr)"
    )

    assert written == "[]\n"


def test_a_sender_has_one_hash_in_a_process() -> None:
    assert logs.sender_hash("+4741000000") == logs.sender_hash("+4741000000")
    assert logs.sender_hash("+4741000000") != logs.sender_hash("+4741000001")
    assert len(logs.sender_hash("+4741000000")) == 12


def test_a_sender_has_another_hash_in_another_process() -> None:
    code = "print(logs.sender_hash('abc'), file=sys.stderr)"

    assert run(code) != run(code)
