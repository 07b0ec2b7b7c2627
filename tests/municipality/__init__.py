"""Tests of `bot.municipality`: opening hours and profiles."""
