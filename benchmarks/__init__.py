"""Speed, measured beside the peers."""
