"""Mends what has one right answer, by edits at known places."""
