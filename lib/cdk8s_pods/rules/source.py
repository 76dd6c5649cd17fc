"""Where a rule was read, as a link that a reader can follow."""

from __future__ import annotations

#: The release of Kubernetes in which the API server's code was read, where a rule does not say another.
READ_IN = "1.33"
#: The files in which the API server checks most objects.
CORE = "pkg/apis/core/validation/validation.go"
APPS = "pkg/apis/apps/validation/validation.go"
BATCH = "pkg/apis/batch/validation/validation.go"
APIMACHINERY = "staging/src/k8s.io/apimachinery/pkg"

_STANDARDS = "https://kubernetes.io/docs/concepts/security/pod-security-standards/"
_POLICY = "staging/src/k8s.io/pod-security-admission/policy"


class Source:
    """One place to read about a rule.

    Args:
        url: The link.
        what: What is found there, in a few words or as the name of a function; empty where the link says it.
        release: The release of Kubernetes in which it was read, such as ``1.33``; None for what has no releases.
    """

    __slots__ = ("release", "url", "what")

    def __init__(self, url: str, what: str = "", release: str | None = None) -> None:
        self.url = url
        self.what = what
        self.release = release

    def __str__(self) -> str:
        read_in = f"Kubernetes {self.release}" if self.release else ""
        said = ", ".join(part for part in (self.what, read_in) if part)
        return f"{said}: {self.url}" if said else self.url

    def __repr__(self) -> str:
        return f"Source({self.url!r}, {self.what!r}, {self.release!r})"


def server(file: str, *functions: str, release: str = READ_IN) -> Source:
    """Code of Kubernetes, of the API server nearly always.

    Args:
        file: The path of the file in kubernetes/kubernetes.
        functions: The functions in it that were read.
        release: The release in which they were read.
    """
    url = f"https://github.com/kubernetes/kubernetes/blob/release-{release}/{file}"
    return Source(url, ", ".join(functions) or file.rpartition("/")[2], release)


def page(url: str, what: str = "") -> Source:
    """A page of documentation, or the code of another project."""
    return Source(url, what)


def proposal(number: int, what: str) -> Source:
    """An enhancement proposal of Kubernetes (KEP), by its number."""
    return Source(f"https://kep.k8s.io/{number}", f"KEP-{number}, {what}")


def standard(check: str, release: str = READ_IN) -> tuple[Source, ...]:
    """A control of the Pod Security Standards: the page of all, and the file that checks it, without its ending."""
    return page(_STANDARDS, "Pod Security Standards"), server(f"{_POLICY}/{check}.go", release=release)
