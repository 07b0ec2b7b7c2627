"""Stories for stock Rasa's TEDPolicy, which learns from stories only.

We have none: all our dialogues are rules. A story is a few of these rules after each
other, so TED learns what the rules say and contradicts none of them.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Final

import yaml

Step = dict[str, Any]

_STORIES: Final = 60
_RULES_IN_STORY: Final = 4
_SEED: Final = 7


def write(data: Path) -> None:
    """Add the file of stories to a folder of training data with rules."""
    rules = simple_rules(data)
    choose = random.Random(_SEED)
    stories = [
        {"story": f"rules, sample {number}", "steps": _story(rules, choose)}
        for number in range(_STORIES)
    ]
    target = data / "stories" / "from_rules.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.dump({"version": "3.1", "stories": stories}), "utf-8")


def simple_rules(data: Path) -> list[list[Step]]:
    """The steps of the rules that hold anywhere and touch no form."""
    contents = [yaml.safe_load(path.read_text("utf-8")) for path in _files(data)]
    rules = [rule for content in contents for rule in content["rules"]]
    return [
        rule["steps"]
        for rule in rules
        if "condition" not in rule
        and all(step.keys() <= {"intent", "action"} for step in rule["steps"])
    ]


def _files(data: Path) -> list[Path]:
    return sorted((data / "rules").glob("*.yml"))


def _story(rules: list[list[Step]], choose: random.Random) -> list[Step]:
    # Copies, since YAML would write an alias for the second use of a step.
    chosen = choose.sample(rules, _RULES_IN_STORY)
    return [dict(step) for steps in chosen for step in steps]
