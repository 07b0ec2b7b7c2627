"""What a log line may show: only what the code says, never what a person said.

A message is shown as far as it is a literal in the code that logs it. A literal is the
same for everybody, so it cannot hold what one person wrote; everything filled in later
(f-strings, arguments, keys) is withheld.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Final

PLACEHOLDER: Final = "(text withheld)"
#: The only keys that a line of ours may have besides those of every line.
ALLOWED_KEYS: Final = frozenset(
    {
        "channel",
        "code",
        "count",
        "duration_ms",
        "error_type",
        "locale",
        "method",
        "model",
        "path",
        "sender_hash",
        "status",
        "topic",
        "version",
    }
)
#: Keys that logging itself adds; they hold no text of a person.
LINE_KEYS: Final = frozenset({"level", "logger", "timestamp"})

_OUR_PACKAGES: Final = frozenset({"bot", "actions"})
_MACHINERY: Final = ("logging", "warnings", "structlog", "bot.privacy")
# Hands on a warning that its own caller has worded (rasa.shared.utils.io).
_GO_BETWEEN: Final = "raise_warning"
_SHORTEST_MESSAGE: Final = 4
_SHORTEST_START: Final = 8
# One word of code: a route, a file name, a hash. A sentence has spaces.
_TOKEN: Final = re.compile(r"[A-Za-z0-9_./:{}<>=+-]{1,100}")
_LINE_VALUE: Final = re.compile(r"[A-Za-z0-9_.:+ -]{1,80}")
_LARGEST_NUMBER: Final = 10**7  # longer ones could be a telephone number

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class Shown(str):
    """Text that has been through here: it may be logged as it is."""

    __slots__ = ()


class Rendered(Shown):
    """A whole line whose keys have been through here too."""

    __slots__ = ()


def caller() -> FrameType | None:
    """The frame that logs: the nearest one outside the logging libraries."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - as logging itself does
    while frame and _is_machinery(frame):
        frame = frame.f_back
    return frame


def _is_machinery(frame: FrameType) -> bool:
    if frame.f_code.co_name == _GO_BETWEEN:
        return True
    module = str(frame.f_globals.get("__name__", ""))
    return any(module == own or module.startswith(f"{own}.") for own in _MACHINERY)


def is_ours(frame: FrameType | None) -> bool:
    """Whether code of this project logs, `python -m bot.server` included."""
    if frame is None:
        return False
    name = frame.f_globals.get("__name__", "")
    if name == "__main__":
        name = frame.f_globals.get("__package__") or ""
    return is_our_name(name)


def is_our_name(logger: str) -> bool:
    """Whether a logger's name is that of one of our modules."""
    return logger.partition(".")[0] in _OUR_PACKAGES


def show(message: object, frame: FrameType | None) -> Shown:
    """The literal that the message is or starts with; the rest is withheld."""
    if isinstance(message, Shown):
        return message
    if isinstance(message, BaseException):
        return Shown(f"{type(message).__name__} {PLACEHOLDER}")
    if not isinstance(message, str) or frame is None:
        return Shown(PLACEHOLDER)
    literals = [text for text in frame.f_code.co_consts if isinstance(text, str)]
    if len(message) >= _SHORTEST_MESSAGE and message in literals:
        return Shown(message)
    starts = (text for text in literals if len(text) >= _SHORTEST_START)
    start = max((s for s in starts if message.startswith(s)), key=len, default="")
    return Shown(f"{start.rstrip()} {PLACEHOLDER}".lstrip())


def show_value(value: object) -> object:
    """A number, a truth value or one word of code; anything else is withheld."""
    if value is None or isinstance(value, (bool, Shown)):
        return value
    if isinstance(value, (int, float)):
        return show_number(value)
    if isinstance(value, str) and _TOKEN.fullmatch(value):
        return value
    return PLACEHOLDER


def show_number(value: float) -> float | str:
    """The number, unless it is long enough to be somebody's."""
    return value if abs(value) < _LARGEST_NUMBER else PLACEHOLDER


def show_keys(event: Mapping[str, Any], *, ours: bool) -> dict[str, object]:
    """The allowed keys of a structured event; code that isn't ours has none."""
    return {
        key: show_value(value)
        for key, value in event.items()
        if ours and key in ALLOWED_KEYS
    }


def show_line_keys(event: Mapping[str, Any]) -> dict[str, object]:
    """Level, logger and time as structlog's processors have written them."""
    return {
        key: event[key]
        for key in LINE_KEYS
        if key in event and _LINE_VALUE.fullmatch(str(event[key]))
    }


def describe(error: BaseException) -> Shown:
    """The types of an exception and its causes, each with its file and line.

    Neither messages nor source lines: both quote data.
    """
    return Shown("\ncaused by ".join(_describe_one(one) for one in _causes(error)))


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        context = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or context


def _describe_one(error: BaseException) -> str:
    frames = [
        f"  {_short(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return "\n".join([f"{type(error).__qualname__}{_system_reason(error)}", *frames])


def _system_reason(error: BaseException) -> str:
    """What the operating system says ("Address already in use"): a fixed text."""
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f" ({os.strerror(error.errno)})"
    return ""


def _short(path: str) -> str:
    """The path without the place where packages or this project are installed."""
    _, installed, inside = path.rpartition("site-packages/")
    if installed:
        return inside
    return path.removeprefix(f"{Path.cwd()}{os.sep}")
