"""What the API server takes and nodes, container runtimes or programs then break on."""
