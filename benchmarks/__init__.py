"""`make bench`: how fast the assistant is, beside stock Rasa on the same machine."""
