"""What is found in an example: by checking its manifests, or by running its program."""

from __future__ import annotations

from cdk8s_pods.issues import InvalidManifest
from cdk8s_pods.rules.between.check import check_together
from cdk8s_pods.rules.check import check

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.issues import Issue
    from cdk8s_pods.rules.example import Example


def issues_in(example: Example) -> Sequence[Issue]:
    """Every issue of an example; a program runs in this process, on the engine."""
    if example.application is not None:
        return check_together(example.application, target=example.target, files=example.files)
    if example.program is None:
        return check(example.manifest, target=example.target)
    # Deferred: few examples are programs.
    from cdk8s_pods.engine import install

    install()
    try:
        exec(compile(example.program, "example.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except InvalidManifest as refused:
        return refused.issues
    return ()
