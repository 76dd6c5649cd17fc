"""What is worth knowing and refuses nothing."""
