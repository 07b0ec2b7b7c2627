"""`python -m bot.evaluation`: print the accuracy, write var/evaluation.json and .html.

The folder of the set is `--set`, the environment's SET, or tests/nlu.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.evaluation.evaluation import Evaluation, as_json, evaluate
from bot.evaluation.groups import read_groups
from bot.evaluation.languages import page as page_of
from bot.evaluation.languages import recognised
from bot.evaluation.measure import Case, rates
from bot.evaluation.report_html import page
from bot.evaluation.report_text import percent, write_text
from bot.evaluation.run import ask, load
from bot.evaluation.sets import InvalidSet, read_sets
from bot.privacy import logs
from bot.settings import ROOT, InvalidSetting, Settings, read_settings
from bot.training import fingerprint

_SET: Final = ROOT / "tests" / "nlu"
_LANGUAGES: Final = ROOT / "docs" / "languages.md"
_BELOW: Final = "<!-- Below: written by `make evaluate`. -->"
# A locale that is understood less often than this is not offered.
LEAST: Final = 0.8


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate; 1 where a locale is understood too seldom, 2 where nothing can be."""
    folder = _folder(arguments)
    try:
        settings = read_settings()
        cases, evaluation = _evaluated(folder, settings)
    except (InvalidSet, InvalidSetting) as error:
        sys.stderr.write(f"evaluate: {error}\n")
        return 2
    write_text(evaluation, sys.stdout)
    for path in write_files(evaluation, settings.var_dir):
        sys.stdout.write(f"{path}\n")
    if folder == _SET:
        _publish(cases)
    return _enough(evaluation)


def _publish(cases: Sequence[Case]) -> None:
    """Put the tables of languages into the documentation, below its text."""
    text = _LANGUAGES.read_text("utf-8") if _LANGUAGES.exists() else ""
    above = text.partition(_BELOW)[0]
    _LANGUAGES.write_text(f"{above}{_BELOW}\n\n{page_of(recognised(cases))}", "utf-8")
    sys.stdout.write(f"{_LANGUAGES}\n")


def _enough(evaluation: Evaluation) -> int:
    """1 where a locale that is on is understood too seldom, and say so."""
    found = 0
    for locale, rows in evaluation.table.items():
        share = rates(rows["questions"])["top1"] if "questions" in rows else None
        if share is not None and share < LEAST:
            sys.stderr.write(
                f"evaluate: {locale}: top-1 is {percent(share)}, less than "
                f"{percent(LEAST)}: turn it off in locales/locales.yml and say why\n"
            )
            found = 1
    return found


def write_files(evaluation: Evaluation, folder: Path) -> tuple[Path, Path]:
    """Write the JSON and the page; the paths of both."""
    folder.mkdir(parents=True, exist_ok=True)
    data, html = folder / "evaluation.json", folder / "evaluation.html"
    content = json.dumps(as_json(evaluation), ensure_ascii=False, indent=1)
    data.write_text(content + "\n", "utf-8")
    html.write_text(page(evaluation), "utf-8")
    return data, html


def _folder(arguments: Sequence[str] | None) -> Path:
    parser = argparse.ArgumentParser("python -m bot.evaluation", description=__doc__)
    default = Path(os.environ.get("SET") or _SET)
    parser.add_argument("--set", type=Path, default=default, help="folder of the set")
    folder: Path = parser.parse_args(arguments).set
    return folder


def _evaluated(folder: Path, settings: Settings) -> tuple[list[Case], Evaluation]:
    questions, groups = read_sets(folder), read_groups()
    # Rasa tells much at lower levels, and nothing that belongs in a report.
    logs.configure("ERROR")
    sys.stderr.write("Loading the model ...\n")
    about = _about(folder, settings)
    cases = asyncio.run(ask(load(settings.model), questions))
    return cases, evaluate(cases, groups, about)


def _about(folder: Path, settings: Settings) -> dict[str, str]:
    """Where the figures come from; says so where the model is not today's."""
    mark = settings.model.with_suffix(".fingerprint")
    current = mark.is_file() and mark.read_text("utf-8") == fingerprint(ROOT)
    state = "current" if current else "stale: trained on other data or code"
    if not current:
        sys.stderr.write(f"evaluate: the model is {state}; run `make train`\n")
    return {
        "set": str(folder),
        "model": str(settings.model),
        "model state": state,
        "day": settings.now().date().isoformat(),
    }


if __name__ == "__main__":
    sys.exit(main())
