"""A website of somebody else, with a strict policy of its own, that shows the chat."""

from __future__ import annotations

from typing import Final

from aiohttp import web

# As strict as a municipality's can be: only the chat's own origin is let in.
POLICY: Final = (
    "default-src 'none'; script-src {chat}; connect-src {chat};"
    " require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'"
)
_PAGE: Final = """<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><title>Eksempel kommune</title></head>
<body>
<h1>Velkommen</h1>
<p><a href="#more">Les mer</a></p>
<script src="{chat}/widget.js" defer></script>
<intro-chat municipality="{municipality}"></intro-chat>
</body>
</html>
"""


def website(
    chat: list[str], lang: str = "nb", municipality: str = "eksempel"
) -> web.Application:
    """The website; the chat's address is put into the list once it is known."""

    async def page(_request: web.Request) -> web.Response:
        text = _PAGE.format(chat=chat[0], lang=lang, municipality=municipality)
        headers = {"Content-Security-Policy": POLICY.format(chat=chat[0])}
        return web.Response(text=text, content_type="text/html", headers=headers)

    app = web.Application()
    app.router.add_get("/", page)
    return app
