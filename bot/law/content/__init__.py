"""What the programme contains: Integration Act chapters 4 and 6."""
