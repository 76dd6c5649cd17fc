"""Exchanging two folders in one step, so that there is no moment without one of them.

Linux has ``renameat2`` with RENAME_EXCHANGE (since 3.15), macOS ``renamex_np`` with RENAME_SWAP. Sources: the manual
pages rename(2) of both.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
#: The number of renameat2 where the C library has no function for it. Source: the kernel's syscall tables.
_SYSCALLS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}


class CannotExchange(Exception):
    """Neither the operating system nor the file system can exchange two folders."""


def exchange_folders(one: str, other: str) -> None:
    """Let two folders change their places in one step.

    Raises:
        CannotExchange: This is not possible on this system or file system.
        OSError: It is, and fails for these two: one is a mount point, or may not be renamed.
    """
    from errno import EINVAL, ENOSYS, EOPNOTSUPP, EPERM

    function = exchange_function()
    if function is None:
        raise CannotExchange
    number = function(os.fsencode(one), os.fsencode(other))
    # EPERM: what some containers answer to a system call that they do not know. When it is meant, a rename says so.
    if number in (EINVAL, ENOSYS, EOPNOTSUPP, EPERM):
        raise CannotExchange
    if number:
        raise OSError(number, os.strerror(number), one, None, other)


def exchange_function() -> Callable[[bytes, bytes], int] | None:
    """The function of the operating system; it returns the number of the error, 0 for none. None where it has none."""
    if not sys.platform.startswith(("linux", "darwin")):
        return None
    try:
        # Deferred: it takes milliseconds to import, which a run does while the app is busy.
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
    except (ImportError, OSError):
        return None

    def called(function: Callable[..., int], *arguments: object) -> int:
        return ctypes.get_errno() if function(*arguments) else 0

    if sys.platform == "darwin":
        if not hasattr(library, "renamex_np"):
            return None
        return lambda one, other: called(library.renamex_np, one, other, ctypes.c_uint(_RENAME_SWAP))
    flags = ctypes.c_uint(_RENAME_EXCHANGE)
    here = ctypes.c_int(_AT_FDCWD)
    if hasattr(library, "renameat2"):
        return lambda one, other: called(library.renameat2, here, one, here, other, flags)
    number = _SYSCALLS.get(os.uname().machine)
    if number is None:
        return None
    return lambda one, other: called(library.syscall, ctypes.c_long(number), here, one, here, other, flags)
