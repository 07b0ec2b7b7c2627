"""Introbot: the law, the languages, the dialogue and the server."""
