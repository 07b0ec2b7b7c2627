"""Locales, catalogs and the Norwegian form of amounts and dates. No Rasa."""
