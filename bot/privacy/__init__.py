"""What people write stays theirs: identifiers are replaced, logs hold no message."""
