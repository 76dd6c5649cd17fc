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
        # Not ctypes, which is made of it, and takes a millisecond more to import.
        import _ctypes

        library = _ctypes.dlopen(None, 0)  # type: ignore[arg-type]  # None is this program itself
        if sys.platform == "darwin":
            swap = _function(_ctypes.dlsym(library, "renamex_np"), "zzI")
            return lambda one, other: swap(one, other, _RENAME_SWAP)
        try:
            exchange = _function(_ctypes.dlsym(library, "renameat2"), "izizI")
        except OSError:
            number = _SYSCALLS[os.uname().machine]
            call = _function(_ctypes.dlsym(library, "syscall"), "lizizI")
            return lambda one, other: call(number, _AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    except (ImportError, AttributeError, OSError, KeyError):
        return None
    return lambda one, other: exchange(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)


def _function(address: int, arguments: str) -> Callable[..., int]:
    """A function of C that takes arguments of these types, by the letters of ctypes; it returns the error's number."""
    import _ctypes

    types = {letter: type(letter, (_ctypes._SimpleCData,), {"_type_": letter}) for letter in {*arguments, "i"}}
    prototype = type(
        "prototype",
        (_ctypes.CFuncPtr,),
        {
            "_flags_": _ctypes.FUNCFLAG_CDECL | _ctypes.FUNCFLAG_USE_ERRNO,
            "_restype_": types["i"],
            "_argtypes_": tuple(types[letter] for letter in arguments),
        },
    )
    function = prototype(address)
    return lambda *given: _ctypes.get_errno() if function(*given) else 0
