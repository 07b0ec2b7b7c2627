"""`make evaluate`: how often the trained model answers what a held-out set expects."""
