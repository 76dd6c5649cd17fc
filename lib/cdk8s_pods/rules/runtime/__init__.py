"""What the API server takes and nodes, container runtimes or programs then break on."""

from . import capabilities, images, jobs, mesh, mounts, ports, probes, replicas, resources, schedules, users, variables

__all__ = [
    "capabilities",
    "images",
    "jobs",
    "mesh",
    "mounts",
    "ports",
    "probes",
    "replicas",
    "resources",
    "schedules",
    "users",
    "variables",
]
