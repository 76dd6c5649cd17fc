"""Secret: what pods read and others must not; its values are shown nowhere."""

from __future__ import annotations

import sys

from constructs import Construct

from cdk8s_pods.model import Volume
from cdk8s_pods.model.objects import Secret as SecretValue

from .companion import placed
from .composition import Composing
from .content import base64_of, content_hash, expect_content, named_by, volume_name_of
from .data_files import contents_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import KeyToPath, ObjectMeta


class Secret(Construct):
    """What pods read and others must not; its values are shown nowhere.

    https://kubernetes.io/docs/concepts/configuration/secret/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        type: Which keys it has, such as ``kubernetes.io/tls``; any, ``Opaque``, unless written. It can't be changed
            later.
        data: The values by their key, 1 MiB together: texts and bytes as they are, which are put into base64 here.
            ``Secret.from_files("certs/")`` takes them out of files.
        string_data: Values as plain text, which the server puts into ``data``; of the same key this one counts.
        immutable: True keeps it from ever being changed; false unless written.
        named_by_content: True has the name end in a hash of the content, and the object immutable: whoever refers to
            this construct changes with the content, so that pods are replaced and old ones keep what they started with.
        metadata: Name, namespace, labels, annotations; without a name cdk8s generates one from the construct's path.
        ignore_rules: Ids of rules turned off for this object, each with the reason.

    Attributes:
        name: The name of the object in the cluster.
        api_object: The cdk8s object, for JSON patches and dependencies.
        content_hash: Ten hexadecimal digits that change whenever the content does.

    Raises:
        InvalidManifest: The object cannot work; every problem is named with its path.
        TypeError: A value is neither text nor bytes.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        type: str | None = None,
        data: Mapping[str, str | bytes] | None = None,
        string_data: Mapping[str, str] | None = None,
        immutable: bool | None = None,
        named_by_content: bool = False,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope, holds_secrets=True):
            if data is not None:
                expect_content(self, "data", data)
            if string_data is not None:
                expect_content(self, "string_data", string_data, binary=False)
            written = SecretValue(
                type=type,
                data=None if data is None else {key: base64_of(content) for key, content in data.items()},
                string_data=string_data,
                immutable=True if named_by_content and immutable is None else immutable,
            )
            self.content_hash = content_hash(written)
            if named_by_content:
                metadata = named_by(self, "Secret", metadata, self.content_hash)
            self.api_object, self.name = placed(
                self, "v1", "Secret", written, metadata=metadata, ignore_rules=ignore_rules
            )

    @staticmethod
    def from_files(*paths: str) -> dict[str, str | bytes]:
        """The content of files, each by its name: ``Secret(self, "certs", data=Secret.from_files("certs/"))``.

        Of a folder the files directly in it are taken, but not hidden ones.

        Args:
            paths: Files and folders, relative to the file that calls this.

        Raises:
            PodsError: A file is missing, is there twice or is a link that leads out of its folder, or they are larger
                than 1 MiB together.
        """
        return contents_of(paths, sys._getframe(1))

    def volume(
        self,
        name: str | None = None,
        *,
        items: Sequence[KeyToPath] | Mapping[str, str] | None = None,
        default_mode: int | None = None,
        optional: bool | None = None,
    ) -> Volume:
        """A volume with a file for each key, kept in memory: ``certs.volume().mount("/etc/certs")``.

        Args:
            name: The volume's name; made of the Secret's unless written.
            items: Only these keys, each with its path in the volume: ``{"tls.crt": "server.crt"}``.
            default_mode: The files' permission bits, such as ``0o400``; 0o644 unless written.
            optional: True lets the pod start when the Secret is missing.
        """
        return Volume.secret(
            name or volume_name_of(self.name), self, items=items, default_mode=default_mode, optional=optional
        )
