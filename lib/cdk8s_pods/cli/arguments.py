"""The argument parser of every command but ``run``."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

from .errors import UsageError

if TYPE_CHECKING:
    from typing import Any, NoReturn


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

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]  # of its overloads one is enough
        """The options; one that nobody knows is refused with the one that was probably meant."""
        given, unknown = self.parse_known_args(args, namespace)
        if unknown:
            # Deferred: only a mistake pays for it.
            from cdk8s_pods.suggestion import did_you_mean

            wrong = unknown[0].partition("=")[0]
            options = [option for option in self._option_string_actions if option.startswith("--")]
            hint = did_you_mean(wrong, options) if wrong.startswith("-") else ""
            self.error(f"unknown {'option' if wrong.startswith('-') else 'argument'} {wrong}{hint}")
        return given

    def error(self, message: str) -> NoReturn:
        """Raise :class:`UsageError` with the message and where to read on."""
        raise UsageError(f"{message}; `{self.prog} --help` explains the options")
