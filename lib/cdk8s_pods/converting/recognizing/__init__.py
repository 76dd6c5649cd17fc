"""Finds the patterns in a pod: each is taken for one only where it makes the same pod of what is left without it."""

from __future__ import annotations

from .peeling import try_recognized as try_recognized, written_patterns as written_patterns
