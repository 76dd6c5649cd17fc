"""The grammar of image names: ``[domain[:port]/]path[:tag][@digest]``.

Source: reference.go, regexp.go and normalize.go of https://github.com/distribution/reference. Written without regular
expressions: it runs for every image, and `re` is not loaded otherwise.
"""

from __future__ import annotations

_LOWER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_ALPHANUMERIC = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_HEX = frozenset("0123456789abcdef")
_TAG = _ALPHANUMERIC | frozenset("_-.")
_IPV6 = frozenset("0123456789abcdefABCDEF:")

_LONGEST_NAME = 255
_LONGEST_TAG = 128
#: Algorithm -> the length of its digest in hexadecimal digits.
_DIGESTS = {"sha256": 64, "sha384": 96, "sha512": 128}

#: Words in capitals that stand for a part of an image.
_STAND_INS = frozenset(
    {"IMAGE", "NAME", "NAMESPACE", "ORG", "PROJECT", "REGISTRY", "REPO", "REPOSITORY", "TAG", "USER"}
)

#: The same few images occur over and over; None means that the image is well-formed.
_KNOWN: dict[str, str | None] = {}
_KNOWN_LIMIT = 4096


def parse_image(image: str) -> tuple[str, str, str]:
    """The registry, the repository and the tag of an image: ``docker.io``, ``library/nginx``, ``1.29`` for nginx:1.29.

    What short names stand for is filled in, except the tag. The name need not be well-formed.
    """
    name = image.partition("@")[0]
    first, slash, rest = name.partition("/")
    if not slash or not _is_a_domain(first):
        domain, rest = "docker.io", name
    else:
        domain = "docker.io" if first == "index.docker.io" else first
    path, _, tag = rest.partition(":")
    if domain == "docker.io" and "/" not in path:
        path = f"library/{path}"
    return domain, path, tag


def image_problem(image: str) -> str | None:
    """What is required of an image name that cannot be parsed; None for one that can."""
    if image in _KNOWN:
        return _KNOWN[image]
    if len(_KNOWN) >= _KNOWN_LIMIT:
        _KNOWN.clear()
    problem = _KNOWN[image] = _problem(image)
    return problem


def placeholder(image: str) -> str | None:
    """What of an image that cannot be parsed stands for something else that is to be put in; None for a mistake.

    One is ``ko://PATH``, and so are ``<IMAGE>``, ``$IMAGE``, ``{{ image }}``, ``%IMAGE%``, ``PROJECT_ID``.
    """
    for opening in ("ko://", "<", "${", "$(", "$", "{{", "{", "%", "@@"):
        if opening in image:
            return opening
    for part in image.replace(":", "/").replace("@", "/").split("/"):
        if part.isupper() and ("_" in part or "-" in part or part in _STAND_INS):
            return part
    return None


def _problem(image: str) -> str | None:
    if not image:
        return None  # that an image is written is for the API server to say
    if len(image) == 64 and _HEX.issuperset(image):
        return "must not be 64 hexadecimal digits, which stand for the id of an image"
    name, at, digest = image.partition("@")
    if at and (problem := _digest_problem(digest)) is not None:
        return problem
    first, slash, rest = name.partition("/")
    if slash and _is_a_domain(first):
        if not _is_domain(first):
            return "must begin with a registry: a host name or address, with an optional port"
    else:
        rest = name
    path, colon, tag = rest.partition(":")
    if colon and (not tag or len(tag) > _LONGEST_TAG or not _TAG.issuperset(tag) or tag[0] in "-."):
        return (
            f"tag must be at most {_LONGEST_TAG} letters, digits, '_', '-' and '.', beginning with none of the last two"
        )
    if path != path.lower():
        return "repository name must be lower case"
    if not all(_is_path_component(component) for component in path.split("/")):
        return "repository name must be lower-case letters and digits, separated by '/', '.', '_', '__' or dashes"
    if len(parse_image(image)[1]) > _LONGEST_NAME:
        return f"repository name must be no more than {_LONGEST_NAME} characters"
    return None


def _is_a_domain(first: str) -> bool:
    """Whether the part before the first slash stands for a registry, and not for a part of the path."""
    return "." in first or ":" in first or first == "localhost" or first != first.lower()


def _is_domain(domain: str) -> bool:
    if domain.startswith("["):
        host, bracket, port = domain[1:].partition("]")
        has_good_port = not port or (port[0] == ":" and _is_port(port[1:]))
        return bool(bracket and host) and _IPV6.issuperset(host) and has_good_port
    host, colon, port = domain.partition(":")
    if colon and not _is_port(port):
        return False
    return all(
        component and _ALPHANUMERIC.issuperset(component.replace("-", "")) and component.strip("-") == component
        for component in host.split(".")
    )


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit()


def _is_path_component(component: str) -> bool:
    """Runs of lower-case letters and digits, separated by one dot, one or two underscores, or dashes."""
    if not component or component[0] not in _LOWER or component[-1] not in _LOWER:
        return False
    separator = ""
    for character in component:
        if character in _LOWER:
            if separator.strip("-") and separator not in (".", "_", "__"):
                return False
            separator = ""
        elif character in "._-":
            separator += character
        else:
            return False
    return True


def _digest_problem(digest: str) -> str | None:
    algorithm, _, encoded = digest.partition(":")
    length = _DIGESTS.get(algorithm)
    if length is None:
        return f"digest must be of {', '.join(_DIGESTS)}"
    if len(encoded) != length or not _HEX.issuperset(encoded):
        return f"digest must have {length} hexadecimal digits"
    return None
