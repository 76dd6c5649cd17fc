"""How many pods run: autoscalers, and how many of them may be missing."""
