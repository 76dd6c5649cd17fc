"""Volumes, where they come from and where they are mounted."""
