"""Tests of `bot.i18n` and of the texts: nothing here asserts wording."""
