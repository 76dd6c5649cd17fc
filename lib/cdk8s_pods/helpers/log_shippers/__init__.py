"""Shippers of logs, and of metrics and traces."""
