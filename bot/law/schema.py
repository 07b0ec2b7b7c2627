"""Checks the form of the parameter files: `python -m bot.law.schema`, for `make check`.

Apart from the JSON Schema it finds what a schema cannot: keys written twice, the same
parameter in two files, dates out of order, acts that `acts.yml` does not know.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import jsonschema
import yaml

from bot.law.open_points import OPEN_POINTS_FILE
from bot.law.parameter_files import ACTS_FILE, FOLDER, acts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PARAMETER_SCHEMA = FOLDER / "schema.json"
ACTS_SCHEMA = ACTS_FILE.with_suffix(".schema.json")
OPEN_POINTS_SCHEMA = OPEN_POINTS_FILE.with_suffix(".schema.json")


class _StrictLoader(yaml.SafeLoader):
    """A loader that refuses a key written twice, which YAML loaders drop silently."""

    def construct_mapping(
        self,
        node: yaml.MappingNode,
        deep: bool = False,
    ) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            message = f"written twice: {', '.join(sorted(map(str, twice)))}"
            raise yaml.constructor.ConstructorError(
                None, None, message, node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


def problems(paths: Iterable[Path]) -> Iterator[str]:
    """What is wrong with parameter files, one line each; nothing when all is well."""
    seen: dict[str, str] = {}
    for path in paths:
        try:
            document = yaml.load(path.read_text("utf-8"), Loader=_StrictLoader)  # noqa: S506 (a SafeLoader)
        except yaml.YAMLError as error:
            yield f"{path.name}: {error}"
            continue
        malformed = list(_form(path.name, document, PARAMETER_SCHEMA))
        yield from malformed or _order(path.name, document)
        for name in document if isinstance(document, dict) else ():
            if name in seen:
                yield f"{path.name}: {name} stands in {seen[name]} too"
            seen[name] = path.name


def _form(file: str, document: object, schema: Path) -> Iterator[str]:
    """What the JSON Schema refuses."""
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
    for error in validator.iter_errors(_json(document)):
        place = "/".join(map(str, error.absolute_path))
        yield f"{file}: {place}: {error.message}"


def _order(file: str, document: dict[str, Any]) -> Iterator[str]:
    """Dates that do not ascend, and acts that are not known."""
    for name, parameter in document.items():
        values = parameter["values"]
        if any(later <= earlier for earlier, later in pairwise(values)):
            yield f"{file}: {name}: dates do not ascend"
        for holder in (parameter, *values.values()):
            act = holder.get("section", "").partition(" ")[0]
            if act and act not in acts():
                yield f"{file}: {name}: {act} is not in {ACTS_FILE.name}"


def _other(path: Path, schema: Path) -> Iterator[str]:
    """What the schema of a file beside the parameters refuses.

    Raises:
        yaml.YAMLError: no YAML at all, or a key is written twice.
    """
    document = yaml.load(path.read_text("utf-8"), Loader=_StrictLoader)  # noqa: S506 (a SafeLoader)
    yield from _form(path.name, document, schema)


def _json(node: object) -> object:
    """A YAML document as JSON has it: dates as text, also where they are keys."""
    if isinstance(node, dict):
        return {str(key): _json(value) for key, value in node.items()}
    return str(node) if isinstance(node, date) else node


def main() -> int:
    """Print what is wrong; the exit status is 1 when something is."""
    others = {ACTS_FILE: ACTS_SCHEMA, OPEN_POINTS_FILE: OPEN_POINTS_SCHEMA}
    found = [
        *problems(sorted(FOLDER.glob("*.yml"))),
        *(line for path, schema in others.items() for line in _other(path, schema)),
    ]
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
