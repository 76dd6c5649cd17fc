"""What ends a command with a message instead of a traceback.

These exceptions never leave the command line, so they stand apart from the library's ``PodsError``: importing that one
would cost ``cdk8s-pods run`` more than the rest of its start-up.

.. code-block:: text

    CommandError          exit code 1: the command could not do what was asked
    └── UsageError        exit code 2: it was asked wrongly, or its input cannot be read
    Terminated            exit code 128 + the number of the signal: it was asked to end
"""

from __future__ import annotations


class CommandError(Exception):
    """The command cannot do what was asked; the message is one or a few lines for the user."""

    exit_code = 1


class UsageError(CommandError):
    """The command was called wrongly, or what it was given to read is broken."""

    exit_code = 2


class Terminated(BaseException):
    """A signal asked the process to end; like KeyboardInterrupt, it is no error that anything could handle.

    Args:
        number: The number of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number
