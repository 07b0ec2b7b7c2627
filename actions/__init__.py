"""What the bot does: thin actions that read slots, call the law and name a text."""
