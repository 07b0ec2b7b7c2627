"""The index lets every rule through that Rasa's own search finds."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy

from bot.dialogue.rule_policy import IndexedRulePolicy

ACTIONS = st.sampled_from([None, "action_listen", "utter_greet", "benefit_form"])
INTENTS = st.sampled_from([None, "greet", "faq", "stop"])
LOOPS = st.sampled_from([None, "benefit_form", "should_not_be_set"])


def state(action: str | None, intent: str | None, loop: str | None) -> dict[str, Any]:
    """A state as Rasa's featurizers make it."""
    made: dict[str, Any] = {}
    if action:
        made["prev_action"] = {"action_name": action}
    if intent:
        made["user"] = {"intent": intent}
    if loop:
        made["active_loop"] = {"name": loop}
    return made


STATES = st.lists(st.builds(state, ACTIONS, INTENTS, LOOPS), min_size=1, max_size=3)


@given(rules=st.lists(STATES, max_size=12), conversation=STATES)
def test_the_same_rules_match(
    rules: list[list[dict[str, Any]]], conversation: list[dict[str, Any]]
) -> None:
    lookup = {json.dumps(rule): "action_listen" for rule in rules}
    stock = RulePolicy.__new__(RulePolicy)
    ours = IndexedRulePolicy.__new__(IndexedRulePolicy)

    expected = stock._get_possible_keys(lookup, conversation)

    assert expected == ours._get_possible_keys(lookup, conversation)


def test_the_index_follows_a_lookup_that_grows() -> None:
    policy = IndexedRulePolicy.__new__(IndexedRulePolicy)
    lookup: dict[str, str] = {}
    turn = [state("action_listen", "greet", None)]
    policy._get_possible_keys(lookup, turn)
    lookup[json.dumps(turn)] = "utter_greet"

    assert {json.dumps(turn)} == policy._get_possible_keys(lookup, turn)
