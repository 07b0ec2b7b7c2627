"""Security headers for every response: nothing is loaded from elsewhere."""

from __future__ import annotations

from typing import Final

from aiohttp import web

_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


async def add_security_headers(
    request: web.Request, response: web.StreamResponse
) -> None:
    """Set the headers just before a response is sent.

    Static files may be kept and are asked for anew by their ETag; nothing else is.
    """
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    kept = "no-cache" if request.path.startswith("/static/") else "no-store"
    response.headers.setdefault("Cache-Control", kept)
    response.headers.pop("Server", None)
