"""What the API server refuses, grouped by subject."""
