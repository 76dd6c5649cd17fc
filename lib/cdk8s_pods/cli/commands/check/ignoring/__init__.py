"""Rules that are turned off with a reason: in a comment, on an object, in the settings, in Python, by a baseline."""
