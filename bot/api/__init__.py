"""The API without its server: what a request may hold, and the answer to it.

`bot.api.estimates.estimate` answers a request; `bot.api.openapi.document` describes
what it takes and gives. The models of the document are the models that validate.
"""
