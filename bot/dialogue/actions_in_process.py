"""Runs the custom actions in this process instead of behind an HTTP server."""

from __future__ import annotations

import json
from typing import Any

from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection


class ActionsInProcess(EndpointConfig):
    """An action endpoint whose `request` calls the SDK's executor directly.

    Rasa sends the same call that it would post to an action server, so the actions
    cannot tell the difference; what is saved is the HTTP hop.
    """

    def __init__(self, package: str = "actions") -> None:
        """Register all actions of a package."""
        super().__init__(url="", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(
        self, json: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Run the action of the call and give back its events and responses.

        Raises:
            ClientResponseError: with status 400 where the action rejects its execution,
                as the action server would answer.
        """
        call = {"domain": {}, **(json or {})}
        try:
            result: dict[str, Any] | None = await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            raise _rejected(rejection) from rejection
        return result or {"events": [], "responses": []}


def _rejected(rejection: ActionExecutionRejection) -> ClientResponseError:
    body = {"error": str(rejection), "action_name": rejection.action_name}
    return ClientResponseError(400, rejection.message, json.dumps(body))
