"""Silence for the standard library's logging, warnings and uncaught errors.

The filter sits where records are made, not on handlers or loggers: whatever handler,
formatter or logging configuration comes later only ever sees the filtered record.
"""

from __future__ import annotations

import functools
import logging
import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any, Final, TextIO

from bot.privacy.withholding import (
    ALLOWED_KEYS,
    PLACEHOLDER,
    Rendered,
    Shown,
    caller,
    describe,
    is_our_name,
    show,
    show_number,
    show_value,
)

_STANDARD_FIELDS: Final = frozenset(vars(logging.makeLogRecord({}))) | {
    "asctime",
    "message",
}
_MARK: Final = "_keeps_silent"
#: The logger of warnings, as `logging.captureWarnings` names it; its events say where.
WARNINGS: Final = "py.warnings"
_ERRORS: Final = logging.getLogger("bot.errors")


def install() -> None:
    """Filter every record made from now on; a second call changes nothing."""
    _wrap_record_factory()
    _wrap_make_record()
    warnings.showwarning = _show_warning
    threading.excepthook = _show_thread_error
    sys.unraisablehook = _show_unraisable


def show_uncaught_errors() -> None:
    """Log an error that ends the process without its message.

    Only for our own server: on the command line of Rasa a developer needs the message,
    and no person's text is near.
    """
    sys.excepthook = _show_uncaught


def _wrap_record_factory() -> None:
    original = logging.getLogRecordFactory()
    if hasattr(original, _MARK):
        return

    @functools.wraps(original)
    def make(*args: Any, **kwargs: Any) -> logging.LogRecord:
        return _silence(original(*args, **kwargs))

    setattr(make, _MARK, True)
    logging.setLogRecordFactory(make)


def _wrap_make_record() -> None:
    """Filter what `extra=` adds, and records of a factory that was set after ours."""
    original: Callable[..., logging.LogRecord] = logging.Logger.makeRecord
    if hasattr(original, _MARK):
        return

    @functools.wraps(original)
    def make(*args: Any, **kwargs: Any) -> logging.LogRecord:
        return _mask_extra(_silence(original(*args, **kwargs)))

    setattr(make, _MARK, True)
    logging.Logger.makeRecord = make  # type: ignore[method-assign] # the one gate


def _silence(record: logging.LogRecord) -> logging.LogRecord:
    if not isinstance(record.msg, (Shown, SilentDict)):
        record.msg = show(record.msg, caller())
    record.args = ()
    record.stack_info = None
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = describe(record.exc_info[1])
    record.exc_info = None
    return record


class SilentDict(dict[str, Any]):
    """A filtered structlog event that is handed on as the message of a record."""


def _mask_extra(record: logging.LogRecord) -> logging.LogRecord:
    if isinstance(record.msg, (Rendered, SilentDict)):
        return record
    ours = is_our_name(record.name)
    for key in record.__dict__.keys() - _STANDARD_FIELDS:
        value = record.__dict__[key]
        allowed = ours and key in ALLOWED_KEYS
        record.__dict__[key] = show_value(value) if allowed else _mask(value)
    return record


def _mask(value: object) -> object:
    """Keep the type of numbers: formats such as "%(status)d" must still work."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return value if show_number(value) != PLACEHOLDER else 0
    return Shown(PLACEHOLDER)


def _show_warning(  # noqa: PLR0917 - as warnings.showwarning
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Log a warning's kind and place, and of its text what is a literal."""
    del file, line
    text = show(str(message), caller())
    logging.getLogger(WARNINGS).warning(
        Shown(f"{category.__name__} at {filename}:{lineno}: {text}")
    )


def _show_thread_error(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        _ERRORS.error(Shown("thread.failed"), exc_info=args.exc_value)


def _show_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    if unraisable.exc_value is not None:
        _ERRORS.error(Shown("error.ignored"), exc_info=unraisable.exc_value)


def _show_uncaught(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _ERRORS.critical(Shown("process.failed"), exc_info=error)
