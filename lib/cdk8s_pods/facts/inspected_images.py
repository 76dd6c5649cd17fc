"""What the images of a project are made of, as a container engine says it: ``cdk8s-pods images`` writes it down."""

from __future__ import annotations

from .command_words import words_of
from .image_reference import parse_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any


class InspectedImage:
    """What one image is made of; frozen.

    Args:
        image: The image, as manifests name it.
        digest: Its digest, such as ``sha256:...``; empty where it has none.
        user: Whom it runs as, as it is written there: empty for root, a number or a name, with or without a group.
        ports: The ports that it exposes, such as ``8080/tcp``.
        entry_point: What it starts.
        command: The arguments of that, or what it starts where there is no entry point.
        volumes: The folders that are volumes of their own.
    """

    __slots__ = ("command", "digest", "entry_point", "image", "ports", "user", "volumes")

    def __init__(
        self,
        image: str,
        *,
        digest: str = "",
        user: str = "",
        ports: Iterable[str] = (),
        entry_point: Iterable[str] = (),
        command: Iterable[str] = (),
        volumes: Iterable[str] = (),
    ) -> None:
        self.image = image
        self.digest = digest
        self.user = user
        self.ports = tuple(ports)
        self.entry_point = tuple(entry_point)
        self.command = tuple(command)
        self.volumes = tuple(volumes)

    @property
    def user_alone(self) -> str:
        """Whom it runs as, without the group; ``0`` for root."""
        user = self.user.partition(":")[0]
        return "0" if user in ("", "root") else user

    @property
    def tcp_ports(self) -> frozenset[int]:
        """The TCP ports that it exposes."""
        parts = [port.partition("/") for port in self.ports]
        return frozenset(int(number) for number, _, protocol in parts if protocol in ("", "tcp") and number.isdecimal())

    def parts(self) -> tuple[object, ...]:
        """All that is known of it."""
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InspectedImage) and self.parts() == other.parts()

    def __hash__(self) -> int:
        return hash(self.parts())

    def __repr__(self) -> str:
        return f"InspectedImage({self.image!r})"


class InspectedImages:
    """Several of them, each found by any way to write its name; frozen."""

    __slots__ = ("_found", "_images")

    def __init__(self, images: Iterable[InspectedImage] = ()) -> None:
        self._images = tuple(images)
        self._found = {_whole(each.image): each for each in self._images}

    def find(self, reference: str) -> InspectedImage | None:
        """What an image is made of; None where nobody has looked at it."""
        return self._found.get(_whole(reference)) if self._found else None

    def __iter__(self) -> Iterator[InspectedImage]:
        return iter(self._images)

    def __bool__(self) -> bool:
        return bool(self._images)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InspectedImages) and self._images == other._images

    def __hash__(self) -> int:
        return hash(self._images)

    def __repr__(self) -> str:
        return f"InspectedImages({list(self._images)!r})"


def unexposed_port_problem(image: InspectedImage | None, port: int, container: Mapping[str, Any]) -> str | None:
    """Why a port is not expected to be open in a container, by what its image exposes; None where it may be.

    An image that exposes nothing says nothing. Whatever in an argument or a variable names the port may open it.
    """
    exposed = image.tcp_ports if image is not None else frozenset[int]()
    if not exposed or port in exposed or "envFrom" in container:
        return None
    told = [*words_of(container), *(str(variable.get("value", "")) for variable in container.get("env", ()))]
    if any(str(port) in text for text in told):
        return None
    listed = ", ".join(str(number) for number in sorted(exposed))
    return f"the image exposes {listed}, and nothing that the container is told names another port"


def _whole(reference: str) -> str:
    """One name for an image, however it is written."""
    registry, path, tag = parse_image(reference)
    digest = reference.partition("@")[2]
    return f"{registry}/{path}:{tag or 'latest'}" if not digest else f"{registry}/{path}@{digest}"
