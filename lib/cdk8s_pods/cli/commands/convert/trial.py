"""Runs a program that was written and says how it ended; run by ``cdk8s-pods run``, so on the engine.

Its arguments are the program and the file for its report: nothing, or where and why it failed.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import traceback


def _report(program: str) -> dict[str, object]:
    try:
        runpy.run_path(program, run_name="__main__")
    except Exception as error:  # whatever it is, it is told
        frames = traceback.extract_tb(error.__traceback__)
        lines = [(frame.filename, frame.lineno) for frame in frames]
        return {"error": f"{type(error).__name__}: {error}", "frames": lines}
    return {}


if __name__ == "__main__":
    sys.path[0] = os.path.dirname(sys.argv[1])
    report = _report(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(report, file)
