"""Run every generator, or with ``--check`` say which of the generated files are not what they would be now.

``make generate`` and ``make check`` call this. A generator is a module that runs as ``python -m NAME [--check]``; each
has a process of its own, so that one can build on what another has just written.
"""

from __future__ import annotations

import subprocess
import sys

#: In the order in which they build on one another.
GENERATORS = (
    "tools.generate_schema",
    "tools.generate_image_index",
    "tools.generate_rule_index",
    "tools.generate_rule_pages",
    "tools.generate_update_rules",
    "tools.generate_helper_pages",
    "tools.generate_completion",
    "tools.generate_public_names",
    "tools.generate_pictures",
)


def main() -> int:
    """Run them all, also where one has something to say."""
    exits = [subprocess.run([sys.executable, "-m", name, *sys.argv[1:]], check=False).returncode for name in GENERATORS]
    return max(exits)


if __name__ == "__main__":
    sys.exit(main())
