"""Which lines are the user's: a refusal names one of them, and its traceback ends on it when nobody catches it.

All other lines are machinery: those of this package and of what it stands on, and those of every library that says so
of itself. A package that sets ``__cdk8s_pods_machinery__ = True`` at the top of its ``__init__.py`` says it of all its
modules, and its users are shown their own line instead of one of the library's.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType, FrameType, TracebackType

    from cdk8s_pods.issues import InvalidManifest

#: What a library sets in its package to be machinery.
MARK = "__cdk8s_pods_machinery__"

#: What an error has in whose traceback no line of a program is to be shown.
_HIDES_SOURCE = "__cdk8s_pods_hides_source__"

#: ``abc`` and ``typing`` stand here because jsii creates constructs through a metaclass; Python's own importing and
#: running of programs, because the command ``cdk8s-pods`` runs them in its process.
_MACHINERY = frozenset(
    {
        "_frozen_importlib",
        "_frozen_importlib_external",
        "abc",
        "cdk8s",
        "cdk8s_pods",
        "constructs",
        "importlib",
        "jsii",
        "runpy",
        "typeguard",
        "typing",
    }
)


class Line:
    """One line of the user's, kept for later at little cost: its number is worked out when it is shown.

    No frame is kept, and with it none of the values that the program had there.
    """

    __slots__ = ("_code", "_instruction")

    def __init__(self, code: CodeType, instruction: int) -> None:
        self._code = code
        self._instruction = instruction

    def __str__(self) -> str:
        """The line as ``file:line``."""
        found = self._code.co_firstlineno
        for start, end, line in self._code.co_lines():
            if line is not None and start <= self._instruction < end:
                found = line
        return f"{self._code.co_filename}:{found}"


def users_line(beyond: int = 1) -> Line | None:
    """The innermost line of the user's that is running now; None where only machinery is.

    Args:
        beyond: How many calls are known to be machinery, from the caller of this function on. Python makes an object
            for every one that is looked at.
    """
    frame: FrameType | None = sys._getframe(beyond + 1)
    while frame is not None:
        module = frame.f_globals.get("__name__")
        is_machinery = _KNOWN.get(module)
        if is_machinery is None:
            is_machinery = _KNOWN[module] = _is_machinery(frame)
        if not is_machinery:
            return Line(frame.f_code, frame.f_lasti)
        frame = frame.f_back
    return None


#: The names of modules that were met -> whether their lines are machinery.
_KNOWN: dict[object, bool] = {}


class OnTheUsersLine:
    """While it lasts, a refusal that passes is given the user's own ``file:line``, and ends there when uncaught."""

    __slots__ = ()

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is not None:
            show_where(error)


def show_where(error: BaseException) -> None:
    """Give a refusal the user's own ``file:line``, and have it end there when uncaught; leave other errors alone."""
    # Deferred: only a program that is wrong pays for it.
    from cdk8s_pods.issues import InvalidManifest

    if isinstance(error, InvalidManifest):
        end_tracebacks_on_the_users_line()  # again, as somebody may have put a hook in the place of ours
        _point_at_the_users_line(error, sys._getframe(1))


def end_tracebacks_on_the_users_line() -> None:
    """Have what this package refuses printed without machinery when uncaught; other exceptions print as before.

    One that was raised while a Secret was made is printed without the lines of the program.
    """
    previous = sys.excepthook
    if getattr(previous, "ends_on_the_users_line", False):
        return

    def hook(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        from cdk8s_pods.issues import PodsError

        if isinstance(error, PodsError):
            leave_out_machinery(error)
            traceback = error.__traceback__
        if previous is sys.__excepthook__ and _hides_source(error):
            sys.stderr.write(traceback_of(error))
        else:
            previous(kind, error, traceback)

    hook.ends_on_the_users_line = True  # type: ignore[attr-defined]  # a mark on the function itself
    sys.excepthook = hook


def leave_out_machinery(error: BaseException) -> None:
    """Take the lines of machinery out of the tracebacks of an exception and of those that led to it.

    A mistake of ours that no line of the user's leads to keeps its lines. A refusal that passed no construct, such as
    that of a pattern, is told here where the user's line is.
    """
    from cdk8s_pods.issues import InvalidManifest

    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, InvalidManifest):
            _point_at_the_users_line(each)
        users = list(_users_entries(each.__traceback__))
        # A mistake in syntax is on no line that ran: it is told with its own place, and needs no entry.
        if users or isinstance(each, SyntaxError):
            for entry, below in zip(users, [*users[1:], None], strict=False):
                entry.tb_next = below
            each.__traceback__ = users[0] if users else None
        waiting += [each.__cause__, each.__context__, *getattr(each, "exceptions", ())]


def hide_source(error: BaseException) -> None:
    """Have no line of the program shown when an error is uncaught: it may say what a Secret holds."""
    setattr(error, _HIDES_SOURCE, True)


def traceback_of(error: BaseException) -> str:
    """The traceback of an exception as Python prints it, without the lines of the program where those are hidden."""
    from traceback import FrameSummary, StackSummary, TracebackException

    told = TracebackException.from_exception(error)
    if _hides_source(error):
        waiting: list[TracebackException | None] = [told]
        while waiting:
            if (each := waiting.pop()) is not None:
                places = (FrameSummary(entry.filename, entry.lineno, entry.name, line="") for entry in each.stack)
                each.stack = StackSummary.from_list(list(places))
                waiting += [each.__cause__, each.__context__, *(getattr(each, "exceptions", None) or ())]
    return "".join(told.format())


def _hides_source(error: BaseException) -> bool:
    """Whether an exception, or one that led to it, hides the lines of the program."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if each is not None and id(each) not in seen:
            seen.add(id(each))
            if getattr(each, _HIDES_SOURCE, False):
                return True
            waiting += [each.__cause__, each.__context__, *getattr(each, "exceptions", ())]
    return False


def _point_at_the_users_line(error: InvalidManifest, frame: FrameType | None = None) -> None:
    """Give a refusal that has no source the innermost line of the user's: of its traceback, else of those outside."""
    if error.source is not None:
        return
    entry = None
    for entry in _users_entries(error.__traceback__):  # noqa: B007  # the last one is wanted
        pass
    if entry is not None:
        error.point_at(f"{entry.tb_frame.f_code.co_filename}:{entry.tb_lineno}")
        return
    while frame is not None and _is_machinery(frame):
        frame = frame.f_back
    if frame is not None:
        error.point_at(f"{frame.f_code.co_filename}:{frame.f_lineno}")


def _users_entries(traceback: TracebackType | None) -> Iterator[TracebackType]:
    while traceback is not None:
        if not _is_machinery(traceback.tb_frame):
            yield traceback
        traceback = traceback.tb_next


def _is_machinery(frame: FrameType) -> bool:
    module = frame.f_globals.get("__name__")
    if not isinstance(module, str):
        return False
    names = module.split(".")
    if names[0] in _MACHINERY or frame.f_globals.get(MARK):
        return True
    packages = (sys.modules.get(".".join(names[:length])) for length in range(1, len(names)))
    return any(getattr(package, MARK, False) for package in packages)
