"""What is worth knowing and refuses nothing."""

from . import commands, jobs, ports, sidecars

__all__ = ["commands", "jobs", "ports", "sidecars"]
