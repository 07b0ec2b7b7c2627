"""Who has the right and the duty to take part: Integration Act chapter 3."""
