"""Paths that must stay within a volume."""

from __future__ import annotations


def relative_path_problem(path: str) -> str | None:
    """What is required of a path that leaves the folder it is relative to."""
    if path.startswith("/"):
        return "must be a relative path"
    return backsteps_problem(path)


def backsteps_problem(path: str) -> str | None:
    """What is required of a path with a ``..`` in it."""
    return "must not contain '..'" if ".." in path.split("/") else None


def file_path_problem(path: str) -> str | None:
    """What is required of the path of a file in a volume: names that start with ``..`` are kubelet's own."""
    problem = relative_path_problem(path)
    if problem is None and path.startswith(".."):
        return "must not start with '..'"
    return problem
