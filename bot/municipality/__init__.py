"""A municipality's profile: its values for the answers, and when it is open."""
