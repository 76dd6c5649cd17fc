"""Finds the patterns that put a container into a pod: adapter, ambassador and sidecar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cdk8s_pods.converting.code import Atom, Item, call, keyword, list_of, mapping_of
from cdk8s_pods.converting.literals import scalar_literal, text_literal
from cdk8s_pods.converting.notes import Notes
from cdk8s_pods.converting.volumes import mounting, mounts_of
from cdk8s_pods.issues import PodsError
from cdk8s_pods.patterns import SharedVolume, adapter, ambassador, sidecar
from cdk8s_pods.render import manifest_key

from .found import Found, without_helper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdk8s_pods.converting.code import Group
    from cdk8s_pods.converting.values import ValueWriter
    from cdk8s_pods.model import Container, EnvVar, ObjectMeta, PodSpec, PodTemplateSpec

SCRAPE, PORT, PATH = "prometheus.io/scrape", "prometheus.io/port", "prometheus.io/path"
_EXPORTER = re.compile(r"(^|[/_-])[\w-]*exporter(:|@|$)")


class Helper(NamedTuple):
    """The last container that may have been put into a pod.

    Args:
        container: The container, as a pattern would have been given it.
        field: The field it stands in.
        position: Where it stands there.
        rest: The pod without it.
        spec: The same, its spec.
    """

    container: Container
    field: str
    position: int
    rest: PodTemplateSpec
    spec: PodSpec

    @property
    def is_plain(self) -> bool:
        """Whether it is a container like the others."""
        return self.field == "containers"

    def ports(self) -> set[int]:
        """The ports it declares."""
        return {port.container_port for port in self.container.ports or ()}


def sidecars(template: PodTemplateSpec, ends: bool) -> Iterator[Found]:
    """A helper that shares an empty volume with a main container.

    Args:
        template: The pod.
        ends: Whether the pod is one of a Job.
    """
    for helper in helpers_of(template, ends):
        yield from _sidecars(helper)


def _sidecars(helper: Helper) -> Iterator[Found]:
    shared = _shared(helper)
    if shared is None:
        return
    main, container, rest = shared.main, shared.helper, shared.rest
    try:
        pattern = sidecar(container, shares=shared.volumes, main=main, plain=helper.is_plain)
    except (PodsError, TypeError, ValueError):
        return

    def write(writer: ValueWriter, notes: Notes) -> Group:
        items = [_container(container, helper, writer, notes), _shares(shared.volumes, writer)]
        return call(writer.imported("sidecar"), [*items, *_options(main, helper)])

    yield Found(rest, pattern, write)


def adapters(template: PodTemplateSpec, ends: bool) -> Iterator[Found]:
    """An exporter: a helper whose port is scraped, or whose image is one by its name.

    Args:
        template: The pod.
        ends: Whether the pod is one of a Job.
    """
    for helper in helpers_of(template, ends):
        yield from _adapters(helper, (template.metadata and template.metadata.annotations) or {})


def _adapters(helper: Helper, annotations: Mapping[str, str]) -> Iterator[Found]:
    if len(helper.ports()) != 1:
        return
    (port,) = helper.ports()
    scraped = annotations.get(SCRAPE) == "true" and annotations.get(PORT) == str(port)
    path = annotations.get(PATH) if scraped else None
    if not scraped and not _EXPORTER.search(helper.container.image or ""):
        return
    rest = helper.rest
    if scraped and rest.metadata is not None:
        rest = rest.replace(metadata=without_scraping(rest.metadata))
    variables, reads = _relayed([helper.container.env or ()], _declared(helper.spec))
    container = _without_env(helper.container, variables)
    if [each.to_manifest() for each in container.ports or ()] == [{"name": "metrics", "containerPort": port}]:
        container = container.replace(ports=None)
    options: dict[str, Any] = {"port": port}
    if reads is not None:
        options |= {"reads_port": reads, "env": variables}
    if scraped:
        options |= {"prometheus": True, **({"path": path} if path else {})}
    try:
        pattern = adapter(container, plain=helper.is_plain, **options)
    except (PodsError, TypeError, ValueError):
        return

    def write(writer: ValueWriter, notes: Notes) -> Group:
        items = [_container(container, helper, writer, notes), *_named(options), *_options(None, helper)]
        return call(writer.imported("adapter"), items)

    yield Found(rest, pattern, write)


def ambassadors(template: PodTemplateSpec, ends: bool) -> Iterator[Found]:
    """A relay: a helper whose port on localhost the environment of a main container names.

    Args:
        template: The pod.
        ends: Whether the pod is one of a Job.
    """
    for helper in helpers_of(template, ends):
        yield from _ambassadors(helper)


def _ambassadors(helper: Helper) -> Iterator[Found]:
    if not helper.ports():
        return
    told = [each for each in helper.spec.containers if _relayed([each.env or ()], helper.ports())[0]]
    variables, port = _relayed([each.env or () for each in told], helper.ports())
    if port is None:
        return
    names = {each.name for each in told}
    main = None if len(told) == len(helper.spec.containers) else _one_or_all([each.name for each in told])
    rest = helper.rest.replace(
        spec=helper.spec.replace(
            containers=[
                _without_env(each, variables) if each.name in names else each for each in helper.spec.containers
            ]
        )
    )
    options = {"port": port, "env": variables}
    try:
        pattern = ambassador(helper.container, port=port, env=variables, main=main, plain=helper.is_plain)
    except (PodsError, TypeError, ValueError):
        return

    def write(writer: ValueWriter, notes: Notes) -> Group:
        items = [_container(helper.container, helper, writer, notes), *_named(options), *_options(main, helper)]
        return call(writer.imported("ambassador"), items)

    yield Found(rest, pattern, write)


def helpers_of(template: PodTemplateSpec, ends: bool) -> Iterator[Helper]:
    """The last container, where it may be a helper, with the volumes that it alone mounts and without them.

    In a Job, a plain one would keep it from completing.
    """
    found = without_helper(template)
    if found is None or template.spec is None:
        return
    rest, field, position = found
    if rest.spec is None or (field == "containers" and ends):
        return
    container: Container = getattr(template.spec, field)[position]
    if field == "init_containers":
        container = container.replace(restart_policy=None)
    of_others = {mount.name for mount in mounts_of(rest.spec)}
    own = {volume.name: volume for volume in rest.spec.volumes or () if volume.name not in of_others}
    if any(mount.name in own for mount in container.volume_mounts or ()):
        left = tuple(volume for volume in rest.spec.volumes or () if volume.name not in own)
        without = rest.spec.replace(volumes=left or None)
        yield Helper(mounting(container, own), field, position, rest.replace(spec=without), without)
    yield Helper(container, field, position, rest, rest.spec)


class _Shared(NamedTuple):
    """The volumes that a helper shares with main containers, and both without them."""

    volumes: list[SharedVolume]
    helper: Container
    main: str | None
    rest: PodTemplateSpec


def _shared(helper: Helper) -> _Shared | None:
    """What a helper shares with the main container: the empty volumes that only the two of them mount."""
    volumes = {volume.name: volume for volume in helper.spec.volumes or () if volume.empty_dir is not None}
    others = [*helper.spec.containers, *(helper.spec.init_containers or ())]
    mounting = {
        name: [each for each in others if any(mount.name == name for mount in each.volume_mounts or ())]
        for name in volumes
    }
    mounts = [mount for mount in helper.container.volume_mounts or () if len(mounting.get(mount.name, ())) == 1]
    if not mounts or any(set(mount.__dict__) - {"name", "mount_path", "read_only"} for mount in mounts):
        return None
    (main,) = mounting[mounts[0].name]
    if main not in helper.spec.containers or any(mounting[mount.name] != [main] for mount in mounts):
        return None
    shares: list[SharedVolume] = []
    for mount in mounts:
        of_main = [each for each in main.volume_mounts or () if each.name == mount.name]
        if len(of_main) != 1 or set(of_main[0].__dict__) - {"name", "mount_path"}:
            return None
        path = of_main[0].mount_path
        helper_path = None if mount.mount_path == path else mount.mount_path
        volume = volumes[mount.name]
        shares.append(SharedVolume(volume=volume, main_path=path, helper_path=helper_path, read_only=mount.read_only))
    names = {mount.name for mount in mounts}
    served = [_without_mounts(each, names) if each is main else each for each in helper.spec.containers]
    left = tuple(volume for volume in helper.spec.volumes or () if volume.name not in names)
    rest = helper.rest.replace(spec=helper.spec.replace(containers=served, volumes=left or None))
    alone = len(helper.spec.containers) == 1
    return _Shared(shares, _without_mounts(helper.container, names), None if alone else main.name, rest)


def _without_mounts(container: Container, names: set[str]) -> Container:
    left = [mount for mount in container.volume_mounts or () if mount.name not in names]
    return container.replace(volume_mounts=left or None)


def _without_env(container: Container, variables: Mapping[str, str]) -> Container:
    left = [each for each in container.env or () if each.name not in variables]
    return container.replace(env=left or None)


def without_scraping(metadata: ObjectMeta) -> ObjectMeta | None:
    """Metadata without the annotations that have a pod scraped."""
    held = metadata.annotations or {}
    left = {key: held[key] for key in held if key not in (SCRAPE, PORT, PATH)}
    rest = metadata.replace(annotations=left or None)
    return rest if rest.__dict__ else None


def _declared(spec: PodSpec) -> set[int]:
    return {port.container_port for each in spec.containers for port in each.ports or ()}


def _relayed(environments: Sequence[Sequence[EnvVar]], ports: set[int]) -> tuple[dict[str, str], int | None]:
    """The variables that hold an address on localhost, with places for it, and the one port that they name."""
    found: dict[str, str] = {}
    named: set[int] = set()
    for environment in environments:
        for each in environment:
            text = each.value
            address = re.search(r"\blocalhost:([0-9]{1,5})\b", text) if isinstance(text, str) else None
            if text is None or address is None or int(address[1]) not in ports or "{" in text:
                continue
            named.add(int(address[1]))
            found[each.name] = f"{text[: address.start()]}{{host}}:{{port}}{text[address.end() :]}"
    return (found, named.pop()) if len(named) == 1 else ({}, None)


def _one_or_all(names: list[str]) -> Any:
    return names[0] if len(names) == 1 else names


def _container(container: Container, helper: Helper, writer: ValueWriter, notes: Notes) -> Item:
    inside = notes.at("spec", manifest_key(helper.field), helper.position)
    return writer.item("", container, inside)


def _shares(shares: list[SharedVolume], writer: ValueWriter) -> Item:
    written = [writer.item("", each, Notes()) for each in shares]
    return keyword("shares", written[0].code if len(written) == 1 else list_of(written))


def _named(options: Mapping[str, Any]) -> Iterator[Item]:
    for name, value in options.items():
        if isinstance(value, dict):
            entries = [Item(f"{text_literal(key)}: ", Atom(text_literal(each))) for key, each in value.items()]
            yield keyword(name, mapping_of(entries))
        else:
            yield keyword(name, Atom(scalar_literal(value)))


def _options(main: Any, helper: Helper) -> Iterator[Item]:
    if isinstance(main, str):
        yield keyword("main", Atom(text_literal(main)))
    elif main:
        yield keyword("main", list_of(Item("", Atom(text_literal(each))) for each in main))
    if helper.is_plain:
        yield keyword("plain", Atom("True"))
