"""The API without its server."""
