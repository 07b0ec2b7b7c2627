"""The introduction benefit: Integration Act chapter 5."""
