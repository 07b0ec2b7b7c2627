"""The actions without a server answer as the action server would."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Action
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.dialogue.actions_in_process import ActionsInProcess
from bot.settings import ROOT


def call(action: str, **tracker: Any) -> dict[str, Any]:
    """A call as Rasa posts it; ours need no domain."""
    state = {"sender_id": "anna", "slots": {}, "events": [], **tracker}
    return {"next_action": action, "sender_id": "anna", "tracker": state}


class Rejecting(Action):
    def name(self) -> str:
        return "action_rejecting"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        raise ActionExecutionRejection("action_rejecting", "not now")


class Mute(Rejecting):
    def name(self) -> str:
        return "action_mute"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        return []


async def test_an_action_answers_with_events_and_responses() -> None:
    result = await ActionsInProcess().request(
        call("action_show_steps", slots={"estimate": "duration"}), method="post"
    )

    assert ["duration_form"] == [event["name"] for event in result["events"]]
    assert [] == result["responses"]


async def test_a_rejection_is_what_the_action_server_answers() -> None:
    endpoint = ActionsInProcess()
    endpoint._executor.register_action(Rejecting())
    with pytest.raises(ClientResponseError) as caught:
        await endpoint.request(call("action_rejecting"))

    assert 400 == caught.value.status
    assert "action_rejecting" == json.loads(caught.value.text)["action_name"]


async def test_an_action_that_does_nothing_gives_empty_lists() -> None:
    endpoint = ActionsInProcess()
    endpoint._executor.register_action(Mute())
    results = [await endpoint.request(c) for c in (call("action_mute"), {}, None)]

    assert [{"events": [], "responses": []}] * 3 == results


def test_every_action_of_the_domain_is_there() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))

    assert set(domain["actions"]) <= set(ActionsInProcess()._executor.actions)
