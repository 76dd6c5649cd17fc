"""What every test may rely on."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

# The interpreter's own folder comes first, as in an activated environment: `node` and `cdk8s-pods` are found there.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

# A shell has what it starts in the background ignore Ctrl-C, and so does all that this starts in turn. The tests start
# programs to interrupt them, so here it is heard whoever started the tests.
signal.signal(signal.SIGINT, signal.default_int_handler)
