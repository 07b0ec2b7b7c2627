"""Tests of bot.nlu and of the phrases people type."""
