"""Tests of bot.evaluation, without Rasa and without a model."""
