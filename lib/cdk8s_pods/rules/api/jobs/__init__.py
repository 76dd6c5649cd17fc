"""The controllers whose pods end."""
