from __future__ import annotations


def try_recognized(parts, writer):
    return None
