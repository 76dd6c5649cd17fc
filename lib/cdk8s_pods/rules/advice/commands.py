"""Commands whose words are not taken as they are meant."""

from __future__ import annotations

from cdk8s_pods.facts.command_words import program_name, unwrapped, words_of
from cdk8s_pods.facts.image_use import splits_arguments
from cdk8s_pods.facts.shell_text import SHELLS
from cdk8s_pods.facts.written_words import lost_words, several_options, shell_operators
from cdk8s_pods.rules.interface import invalid, page, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems


_COMMANDS = page("https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/")


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


@rule(
    "Container",
    category="advice",
    when=("command", "args"),
    remedy='begin with ["/bin/sh", "-c"] and write the whole line as one text',
    source=_COMMANDS,
)
def containers_leave_the_signs_of_a_shell_to_shells(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Without a shell, `&&`, `|` and `>` are arguments like any other: the program gets them and what is behind."""
    places = [place for place, _ in _placed_words(value, at)]
    return [
        (places[position], invalid(sign, "is handed to the program as an argument"))
        for position, sign in shell_operators(words_of(value))
    ][:1]


@rule(
    "ExecAction.command",
    category="advice",
    remedy='begin with ["/bin/sh", "-c"] and write the whole line as one text',
    source=_COMMANDS,
)
def probes_leave_the_signs_of_a_shell_to_shells(
    value: Sequence[str], at: FieldPath, context: Context
) -> Problems | None:
    """A probe's or a hook's command is started without a shell: `||` and `>` are arguments of its program."""
    return [
        (at.index(position), invalid(sign, "is handed to the program as an argument"))
        for position, sign in shell_operators(value)
    ][:1]


@rule(
    "Container",
    category="advice",
    when=("command", "args"),
    remedy="write each option, and each value that stands behind a space, as an element of its own",
    source=_COMMANDS,
)
def arguments_are_one_option_each(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Each element of a list is one argument: `--port 80` is no option that a program knows.

    A list in brackets without commas is one element, too. Some programs take such an element apart by themselves, as
    Redis and Envoy do: nothing is said of those that are known to.
    """
    found = _joined(_placed_words(value, at))
    return found if found and not splits_arguments(value) else None


@rule(
    "ExecAction",
    category="advice",
    when=("command",),
    remedy="write each option, and each value that stands behind a space, as an element of its own",
    source=_COMMANDS,
)
def arguments_of_probes_are_one_option_each(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """Each element of a probe's or a hook's command is one argument: `--port 80` is no option that a program knows."""
    return _joined(_placed_words(value, at))


@rule(
    "Container",
    category="advice",
    when=("command",),
    remedy="write the whole line as one text behind -c",
    source=page("https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html"),
)
def shells_are_given_the_whole_line(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """A shell runs the one text behind `-c`: `sh -c sleep 60` starts `sleep` without a time, and `60` is lost."""
    script = lost_words(words_of(value))
    return None if script is None else [(at.child("command"), invalid(script, "is all that the shell runs"))]


@rule(
    "Container",
    category="advice",
    when=("command",),
    remedy="write $(NAME), which the kubelet replaces, or begin with a shell",
    source=page("https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/"),
)
def variables_are_written_for_who_replaces_them(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The kubelet replaces `$(NAME)` in a command; `$NAME` and `${NAME}` are a shell's, and stay as text without one.

    Said where the container defines the variable and a program is started that is no shell.
    """
    if "env" not in value or not any("$" in word for word in words_of(value)):
        return None
    program = program_name(next(iter(unwrapped(words_of(value))), ""))
    if program in (*SHELLS, "", "envsubst") or program.endswith((".sh", "entrypoint")):
        return None
    names = [variable.get("name", "") for variable in value["env"]]
    found: list[Problem] = []
    for field in ("command", "args"):
        for position, word in enumerate(value.get(field, ())):
            if any(_refers_as_a_shell(word, name) for name in names):
                found.append((at.child(field).index(position), invalid(word, "is handed to the program as it is")))
    return found


def _refers_as_a_shell(word: str, name: str) -> bool:
    if not name or "$" not in word:
        return False
    if f"${{{name}}}" in word:
        return True
    behind = word.partition(f"${name}")
    return bool(behind[1]) and not (behind[2][:1].isalnum() or behind[2][:1] == "_")


def _placed_words(value: Object, at: FieldPath) -> list[tuple[FieldPath, str]]:
    """The words of a command, each with its place."""
    return [
        (at.child(field).index(position), word)
        for field in ("command", "args")
        for position, word in enumerate(value.get(field, ()))
    ]


def _joined(words: Iterable[tuple[FieldPath, str]]) -> list[Problem]:
    """The words that hold an option and more."""
    return [
        (place, invalid(word, "is handed to the program as one argument"))
        for place, word in words
        if word[:1] == "-" and (" " in word or "\n" in word) and several_options(word)
    ]
