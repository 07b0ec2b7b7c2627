"""How messages come in and go out, one file per channel."""
