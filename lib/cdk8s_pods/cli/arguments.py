"""The argument parser of every command but ``run``."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from .errors import UsageError

if TYPE_CHECKING:
    from typing import NoReturn


class Arguments(ArgumentParser):
    """An argument parser that reports mistakes as every command does, and never guesses at a shortened option."""

    def __init__(self, command: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"cdk8s-pods {command}",
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """Raise :class:`UsageError` with the message and where to read on."""
        raise UsageError(f"{message}; `{self.prog} --help` explains the options")
