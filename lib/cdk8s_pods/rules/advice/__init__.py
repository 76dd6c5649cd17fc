"""Rules about what is worth knowing and never refuses a manifest."""
