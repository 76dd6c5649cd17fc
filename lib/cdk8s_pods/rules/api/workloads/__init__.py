"""The controllers that keep pods."""
