"""Changes of objects: what differs, what a server applies in place, what rolls pods, and what to do about the rest."""
