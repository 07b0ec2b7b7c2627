"""The chat as an element for any website: its script, its words and its settings."""
