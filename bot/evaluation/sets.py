"""Reads a held-out set: `<locale>.tsv` with text, topic and kind, without a header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.i18n.registry import enabled
from bot.nlu.decision import OUT_OF_SCOPE

KINDS: Final = ("plain", "hard", "para", "chat", "oos")
_COLUMNS: Final = 3
_TOPIC: Final = re.compile(r"[a-z][a-z0-9_]*")


class InvalidSet(ValueError):
    """A set that cannot be counted; the message names the file and the line."""


@dataclass(frozen=True)
class Question:
    """One line of a set."""

    text: str
    topic: str  # topic id, out_of_scope or, for chat, the intent's name
    kind: str
    locale: str

    @property
    def in_scope(self) -> bool:
        """Whether there is something to answer."""
        return self.topic != OUT_OF_SCOPE


def read_sets(folder: Path) -> list[Question]:
    """The questions of all `<locale>.tsv` of a folder, by locale.

    Raises:
        InvalidSet: there is no such file, or one of them is not as it should be.
    """
    files = sorted(folder.glob("*.tsv"))
    if not files:
        msg = f"{folder}: no <locale>.tsv in this folder"
        raise InvalidSet(msg)
    return [question for file in files for question in read_set(file)]


def read_set(path: Path) -> list[Question]:
    """The questions of one file; empty lines are left out.

    Raises:
        InvalidSet: the locale is unknown, or a line is not as it should be.
    """
    if path.stem not in enabled():
        known = ", ".join(enabled())
        msg = f"{path}: unknown locale {path.stem!r}; known are {known}"
        raise InvalidSet(msg)
    # Not splitlines(): a question may hold other separators, such as U+2028.
    lines = [line.removesuffix("\r") for line in _content(path).split("\n")]
    return [
        _question(line, path.stem, f"{path}:{number}")
        for number, line in enumerate(lines, start=1)
        if line
    ]


def _content(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        msg = f"{path}:{number}: not UTF-8"
        raise InvalidSet(msg) from None


def _question(line: str, locale: str, place: str) -> Question:
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) != _COLUMNS:
        msg = f"{place}: {len(columns)} columns instead of text, topic, kind"
        raise InvalidSet(msg)
    text, topic, kind = columns
    if fault := _fault(text, topic, kind):
        msg = f"{place}: {fault}"
        raise InvalidSet(msg)
    return Question(text, topic, kind, locale)


def _fault(text: str, topic: str, kind: str) -> str | None:
    if not text:
        return "the text is empty"
    if not _TOPIC.fullmatch(topic):
        return f"{topic!r} is not the id of a topic"
    if kind not in KINDS:
        return f"unknown kind {kind!r}; known are {', '.join(KINDS)}"
    return None
