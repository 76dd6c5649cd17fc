"""What every object has: a kind, fields that decode, metadata, labels."""
