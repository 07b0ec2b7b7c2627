"""The widget's script as one file: its modules joined, with its style and first words.

The modules in `source/` are ordinary ES modules, which are read and tested as such. A
website loads a single classic script, so that two lines of HTML are all it needs: the
imports and exports fall away, and each name of a module is one of the whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.i18n.registry import NEAREST, enabled
from bot.widget.words import first_words

SOURCE: Final = Path(__file__).with_name("source")
# Each after those that it imports.
MODULES: Final = (
    "dom",
    "links",
    "keeping",
    "sending",
    "messages",
    "voice",
    "tools",
    "composer",
    "views",
    "panel",
    "element",
)
_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(
    r"^export (?=(?:async )?(?:function|class|const) )", re.MULTILINE
)
_NAME: Final = re.compile(
    r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE
)
_LEFT_OVER: Final = re.compile(r"^(?:import|export)\b", re.MULTILINE)
_FRAME: Final = """\
(() => {{
"use strict";
const BASE = document.currentScript
  ? new URL(".", document.currentScript.src).href.replace(/\\/$/, "")
  : location.origin;
const FIRST_WORDS = {first_words};
const STYLE = {style};
{modules}
}})();
"""


class BadModule(ValueError):
    """A module that cannot be joined with the others."""


@cache
def script() -> str:
    """The whole script.

    Raises:
        BadModule: a module imports what does not stand before it, or in another form,
            or two modules use a name.
    """
    return _FRAME.format(
        first_words=_json(_first_words()),
        style=_json(style()),
        modules="\n".join(_joined()),
    )


@cache
def style() -> str:
    """The style sheet, for browsers that cannot take it from the script."""
    return (SOURCE / "style.css").read_text("utf-8")


def _joined() -> Iterator[str]:
    seen: dict[str, str] = {}
    for place, name in enumerate(MODULES):
        text = (SOURCE / f"{name}.js").read_text("utf-8")
        if late := {*_IMPORT.findall(text)} - {*MODULES[:place]}:
            msg = f"{name}.js imports {', '.join(sorted(late))} before its place"
            raise BadModule(msg)
        text = _EXPORT.sub("", _IMPORT.sub("", text))
        for found in _NAME.findall(text):
            if found in seen:
                msg = f"{name}.js and {seen[found]}.js both have a {found}"
                raise BadModule(msg)
            seen[found] = name
        if _LEFT_OVER.search(text):
            msg = f"{name}.js has an import or export of another form"
            raise BadModule(msg)
        yield text


def _first_words() -> list[dict[str, Any]]:
    return [
        {
            "tag": entry.language_tag,
            "direction": entry.direction,
            "near": [tag for tag, locale in NEAREST.items() if locale == entry.locale],
            **first_words(entry.locale),
        }
        for entry in enabled().values()
    ]


def _json(content: Any) -> str:
    # Line separators end a line in old readings of JavaScript, and not in JSON.
    text = json.dumps(content, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
