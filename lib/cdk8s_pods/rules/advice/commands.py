"""Commands that are written as one text."""

from __future__ import annotations

from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Problems


@rule(
    "Container.command",
    "EphemeralContainer.command",
    "ExecAction.command",
    category="advice",
    remedy='write each word as an element of its own, or begin with ["/bin/sh", "-c"]',
    source=page("https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/"),
)
def the_program_of_a_command_is_one_word(value: Sequence[str], at: FieldPath, context: Context) -> Problems | None:
    """A command is started without a shell: its first element is the program, and `sleep 3600` is no program's name."""
    if not value or " " not in (program := value[0].strip()) or "\\" in program:
        return None
    if context.pod_spec.get("os", {}).get("name") == "windows":
        return None
    return [(at.index(0), invalid(value[0], "is looked up as the name of one program"))]
