"""Programs of Linux systems that never end, or end by themselves, by the words they are started with.

Sources: their manual pages at https://man7.org/linux/man-pages and https://busybox.net/downloads/BusyBox.html.
"""

from __future__ import annotations

from cdk8s_pods.schema.formats import natural_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_YEAR_SECONDS = 365 * 24 * 3600
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 24 * 3600}


def endlessness(words: tuple[str, ...]) -> str | None:
    """Why such a program never ends; None for one that ends, or may, or is not known.

    Args:
        words: The program's name without a folder, and its arguments.
    """
    judge = _JUDGES.get(words[0])
    return None if judge is None else judge(words[1:])


def sleeping_seconds(words: tuple[str, ...]) -> float | None:
    """How long ``sleep`` sleeps; infinity where for ever, None for another program or what is no time.

    Args:
        words: The program's name without a folder, and its arguments.
    """
    if words[:1] != ("sleep",) or len(words) < 2:
        return None
    total = 0.0
    for word in words[1:]:
        if word in ("infinity", "inf"):
            return float("inf")
        number, unit = (word[:-1], _UNITS[word[-1:]]) if word[-1:] in _UNITS else (word, 1)
        whole, _, fraction = number.partition(".")
        seconds = natural_number(whole or "0")
        if seconds is None or natural_number(fraction or "0") is None or not number.strip("."):
            return None
        total += (seconds + float(f"0.{fraction[:9] or 0}")) * unit
    return total


def _sleep(arguments: tuple[str, ...]) -> str | None:
    seconds = sleeping_seconds(("sleep", *arguments))
    if seconds is None or seconds < _YEAR_SECONDS:
        return None
    return "it sleeps for ever" if seconds == float("inf") else "it sleeps for more than a year"


def _tail(arguments: tuple[str, ...]) -> str | None:
    follows = any(word[:1] == "-" and word[:2] != "--" and word[-1] in "fF" for word in arguments)
    follows = follows or any(word.startswith("--follow") for word in arguments)
    if follows and not any("--pid" in word for word in arguments):
        return "tail follows the file for ever"
    return None


def _ping(arguments: tuple[str, ...]) -> str | None:
    limited = any(word[:2] in ("-c", "-w") for word in arguments)
    return "ping goes on until it is stopped" if arguments and not limited else None


def _with(*wanted: str) -> Callable[[tuple[str, ...]], str | None]:
    """One that runs until it is stopped with any of these words, or with letters among its short options."""

    def judge(arguments: tuple[str, ...]) -> str | None:
        letters = {letter for word in arguments if word[:1] == "-" and word[:2] != "--" for letter in word[1:]}
        asked = any(word in arguments or (len(word) == 1 and word in letters) for word in wanted)
        return "it runs until it is stopped" if asked else None

    return judge


def _netcat(arguments: tuple[str, ...]) -> str | None:
    letters = {letter for word in arguments if word[:1] == "-" and word[:2] != "--" for letter in word[1:]}
    return "it listens until it is stopped" if {"l", "k"} <= letters else None


def _socat(arguments: tuple[str, ...]) -> str | None:
    return "it listens until it is stopped" if any("fork" in word.split(",") for word in arguments) else None


def _python(arguments: tuple[str, ...]) -> str | None:
    return "it serves until it is stopped" if "http.server" in arguments and "-m" in arguments else None


def _kubectl(arguments: tuple[str, ...]) -> str | None:
    commands = [word for word in arguments if word[:1] != "-"]
    return "it runs until it is stopped" if commands[:1] in (["proxy"], ["port-forward"]) else None


def _always(_arguments: tuple[str, ...]) -> str:
    return "it runs until it is stopped"


_JUDGES: dict[str, Callable[[tuple[str, ...]], str | None]] = {
    "cron": _with("f"),
    "crond": _with("f", "n"),
    "inotifywait": _with("m", "--monitor"),
    "kubectl": _kubectl,
    "nc": _netcat,
    "ncat": _netcat,
    "netcat": _netcat,
    "pause": _always,
    "ping": _ping,
    "python": _python,
    "python3": _python,
    "sleep": _sleep,
    "socat": _socat,
    "sshd": _with("D"),
    "supervisord": _with("n", "--nodaemon"),
    "tail": _tail,
    "yes": _always,
}
