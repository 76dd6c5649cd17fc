"""Custom resources: what their definitions say, and whether an object is as they say, by the API server's own law.

One core for all: the check of manifests, and the values that ``cdk8s-pods import`` writes.
"""

from __future__ import annotations

from .definition import Definition as Definition, Definitions as Definitions, Version as Version
