"""Rasa's rule policy with an index, so that a turn does not read every rule."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

Key = tuple[str | None, str | None]
State = dict[str, Any]


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class IndexedRulePolicy(RulePolicy):
    """Looks only at the rules whose last state has the turn's action and intent.

    Rasa compares each rule with the conversation, two or three times a turn: a fifth
    of our turn, growing with the rules. The index only leaves out rules that cannot
    match; whether the others do, Rasa decides as before.
    """

    def _get_possible_keys(
        self, lookup: dict[str, str], states: list[State]
    ) -> set[str]:
        """The rules that match the states, among those that the index lets through."""
        if not states:
            return set(lookup)
        found = candidates(self._index(lookup), states[-1])
        narrowed = {key: lookup[key] for key in found}
        keys: set[str] = super()._get_possible_keys(narrowed, states)
        return keys

    def _index(self, lookup: dict[str, str]) -> dict[Key, list[str]]:
        """The index of a lookup, made anew when rules were added or taken away."""
        indices = self.__dict__.setdefault("_indices", {})
        # Kept beside its index: a freed lookup could leave its id to another.
        kept, size, made = indices.get(id(lookup), (None, -1, {}))
        if kept is not lookup or size != len(lookup):
            made = index(lookup)
            indices[id(lookup)] = (lookup, len(lookup), made)
        found: dict[Key, list[str]] = made
        return found


def index(lookup: dict[str, str]) -> dict[Key, list[str]]:
    """Rule keys by the action before and the intent of their last state."""
    made: dict[Key, list[str]] = defaultdict(list)
    for key in lookup:
        made[signature(json.loads(key)[-1])].append(key)
    return dict(made)


def signature(state: State) -> Key:
    """The action before and the intent; None where a state does not name one."""
    action = state.get("prev_action", {}).get("action_name")
    return action, state.get("user", {}).get("intent")


def candidates(made: dict[Key, list[str]], state: State) -> list[str]:
    """The rules that may match a state: none that asks for another action or intent."""
    action, intent = signature(state)
    wanted = {(a, i) for a in (action, None) for i in (intent, None)}
    if action is None:
        # The start of a conversation matches rules that begin there, whatever follows.
        wanted |= {key for key in made if key[0] is None}
    return [key for signed in wanted for key in made.get(signed, ())]
