"""The law as pure functions on dated parameters: no Rasa, no words, no clock.

A package a topic (`benefit`, `duration`, `eligibility`, `content`, `leave`), each with
its `facts`, `assess`, `answer`, `rules` and `notices`. `legislation` reads the dated
parameters; `rules` and `notices` here list every id that needs a text.
"""
