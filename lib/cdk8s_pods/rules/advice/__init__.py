"""What is worth knowing and refuses nothing."""

from . import commands, jobs, mesh, ports, sidecars

__all__ = ["commands", "jobs", "mesh", "ports", "sidecars"]
