"""Commands that no node can start."""

from __future__ import annotations

from cdk8s_pods.facts.written_words import program_problem
from cdk8s_pods.rules.interface import not_found, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


@rule(
    "Container.command",
    "EphemeralContainer.command",
    "ExecAction.command",
    category="runtime",
    remedy="write the program first, or the options as args, which go to the program of the image",
    source=page(
        "https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/",
        "command takes the place of the image's ENTRYPOINT",
    ),
)
def commands_begin_with_a_program(value: Sequence[str], at: FieldPath, context: Context) -> Problems | None:
    """The first word of a command is the program that is started, without a shell.

    An option is none, nor is what only a shell knows: the container fails with "executable file not found".
    """
    problem = program_problem(value[0]) if value else None
    return None if problem is None else [(at.index(0), not_found(value[0], f"{problem}, and no program"))]
