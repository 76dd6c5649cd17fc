"""What the Pythons that an ``app:`` line starts load first: this folder alone stands on their path for it."""
