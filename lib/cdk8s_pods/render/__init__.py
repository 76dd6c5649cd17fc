"""Between model values and plain manifests, in both directions; the only place that knows camelCase."""

from __future__ import annotations

from .naming import manifest_key as manifest_key
from .writing import plain as plain, to_manifest as to_manifest

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    # Reading is rare, and needs the table of all types, which writing a pod does not.
    from .reading import from_manifest as from_manifest
else:
    from cdk8s_pods.exports import lazy_exports

    __getattr__, __dir__ = lazy_exports()
