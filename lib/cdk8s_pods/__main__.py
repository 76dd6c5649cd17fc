"""``python -m cdk8s_pods`` is the command ``cdk8s-pods``."""

import sys

from cdk8s_pods.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
