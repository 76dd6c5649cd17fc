"""Adapters: what a server says of itself, as Prometheus reads it."""
