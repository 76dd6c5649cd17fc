"""What happens when a container starts and before it stops."""

from __future__ import annotations

from .action_constructors import HookExec, HookHTTPGet, HookSleep
from .value import Value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .actions import TCPSocketAction


class LifecycleHandler(Value):
    """What a hook does; exactly one field is written.

    The fields are constructors too: ``LifecycleHandler.exec(["nginx", "-s", "quit"])``,
    ``LifecycleHandler.sleep(5)``.

    Args:
        tcp_socket: Kept by the API for old manifests; it does nothing, and fails when the hook runs.
    """

    exec: HookExec = HookExec()
    http_get: HookHTTPGet = HookHTTPGet()
    sleep: HookSleep = HookSleep()
    tcp_socket: TCPSocketAction | None = None


class Lifecycle(Value):
    """The hooks of a container.

    https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/

    Args:
        post_start: Runs right after the start, beside the container's own command; the container is killed when it
            fails.
        pre_stop: Runs before the container is asked to stop, within the termination grace period.
        stop_signal: Sent instead of the image's own signal, such as ``SIGUSR1``; needs the pod's ``os`` and a feature
            gate.
    """

    post_start: LifecycleHandler | None = None
    pre_stop: LifecycleHandler | None = None
    stop_signal: str | None = None
