"""Which group a topic or intent belongs to: the file that holds its examples."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from bot.i18n.registry import SOURCE
from bot.settings import ROOT


def read_groups(folder: Path = ROOT / "data" / "nlu" / SOURCE) -> Mapping[str, str]:
    """The group of each intent, by the last part of its name."""
    return {
        entry["intent"].rpartition("/")[2]: file.stem
        for file in sorted(folder.glob("*.yml"))
        for entry in yaml.safe_load(file.read_text("utf-8"))["nlu"]
    }
