"""Tests of `bot.law`: cases as data in `cases/`, each with its source."""
