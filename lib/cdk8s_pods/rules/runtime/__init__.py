"""Rules about what a server takes and a node or an image then breaks."""
