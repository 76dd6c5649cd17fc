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
    """

    exec: HookExec = HookExec()
    """Runs a command in the container; no shell is involved unless it is named."""
    http_get: HookHTTPGet = HookHTTPGet()
    """Sends a GET request to the container."""
    sleep: HookSleep = HookSleep()
    """Waits for some seconds, typically before a stop."""
    tcp_socket: TCPSocketAction | None = None
    """Kept by the API for old manifests; it does nothing, and fails when the hook runs."""


class Lifecycle(Value):
    """The hooks of a container.

    https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
    """

    post_start: LifecycleHandler | None = None
    """What runs right after the start, beside the container's own command; the container is killed when it fails."""
    pre_stop: LifecycleHandler | None = None
    """What runs before the container is asked to stop, within the termination grace period."""
    stop_signal: str | None = None
    """The signal sent instead of the image's own, such as ``SIGUSR1``; needs the pod's ``os`` and a feature gate."""
