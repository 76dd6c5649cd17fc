"""Calls that a container makes on its pod's own address, as far as its words and variables show them."""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number

from .command_words import runs_of, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from .command_words import Run

_HOSTS = ("localhost", "127.0.0.1", "[::1]", "::1")
#: The port of a URL that names none.
_SCHEMES = {
    "amqp": 5672,
    "http": 80,
    "https": 443,
    "mongodb": 27017,
    "mysql": 3306,
    "postgres": 5432,
    "postgresql": 5432,
    "redis": 6379,
}
#: Programs that do nothing but wait for an answer.
_WAITING = ("wait-for", "wait_for", "waitfor", "wait4", "dockerize")
#: Programs that fail where nobody answers.
_CLIENTS = frozenset(
    {"curl", "grpcurl", "mongo", "mongosh", "mysql", "mysqladmin", "nc", "pg_isready", "psql", "redis-cli", "wget"}
)
#: Words in the names of options that say where a program itself listens.
_LISTENING = ("listen", "bind", "addr", "metrics", "health", "admin", "serve")
#: Programs that call nobody, whatever the variables around them say.
# fmt: off
_SILENT = frozenset({
    "awk", "cat", "cd", "chmod", "chown", "cp", "date", "echo", "envsubst", "export", "find", "grep", "id", "install",
    "ln", "ls", "mkdir", "mv", "printf", "rm", "sed", "set", "sh", "sleep", "sysctl", "tar", "test", "touch", "true",
    "ulimit", "unzip", "[",
})
# fmt: on


class Call:
    """A call of a port of the pod.

    Args:
        port: The port.
        is_needed: Whether what makes the call cannot go on without an answer.
    """

    __slots__ = ("is_needed", "port")

    def __init__(self, port: int, *, is_needed: bool) -> None:
        self.port = port
        self.is_needed = is_needed


def calls_of(container: Mapping[str, Any], ports: Container[int]) -> Iterator[Call]:
    """The calls of a container's own program, by its words and then by its variables.

    Args:
        container: The container.
        ports: The ports of the pod that are asked about: any other number is none.
    """
    variables = {variable.get("name", ""): variable.get("value", "") for variable in container.get("env", ())}
    words = words_of(container)
    yield from calls_in([_expanded(word, variables) for word in words], ports)
    runs = runs_of(words)
    if runs and all(run.program in _SILENT for run in runs):
        return
    for port in sorted(_ports_in(variables.values(), ports)):
        yield Call(port, is_needed=False)


def calls_in(words: Sequence[str], ports: Container[int]) -> Iterator[Call]:
    """The calls that a command makes, as that of a probe or a hook.

    One that starts something in the background may call just that, and counts as making none.

    Args:
        words: The program and its arguments.
        ports: The ports of the pod that are asked about.
    """
    runs = runs_of(words)
    for position, run in enumerate(runs):
        called = sorted(_called_by(run, ports))
        if not called:
            continue
        if any(not earlier.is_waited_for for earlier in runs[:position]):
            return
        for port in called:
            yield Call(port, is_needed=_is_needed(run))


def _is_needed(run: Run) -> bool:
    """Whether a command waits for the answer: in the head of a loop, or where its own end is that of the whole."""
    words = run.words
    if words[0] in ("until", "while"):
        # A loop that goes on as long as it is answered waits for nothing.
        return words[0] == "until" or words[1:2] == ("!",)
    if any(part in run.program for part in _WAITING):
        return True
    return run.is_last and run.is_certain and run.program in _CLIENTS


def _called_by(run: Run, ports: Container[int]) -> set[int]:
    if run.program in ("echo", "printf", "export"):
        return set()
    spoken = [
        word
        for word in run.words
        if not (word[:1] == "-" and any(part in word.partition("=")[0].lower() for part in _LISTENING))
    ]
    return _ports_in(spoken, ports)


def _ports_in(texts: Iterable[str], ports: Container[int]) -> set[int]:
    """The ports that texts name: in an address, or alone beside the name of the host."""
    found: set[int] = set()
    is_told_apart = False
    numbers: set[int] = set()
    for text in texts:
        bare = text.partition("=")[2] if text[:1] == "-" else text
        if (number := natural_number(bare)) is not None:
            numbers.add(number)
        if any(text in (host, f"-h{host}") or bare == host for host in _HOSTS):
            is_told_apart = True
        found |= _ports_of_addresses(text)
        if text[:2] in ("-p", "-P") and (number := natural_number(text[2:])) is not None:
            numbers.add(number)
    if is_told_apart:
        found |= numbers
    return {port for port in found if port in ports}


def _ports_of_addresses(text: str) -> set[int]:
    found: set[int] = set()
    for host in _HOSTS:
        position = text.find(host)
        while position >= 0:
            behind = text[position + len(host) :]
            before = text[:position]
            if behind[:1] in (":", "/") and (digits := _leading_digits(behind[1:])):
                # A path that begins with a number is no port, but that of bash's own files is: /dev/tcp/HOST/PORT.
                if behind[0] == ":" or before.endswith(("/dev/tcp/", "/dev/udp/")):
                    found.add(int(digits))
            elif behind[:1] in ("", "/", "?") and before[-1:] in ("/", "@"):
                scheme = before.rpartition("://")[0].rpartition(" ")[2].rpartition("=")[2].partition("+")[0]
                if scheme in _SCHEMES:
                    found.add(_SCHEMES[scheme])
            position = text.find(host, position + len(host))
    return found


def _leading_digits(text: str) -> str:
    end = 0
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return text[:end] if end <= 5 else ""


def _expanded(word: str, variables: Mapping[str, str]) -> str:
    """A word with the values of the variables that are written down, however it refers to them."""
    if "$" not in word:
        return word
    for name, value in variables.items():
        for reference in (f"$({name})", f"${{{name}}}"):
            word = word.replace(reference, value)
    # The longest names first, so that $DB does not take the beginning of $DB_HOST.
    for name in sorted(variables, key=len, reverse=True):
        word = word.replace(f"${name}", variables[name]) if name else word
    return word
