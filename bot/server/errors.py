"""Errors in the form of the contract; a stack trace never leaves the server."""

from __future__ import annotations

from typing import Any

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.api.errors import InvalidRequest
from bot.server.loading import StillLoading

_LOG = structlog.get_logger(__name__)
_CODES = {
    400: "bad_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_long",
}
# Whatever went wrong in here: its code and message.
UNAVAILABLE = ("unavailable", "This did not work. Try again.")


class ApiError(Exception):
    """An error that the client is told about."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: dict[str, str] | None = None,
    ) -> None:
        """Keep what the response will hold.

        Args:
            status: the HTTP status.
            code: a stable name for machines.
            message: one sentence for people; never the client's own data.
            headers: further headers, such as Retry-After.
        """
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.headers = headers


def error_content(code: str, message: str) -> dict[str, Any]:
    """`{"error": {"code", "message"}}`."""
    return {"error": {"code": code, "message": message}}


def error_response(
    status: int, code: str, message: str, headers: dict[str, str] | None = None
) -> web.Response:
    """`{"error": {"code", "message"}}` with a status."""
    content = error_content(code, message)
    return web.json_response(content, status=status, headers=headers)


def _invalid(error: InvalidRequest) -> web.Response:
    """422 with one entry for each field."""
    content = {
        "code": error.code,
        "message": "The request cannot be answered; see `fields`.",
        "fields": [field.as_json() for field in error.fields],
    }
    return web.json_response({"error": content}, status=422)


@web.middleware
async def errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn every error into an answer of the contract, and log its type only."""
    try:
        return await handler(request)
    except ApiError as error:
        return error_response(error.status, error.code, error.message, error.headers)
    except InvalidRequest as error:
        return _invalid(error)
    except StillLoading:
        return error_response(
            503, "starting", "The assistant is starting.", {"Retry-After": "5"}
        )
    except web.HTTPException as error:
        if error.status < 400:  # noqa: PLR2004 - a redirect is no error
            raise
        code = _CODES.get(error.status, "error")
        allowed = error.headers.get("Allow")
        headers = {"Allow": allowed} if allowed else None
        return error_response(error.status, code, error.reason, headers)
    except Exception as error:  # noqa: BLE001 - the last line of defence
        _LOG.error("request_failed", error_type=type(error).__name__)
        return error_response(503, *UNAVAILABLE, {"Retry-After": "5"})
