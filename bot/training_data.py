"""Reads the training examples quickly: Rasa's file importer without its reader.

Rasa reads each file with a pure Python parser, checks it against a schema and does
so three times in one training, which takes longer than the learning. Our files have
one simple form, which tests check; libyaml reads them in a tenth of the time, once.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class InvalidExamples(ValueError):
    """A file of examples or responses that is not in our form."""


class Example(Message):  # type: ignore[misc]
    """A training example that is cheap to copy and to compare.

    Rasa hashes and deep-copies every example several times on its way to the
    components; for flat data that nobody changes, a hash made once will do.
    """

    def fingerprint(self) -> str:
        """A hash of text, intent and metadata, made on first use."""
        if not hasattr(self, "_fingerprint"):
            self._fingerprint = hashlib.md5(repr(self.data).encode()).hexdigest()  # noqa: S324 - tells examples apart, keeps no secret
        return str(self._fingerprint)

    def __hash__(self) -> int:
        """From the fingerprint, as Rasa's own; asked for millions of times."""
        if not hasattr(self, "_hash"):
            self._hash = int(self.fingerprint(), 16)
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Alike in all that was written down."""
        return isinstance(other, Message) and bool(self.data == other.data)

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """A message with data of its own; the values in it are never changed."""
        copied = Example(dict(self.data))
        copied._fingerprint, copied._hash = self.fingerprint(), hash(self)
        return copied


class ProjectImporter(RasaFileImporter):  # type: ignore[misc]
    """Rasa's importer of files with our own reader of examples and responses."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All examples and responses below the training data paths."""
        files = tuple(sorted(self._nlu_files))
        return _read(files, tuple(Path(file).stat().st_mtime_ns for file in files))


@cache
def _read(files: tuple[str, ...], _changed: tuple[int, ...]) -> TrainingData:
    messages: list[Message] = []
    responses: dict[str, Any] = {}
    for file in files:
        content = yaml.load(Path(file).read_text("utf-8"), yaml.CSafeLoader)
        for item in content.get("nlu", ()):
            messages += _examples(file, item)
        responses |= content.get("responses", {})
    return TrainingData(messages, responses=responses)


def _examples(file: str, item: dict[str, Any]) -> list[Message]:
    """The messages of one intent, in order."""
    intent, metadata = item["intent"], item.get("metadata")
    lines = [line for line in item["examples"].splitlines() if line.strip()]
    if wrong := [line for line in lines if not line.startswith("- ")]:
        msg = f"{file}: {intent}: an example must begin with '- ': {wrong[0]!r}"
        raise InvalidExamples(msg)
    return [
        Example.build(line[2:].strip(), intent, intent_metadata=metadata)
        for line in lines
    ]
