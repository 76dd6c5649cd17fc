"""Gives names to what is written several times."""

from __future__ import annotations


def factored(statements, constants, names, variables):
    return statements
