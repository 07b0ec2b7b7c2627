"""Many people from a CSV file, row by row."""
