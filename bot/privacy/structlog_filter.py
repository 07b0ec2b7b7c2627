"""Silence for structlog, whoever configures it and whenever.

Rasa calls `structlog.configure` at start-up and keeps the loggers it has made. So the
filter is not a processor in a configuration but part of what every bound logger does:
it filters an event before the first and again before the last configured processor.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

from structlog import BoundLoggerBase
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.privacy.stdlib_filter import SilentDict
from bot.privacy.withholding import (
    Rendered,
    Shown,
    caller,
    describe,
    is_ours,
    show,
    show_keys,
    show_line_keys,
)

_MARK: Final = "_keeps_silent"

Output = tuple[Sequence[Any], Mapping[str, Any]]


def install() -> None:
    """Filter the events of every structlog logger; a second call changes nothing."""
    original = BoundLoggerBase._process_event  # noqa: SLF001 - documented for wrappers
    if hasattr(original, _MARK):
        return

    @functools.wraps(original)
    def process(
        self: BoundLoggerBase,
        method_name: str,
        event: str | None,
        event_kw: dict[str, Any],
    ) -> Output:
        processors = _guarded(self._processors)
        silent = BoundLoggerBase(self._logger, processors, self._context)
        return _sealed(*original(silent, method_name, event, event_kw))

    setattr(process, _MARK, True)
    BoundLoggerBase._process_event = process  # type: ignore[method-assign] # noqa: SLF001


def _guarded(processors: Any) -> list[Processor]:
    steps = list(processors)
    return [_enter, *steps[:-1], _leave, *steps[-1:]]


def _enter(_: WrappedLogger, method_name: str, event: EventDict) -> EventDict:
    """Drop what was said; keep the event's name and, for ours, the allowed keys."""
    frame = caller()
    clean: EventDict = {"event": show(event.get("event"), frame)}
    clean.update(show_keys(event, ours=is_ours(frame)))
    given = event.get("exc_info", method_name == "exception")
    if (error := _error(given)) is not None:
        clean["exception"] = describe(error)
    if method_name == "exception":
        clean["exc_info"] = False  # else structlog would add the real one again
    return clean


def _leave(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """The same once more: processors add keys, such as those of context variables."""
    clean = show_keys(event, ours=True) | show_line_keys(event)
    for key in ("event", "exception"):
        if isinstance(event.get(key), Shown):
            clean[key] = event[key]
    return clean


def _error(exc_info: object) -> BaseException | None:
    if isinstance(exc_info, tuple):
        return exc_info[1] if isinstance(exc_info[1], BaseException) else None
    if isinstance(exc_info, BaseException):
        return exc_info
    return sys.exc_info()[1] if exc_info else None


def _sealed(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Output:
    """Mark the rendered line, so that the filter of records lets it pass."""
    return (
        tuple(_seal(arg) for arg in args),
        {key: _seal(value) if key == "msg" else value for key, value in kwargs.items()},
    )


def _seal(value: Any) -> Any:
    if isinstance(value, str):
        return Rendered(value)
    return SilentDict(value) if isinstance(value, dict) else value
