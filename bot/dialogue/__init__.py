"""The Rasa agent in this process: actions, texts, conversations, locks."""
