"""What is known of an image, and how an image or a program finds what is known of it."""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number

from .image_reference import parse_image

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal

_NOTHING: Mapping[str, str] = {}
_NO_FILES: Mapping[str, tuple[str, ...]] = {}


class Port:
    """A port that the program of an image opens without being asked to.

    Args:
        number: The port; 0 for whichever it is told to open.
        protocol: ``TCP`` or ``UDP``.
        bound: Where it is opened: at every address, on loopback alone, or not at all before it is asked for.
        since: The first version of the image that does; empty for all that are known.
        opened_by: What in an argument or in the name of a variable opens it to others.
        missing: Paths that answer 404 where people ask for them -> the path that answers.
        live: The path that answers with success while the program is well; empty where none is known.
        ready: The path that answers with success once it can do its work; empty where none is known.
    """

    __slots__ = ("bound", "live", "missing", "number", "opened_by", "protocol", "ready", "since")

    def __init__(
        self,
        number: int,
        protocol: str = "TCP",
        *,
        bound: Literal["everywhere", "loopback", "off"] = "everywhere",
        since: str = "",
        opened_by: tuple[str, ...] = (),
        missing: Mapping[str, str] = _NOTHING,
        live: str = "",
        ready: str = "",
    ) -> None:
        self.number = number
        self.protocol = protocol
        self.bound = bound
        self.since = since
        self.opened_by = opened_by
        self.missing = missing
        self.live = live
        self.ready = ready


class EmptyFolder:
    """A folder that must be empty when the program first makes its data in it.

    Args:
        path: The folder.
        moved_by: The variable that has the program make it elsewhere, also below.
        since: The first version that wants it empty; empty for all that are known.
        until: The first that makes it elsewhere by itself, or takes what is there; empty for none.
    """

    __slots__ = ("moved_by", "path", "since", "until")

    def __init__(self, path: str, *, moved_by: str = "", since: str = "", until: str = "") -> None:
        self.path = path
        self.moved_by = moved_by
        self.since = since
        self.until = until


class Required:
    """What the program of an image has to be told, without which it ends with an error at once, or with its help.

    Args:
        variables: Variables of which it needs one that is not empty, or any that begins with one of them.
        arguments: Parts of arguments of which one says as much; an empty text stands for any argument at all.
        given_in: Folders whose files say as much: settings, or what an earlier start has left there.
        since: The first version that needs it; empty for all that are known.
        since_releases: The first releases of branches that do, where older releases of the same branch did not; of
            branches before the first of them nothing is known.
        is_secret: Whether it is what people keep out of manifests, to be added by an overlay or by a webhook.
    """

    __slots__ = ("arguments", "given_in", "is_secret", "since", "since_releases", "variables")

    def __init__(
        self,
        *variables: str,
        arguments: tuple[str, ...] = (),
        given_in: tuple[str, ...] = (),
        since: str = "",
        since_releases: tuple[str, ...] = (),
        is_secret: bool = False,
    ) -> None:
        self.variables = variables
        self.arguments = arguments
        self.given_in = given_in
        self.since = since
        self.since_releases = since_releases
        self.is_secret = is_secret

    def is_of_version(self, tag: str) -> bool:
        """Whether the version that a tag says needs it; one that says none is the newest."""
        version = _numbers(tag)
        if not version or not self.since_releases:
            return is_version(tag, since=self.since)
        releases = [_numbers(release) for release in self.since_releases]
        if version < releases[0][: len(version)]:
            return False
        # A tag shorter than a release is moved on to the newest one of the branch.
        return all(version >= release for release in releases if version[:-1] == release[:-1])


class Image:
    """What an image does when nobody tells it otherwise.

    Args:
        name: What people call it.
        seen: The newest version that the facts were read for, and when; empty where they hold for all that are known.
        source: Where they were read.
        repositories: Its names, with the registry: ``docker.io/library/nginx``.
        elsewhere: The last parts of names under which it is found in other registries too.
        programs: The programs that do what it does, where a command names one.
        starts: What its entry point does with arguments: hands them to the program, or runs them if they are a program;
            ``nothing`` where the image runs nothing that stays.
        subcommands: The words behind the program with which it runs for ever; empty where it does with any.
        stays_with: Words of which a command needs one to stay, as nginx needs ``daemon off;``.
        ends_with: Options and variables that make it end by themselves; ``NAME=VALUE`` for a variable with that value.
        may_end: Why its settings may make it end; empty where they cannot.
        user: Whom it runs as: a number, or a name, which the kubelet cannot tell from root; None where nobody knows.
        user_id: The number behind a name, or of a user that it can run as where it is root.
        ports: What it listens on.
        one_of_ports: Ports of which it opens one, by what it is told.
        writes: Folder -> why it cannot start where it must not write there.
        needs: Folder -> files of the image in it that the program cannot do without; none where that is all of it.
        files: Files of the image over which people mount their own.
        empty_folder: Where it makes its data.
        required: What it has to be told to start.
        splits_arguments: Whether it takes an option and its value as one argument too, with a space between them.
        drain_seconds: The longest that it takes to stop.
        drain_moved_by: What in an argument or in the name of a variable changes that.
        tag: How a version is written in a tag, ``{}`` for the version: that of the variant that runs with the least.
        tag_user: Whom that variant runs as, where it is not whom the image does.
        read_only_root: Whether it is known to run where it can write to volumes alone.
        requests: The resources that the project itself recommends to request.
        limits: The resources that it recommends as limits.
        dormant_since: When the project last brought something out, where that is long ago.
        replaced_by: What takes its place, where the project has ended.
    """

    __slots__ = (
        "dormant_since",
        "drain_moved_by",
        "drain_seconds",
        "elsewhere",
        "empty_folder",
        "ends_with",
        "files",
        "limits",
        "may_end",
        "name",
        "needs",
        "one_of_ports",
        "ports",
        "programs",
        "read_only_root",
        "replaced_by",
        "repositories",
        "requests",
        "required",
        "seen",
        "source",
        "splits_arguments",
        "starts",
        "stays_with",
        "subcommands",
        "tag",
        "tag_user",
        "user",
        "user_id",
        "writes",
    )

    def __init__(
        self,
        name: str,
        *,
        seen: str,
        source: str,
        repositories: tuple[str, ...] = (),
        elsewhere: tuple[str, ...] = (),
        programs: tuple[str, ...] = (),
        starts: Literal["program", "script", "nothing"] = "program",
        subcommands: tuple[str, ...] = (),
        stays_with: tuple[str, ...] = (),
        ends_with: tuple[str, ...] = (),
        may_end: str = "",
        user: int | str | None = None,
        user_id: int | None = None,
        ports: tuple[Port, ...] = (),
        one_of_ports: tuple[int, ...] = (),
        writes: Mapping[str, str] = _NOTHING,
        needs: Mapping[str, tuple[str, ...]] = _NO_FILES,
        files: tuple[str, ...] = (),
        empty_folder: EmptyFolder | None = None,
        required: Required | None = None,
        splits_arguments: bool = False,
        drain_seconds: int | None = None,
        drain_moved_by: tuple[str, ...] = (),
        tag: str = "{}",
        tag_user: int | None = None,
        read_only_root: bool = False,
        requests: Mapping[str, str] = _NOTHING,
        limits: Mapping[str, str] = _NOTHING,
        dormant_since: str = "",
        replaced_by: str = "",
    ) -> None:
        self.name = name
        self.seen = seen
        self.source = source
        self.repositories = repositories
        self.elsewhere = elsewhere
        self.programs = programs
        self.starts = starts
        self.subcommands = subcommands
        self.stays_with = stays_with
        self.ends_with = ends_with
        self.may_end = may_end
        self.user = user
        self.user_id = user_id
        self.ports = ports
        self.one_of_ports = one_of_ports
        self.writes = writes
        self.needs = needs
        self.files = files
        self.empty_folder = empty_folder
        self.required = required
        self.splits_arguments = splits_arguments
        self.drain_seconds = drain_seconds
        self.drain_moved_by = drain_moved_by
        self.tag = tag
        self.tag_user = tag_user
        self.read_only_root = read_only_root
        self.requests = requests
        self.limits = limits
        self.dormant_since = dormant_since
        self.replaced_by = replaced_by

    @property
    def version(self) -> str:
        """The newest version seen; empty where none was written down."""
        return self.seen.partition(",")[0]

    @property
    def own_user(self) -> int | None:
        """The number of a user, not root, as whom the variant of ``tag`` runs, or can; None where none is known."""
        if self.tag_user is not None:
            return self.tag_user
        return self.user if isinstance(self.user, int) and self.user else self.user_id

    def reference(self, version: str | None = None, *, repository: str | None = None) -> str:
        """The image of a version, by the name of its registry.

        Args:
            version: The newest seen unless given.
            repository: One of its repositories; the first unless given.
        """
        return f"{repository or self.repositories[0]}:{self.tag.format(version or self.version)}"


#: The same few images occur over and over: what is known of each, and whether it is that very image or a namesake.
_KNOWN: dict[str, tuple[Image | None, bool]] = {}
_KNOWN_LIMIT = 4096


def image_facts(image: str) -> Image | None:
    """What is known of exactly this image; None where nothing is, or the image may be another one of the same name."""
    found, is_exact = _known(image)
    return found if is_exact else None


def namesake_facts(image: str) -> Image | None:
    """What is known of this image, or of the one whose name it bears in another registry."""
    return _known(image)[0]


def program_facts(program: str) -> Image | None:
    """What is known of a program, by its name without a folder."""
    from .images.index import PROGRAMS

    module = PROGRAMS.get(program)
    return None if module is None else _load(module)


def is_version(tag: str, *, since: str = "", until: str = "") -> bool:
    """Whether a tag is of a version from one on, or before another; a tag that says no version is of the newest.

    Args:
        tag: The tag of an image, such as ``v2.10.1-alpine``.
        since: The first version that counts; empty for any.
        until: The first that no longer does; empty for none.
    """
    version = _numbers(tag)
    if not version:
        return not until
    return (not since or version >= _numbers(since)) and (not until or version < _numbers(until))


def _known(image: str) -> tuple[Image | None, bool]:
    found = _KNOWN.get(image)
    if found is None:
        if len(_KNOWN) >= _KNOWN_LIMIT:
            _KNOWN.clear()
        found = _KNOWN[image] = _look_up(image)
    return found


def _look_up(image: str) -> tuple[Image | None, bool]:
    from .images.index import ELSEWHERE, REPOSITORIES

    registry, path, _ = parse_image(image)
    _, is_official, name = f"/{path}".rpartition("/library/")
    if is_official:
        registry, path = "docker.io", f"library/{name}"  # mirrors of the official images keep that part of the name
    module = REPOSITORIES.get(f"{registry}/{path}")
    if module is not None:
        return _load(module), True
    module = ELSEWHERE.get(path.rpartition("/")[2])
    return (None if module is None else _load(module)), False


def _load(module: str) -> Image:
    name = f"{__package__}.images.{module}"
    found: Image = __import__(name, fromlist=["IMAGE"]).IMAGE
    return found


def _numbers(tag: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in tag.removeprefix("v").split("."):
        digits = part.partition("-")[0]
        number = natural_number(digits)
        if number is None:
            break
        numbers.append(number)
        if digits != part:
            break
    return tuple(numbers)
