"""What the bot does: thin actions that read slots, call the law and name a text."""

from bot.privacy.logs import install

# The action server of `rasa run actions` imports only this package.
install()
