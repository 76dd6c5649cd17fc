"""ConfigMap: configuration that pods read as files or as environment variables."""

from __future__ import annotations

import sys

from constructs import Construct

from cdk8s_pods.model import Volume
from cdk8s_pods.model.objects import ConfigMap as ConfigMapValue

from .companion import placed
from .composition import Composing
from .content import base64_of, content_hash, expect_content, named_by, volume_name_of
from .data_files import contents_of, tell_binary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdk8s_pods.model import KeyToPath, ObjectMeta


class ConfigMap(Construct):
    """Configuration that pods read as files or as environment variables.

    https://kubernetes.io/docs/concepts/configuration/configmap/

    Args:
        scope: The chart, or any construct in one.
        id: The construct's id, unique in ``scope``; part of the generated name.
        data: The content by its key (letters, digits, ``-``, ``_`` and ``.``), 1 MiB together: texts, and bytes, which
            go to ``binary_data``. ``ConfigMap.from_files("conf/")`` takes it out of files.
        binary_data: Bytes, or text that is in base64 already.
        immutable: True keeps it from ever being changed, and spares the API server the watching; false unless written.
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
        TypeError: The content is neither text nor bytes.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        data: Mapping[str, str | bytes] | None = None,
        binary_data: Mapping[str, str | bytes] | None = None,
        immutable: bool | None = None,
        named_by_content: bool = False,
        metadata: ObjectMeta | None = None,
        ignore_rules: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(scope, id)
        with Composing(self, scope):
            texts: dict[str, str] = {}
            others: dict[str, str] = {}
            if data is not None:
                expect_content(self, "data", data)
                for key, content in data.items():
                    if isinstance(content, str):
                        texts[key] = content
                    else:
                        others[key] = base64_of(content)
            if binary_data is not None:
                expect_content(self, "binary_data", binary_data)
                for key, content in binary_data.items():
                    others[key] = content if isinstance(content, str) else base64_of(content)
            written = ConfigMapValue(
                data=texts if texts or (data is not None and not others) else None,
                binary_data=others if others or binary_data is not None else None,
                immutable=True if named_by_content and immutable is None else immutable,
            )
            self.content_hash = content_hash(written)
            if named_by_content:
                metadata = named_by(self, "ConfigMap", metadata, self.content_hash)
            self.api_object, self.name = placed(
                self, "v1", "ConfigMap", written, metadata=metadata, ignore_rules=ignore_rules
            )

    @staticmethod
    def from_files(*paths: str) -> dict[str, str | bytes]:
        """The content of files, each by its name: ``ConfigMap(self, "conf", data=ConfigMap.from_files("conf/"))``.

        What is not UTF-8 comes as bytes, goes to ``binaryData``, and is told on stderr. Of a folder the files directly
        in it are taken, but not hidden ones.

        Args:
            paths: Files and folders, relative to the file that calls this.

        Raises:
            PodsError: A file is missing, is there twice or is a link that leads out of its folder, or they are larger
                than 1 MiB together.
        """
        contents = contents_of(paths, sys._getframe(1))
        tell_binary(contents)
        return contents

    def volume(
        self,
        name: str | None = None,
        *,
        items: Sequence[KeyToPath] | Mapping[str, str] | None = None,
        default_mode: int | None = None,
        optional: bool | None = None,
    ) -> Volume:
        """A volume with a file for each key: ``config.volume().mount("/etc/app")``.

        Args:
            name: The volume's name; made of the ConfigMap's unless written.
            items: Only these keys, each with its path in the volume: ``{"nginx.conf": "nginx.conf"}``.
            default_mode: The files' permission bits, such as ``0o440``; 0o644 unless written.
            optional: True lets the pod start when the ConfigMap is missing.
        """
        return Volume.config_map(
            name or volume_name_of(self.name), self, items=items, default_mode=default_mode, optional=optional
        )
