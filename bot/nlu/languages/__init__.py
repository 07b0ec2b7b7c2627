"""Languages that the assistant does not speak, but knows by name: one file each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

_FOLDER: Final = Path(__file__).parent
_SCRIPTS: Final[Mapping[str, str]] = {
    "am": "ethiopic",
    "ckb": "arabic",
    "ur": "arabic",
    "my": "burmese",
    "hi": "devanagari",
    "th": "thai",
    "zh": "han",
}


@dataclass(frozen=True)
class OtherLanguage:
    """A file of this folder."""

    code: str
    name: str  # in itself
    nearest: str  # the locale of ours that its speakers most likely read
    menu: str  # said above the language menu, in the language
    examples: Sequence[str]

    @property
    def script(self) -> str:
        """As bot/nlu/language_model.py names it."""
        return _SCRIPTS.get(self.code, "latin")


@cache
def others() -> Mapping[str, OtherLanguage]:
    """The languages by code."""
    found = {}
    for path in sorted(_FOLDER.glob("*.yml")):
        content = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        found[path.stem] = OtherLanguage(path.stem, **content)
    return found
