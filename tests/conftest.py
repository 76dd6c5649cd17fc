"""What every test may rely on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# The interpreter's own folder comes first, as in an activated environment: `node` and `cdk8s-pods` are found there.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
