"""Devices: classes of them, and claims for some."""
