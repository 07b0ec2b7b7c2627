"""How long the programme lasts, and its last day: Integration Act chapter 4."""
