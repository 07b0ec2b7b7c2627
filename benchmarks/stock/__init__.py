"""The set-up that we compare with: Rasa's stock parts on the same data."""
