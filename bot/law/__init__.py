"""The law as pure functions on dated parameters: no Rasa, no words, no clock.

`bot.law.benefit.assess_benefit` and `bot.law.duration.assess_duration` answer from
facts; `bot.law.answer` turns what they found into JSON. `bot.law.legislation` reads the
dated parameters, `bot.law.rules` and `bot.law.notices` list every id that needs a text.
"""
