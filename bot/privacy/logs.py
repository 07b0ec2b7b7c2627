"""Logs that hold no text of a person, ours and those of the libraries.

Our own lines are events named by a literal with a few keys::

    log = structlog.get_logger()
    log.info("message.answered", topic="holiday", locale="uk", duration_ms=12)
"""

from __future__ import annotations

import hashlib
import logging
import secrets
import sys
from datetime import datetime, timezone
from typing import Final

import structlog
from structlog.dev import ConsoleRenderer
from structlog.processors import JSONRenderer
from structlog.stdlib import LoggerFactory, render_to_log_kwargs
from structlog.typing import Processor

from bot.privacy import stdlib_filter, structlog_filter
from bot.privacy.stdlib_filter import WARNINGS
from bot.privacy.withholding import ALLOWED_KEYS, PLACEHOLDER, is_our_name

_SALT: Final = secrets.token_bytes(16)
_HASH_BYTES: Final = 6


def sender_hash(sender: str) -> str:
    """Twelve hexadecimal digits that link the lines of a sender in this process only.

    The salt is new at every start, so that nobody can find the sender again by trying.
    """
    digest = hashlib.blake2b(sender.encode(), key=_SALT, digest_size=_HASH_BYTES)
    return digest.hexdigest()


def install() -> None:
    """Withhold people's words in a process whose logging others configure.

    Holds whatever configures logging or structlog afterwards, and at any level. May be
    called any number of times.
    """
    stdlib_filter.install()
    structlog_filter.install()


def configure(level: str) -> None:
    """Write this process's log to stderr: lines of JSON, or plain ones on a terminal.

    Args:
        level: the name of a level of the standard library, in upper or lower case.

    Raises:
        ValueError: if there is no such level.
    """
    number = logging.getLevelName(level.upper())
    if not isinstance(number, int):
        message = f"no such log level: {level}"
        raise ValueError(message)  # noqa: TRY004 - a wrong value, not a wrong type
    install()
    stdlib_filter.show_uncaught_errors()
    _configure_root(number)
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, render_to_log_kwargs],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _configure_root(level: int) -> None:
    """Set our handler in place of other plain ones; a test's own handlers stay."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_LineFormatter(terminal=sys.stderr.isatty()))
    root = logging.getLogger()
    for other in root.handlers[:]:
        if type(other) is logging.StreamHandler:
            root.removeHandler(other)
    root.addHandler(handler)
    root.setLevel(level)


class _LineFormatter(logging.Formatter):
    """One line per record: the same fields for our events and for other libraries'."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._render: Processor = ConsoleRenderer() if terminal else JSONRenderer()

    def format(self, record: logging.LogRecord) -> str:
        """The record's time, level, logger, event, place, allowed keys and error."""
        fields = _fields(record)
        return str(self._render(None, record.levelname, fields))


def _fields(record: logging.LogRecord) -> dict[str, object]:
    moment = datetime.fromtimestamp(record.created, tz=timezone.utc)
    fields: dict[str, object] = {
        "timestamp": moment.isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": record.getMessage(),
    }
    if not is_our_name(record.name) and record.name != WARNINGS:
        fields |= {"module": record.module, "line": record.lineno}
    for key in sorted(ALLOWED_KEYS & record.__dict__.keys()):
        if record.__dict__[key] != PLACEHOLDER:
            fields[key] = record.__dict__[key]
    if error := record.exc_text or getattr(record, "exception", None):
        fields["exception"] = error
    return fields
