"""Ids of rules and notices, and what the modules of the law may hold."""

from __future__ import annotations

import ast
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import bot.law
from bot.law.errors import UnknownParameter
from bot.law.notices import NOTICES
from bot.law.parameter_files import acts, parameters
from bot.law.rules import RULES, step

from .topics import TOPICS, answered

MODULES = sorted(Path(bot.law.__file__).parent.rglob("*.py"))
WITHOUT_RULES = {"money.py", "schema.py", "parameter_files.py"}
LITERALS = {0, 1, 12}
ALLOWED_IMPORTS = {
    *sys.stdlib_module_names,
    "bot.law",
    "yaml",
    "jsonschema",
    "holidays",  # the public holidays of REG § 17, for working days
}


def answers() -> list[dict[str, Any]]:
    """The answer to every case that has one, as JSON."""
    return [answer for topic in TOPICS for _, answer in answered(topic)]


def test_every_rule_is_reached_by_a_case() -> None:
    reached = {step["rule"] for answer in answers() for step in answer["steps"]}

    assert reached == set(RULES)


def test_every_notice_is_reached_and_listed() -> None:
    reached = {notice for answer in answers() for notice in answer["notices"]}

    assert reached == set(NOTICES)


def test_every_rule_rests_on_parameters_that_exist() -> None:
    named = {name for rule in RULES.values() for name in rule.parameters}

    assert named <= set(parameters())


def test_every_act_has_a_name_in_norwegian_and_english() -> None:
    assert {tuple(act.names) for act in acts().values()} == {("nb", "en")}


@pytest.mark.parametrize(
    ("rule", "parameter"),
    [("no_such_rule", None), ("share_full", "basic_amount")],
)
def test_a_step_of_an_unknown_rule_is_refused(rule: str, parameter: str | None) -> None:
    with pytest.raises(UnknownParameter):
        step(rule, 1, on=date(2026, 1, 1), parameter=parameter)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_imports_only_what_the_law_may(path: Path) -> None:
    imported = {
        name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imports(node)
    }

    assert {name for name in imported if not _allowed(name)} == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_does_not_look_at_the_clock(path: Path) -> None:
    names = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }

    assert names.isdisjoint({"today", "now", "utcnow"})


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.name not in WITHOUT_RULES],
    ids=lambda path: path.name,
)
def test_a_rules_module_has_no_number_of_the_law(path: Path) -> None:
    numbers = {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    }

    assert numbers <= LITERALS


def _imports(node: ast.AST) -> list[str]:
    """The modules that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module]
    return []


def _allowed(name: str) -> bool:
    """Whether the law may import a module."""
    return any(name == root or name.startswith(f"{root}.") for root in ALLOWED_IMPORTS)
