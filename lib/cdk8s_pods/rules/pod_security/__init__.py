"""The Pod Security Standards, baseline and restricted: one rule for each control."""
