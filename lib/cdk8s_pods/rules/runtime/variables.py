"""References to environment variables, and their definitions."""

from __future__ import annotations

from cdk8s_pods.facts.pod_fields import missing_metadata
from cdk8s_pods.rules.interface import duplicate, not_found, page, rule, server

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any

    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_EXPANSION = page(
    "https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/"
)
_SHELLS = frozenset({"sh", "bash", "ash", "dash", "zsh", "ksh", "busybox", "pwsh", "powershell", "cmd", "cmd.exe"})

#: Programs in whose text `$(NAME)` means something else: a field of awk's, a variable of make's.
_OTHER_LANGUAGES = ("awk", "make", "Makefile")


@rule(
    "Container",
    "EphemeralContainer",
    category="advice",
    remedy="define the variable in env, before where it is used; write $$(NAME) if the text itself is meant",
    source=_EXPANSION,
)
def referenced_variables_are_defined(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The kubelet puts the variables of the container's `env` in place of `$(NAME)`; an unknown one stays as text.

    The container starts, and its program finds the text `$(NAME)`. In the value of a variable only those defined above
    it count. With `envFrom` nobody can tell before it runs, nor can they for the variables that stand for Services
    (`NAME_SERVICE_HOST`, `NAME_PORT`, ...). In the text of a shell `$(name)` runs a command, so that only names in
    capitals are taken for variables there.
    """
    if "envFrom" in value or not _has_references(value):
        return None
    env: Sequence[Mapping[str, Any]] = value.get("env", ())
    found: list[Problem] = []
    last = {variable.get("name"): position for position, variable in enumerate(env)}
    earlier: set[str | None] = set()
    for position, variable in enumerate(env):
        if "$(" in (text := variable.get("value", "")):
            where = at.child("env").index(position).child("value")
            for name in _references(text):
                is_later = last.get(name, -1) >= position
                if name not in earlier and (is_later or _looks_like_a_variable(name)):
                    reason = "is defined, but not above this variable" if is_later else "is not defined"
                    found += _unless_of_a_service(name, where, reason, context)
        earlier.add(variable.get("name"))
    has_shell = _has_shell(value)
    for field in ("command", "args"):
        for position, text in enumerate(value.get(field, ())):
            if "$(" in text:
                where = at.child(field).index(position)
                found += _undefined(text, where, last, has_shell, context)
    return found


@rule(
    "Container",
    "EphemeralContainer",
    category="runtime",
    when=("volumeMounts",),
    remedy="give the variable a value in env",
    source=server("pkg/kubelet/container/helpers.go", "ExpandContainerVolumeMounts"),
)
def the_variables_of_a_path_have_a_value(value: Object, at: FieldPath, context: Context) -> Problems | None:
    """The kubelet makes the path of a `subPathExpr` itself, and starts no container of which a variable is missing.

    One that is empty counts as missing: of a `fieldRef` to a label or an annotation that the pod does not have, too.
    """
    made = [
        (position, mount["subPathExpr"])
        for position, mount in enumerate(value["volumeMounts"])
        if "$(" in mount.get("subPathExpr", "")
    ]
    if not made:
        return None
    defined = {variable.get("name"): variable for variable in value.get("env", ())}
    found: list[Problem] = []
    for position, text in made:
        where = at.child("volumeMounts").index(position).child("subPathExpr")
        for name in _references(text):
            if name in defined:
                if (reason := _emptiness(defined[name], context)) is not None:
                    found.append((where, not_found(f"$({name})", f"{name} {reason}")))
            elif "envFrom" not in value:
                found += _unless_of_a_service(name, where, "is not defined", context)
    return found


def _emptiness(variable: Object, context: Context) -> str | None:
    """Why a variable is known to be empty; None where it is not."""
    source: Object = variable.get("valueFrom", {})
    if not source:
        return None if variable.get("value") else "is empty"
    missing = missing_metadata(source.get("fieldRef", {}).get("fieldPath", ""), context.pod_metadata)
    return None if missing is None else f"is empty: the pod has no {missing}"


def _has_references(container: Object) -> bool:
    """Whether anything refers to a variable at all: the quick question that most containers end with."""
    for text in container.get("args", ()):
        if "$(" in text:
            return True
    for text in container.get("command", ()):
        if "$(" in text:
            return True
    return any("$(" in variable.get("value", "") for variable in container.get("env", ()))


def _undefined(
    text: str, at: FieldPath, defined: Collection[str | None], has_shell: bool, context: Context
) -> Iterator[Problem]:
    if any(program in text for program in _OTHER_LANGUAGES):
        return
    for name in _references(text):
        # A mere argument is one word, and no shell is in sight that would run `$(name)` as a command.
        if name not in defined and (_looks_like_a_variable(name) or (text.split() == [text] and not has_shell)):
            yield from _unless_of_a_service(name, at, "is not defined", context)


def _references(text: str) -> Iterator[str]:
    """The names between `$(` and `)`, except where a `$` before them says that the text is meant.

    Source: third_party/forked/golang/expansion/expand.go of kubernetes/kubernetes.
    """
    position = 0
    while (position := text.find("$", position)) >= 0:
        following = text[position + 1 : position + 2]
        if following == "(" and (end := text.find(")", position)) >= 0:
            name = text[position + 2 : end]
            # What is no name, such as `$(cat /etc/hostname)`, is meant for a shell.
            if name.replace("-", "_").replace(".", "_").isidentifier():
                yield name
            position = end + 1
        else:
            position += 2 if following == "$" else 1


def _looks_like_a_variable(name: str) -> bool:
    return name.isupper()


def _has_shell(container: Object) -> bool:
    command: Sequence[str] = container.get("command", ())
    args: Sequence[str] = container.get("args", ())
    return any(
        word.rpartition("/")[2] in _SHELLS or word.startswith("#!") or (word[:1] == "-" and word.endswith("c"))
        for word in (*command, *args)
    )


def _unless_of_a_service(name: str, at: FieldPath, reason: str, context: Context) -> Problems:
    """The problem, unless the kubelet may define the variable for a Service of the namespace."""
    links = context.pod_spec.get("enableServiceLinks", True)
    if name.startswith("KUBERNETES_") or (links and ("_SERVICE_" in name or "_PORT" in name)):
        return ()
    return [(at, not_found(f"$({name})", f"{name} {reason}"))]


@rule(
    "Container.env",
    "EphemeralContainer.env",
    category="advice",
    remedy="leave one of the two out",
    source=server("pkg/api/pod/warnings.go", "warningsForPodSpec"),
)
def variables_are_defined_once_in_a_container(value: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Of two variables with one name the last counts, and `kubectl apply` may lose either when it merges.

    A second definition that builds on the first, such as `PATH: $(PATH):/opt/bin`, is meant.
    """
    names = {variable.get("name") for variable in value}
    if len(names) == len(value):
        return None
    seen: set[str] = set()
    found: list[Problem] = []
    for position, variable in enumerate(value):
        name = variable.get("name", "")
        if name in seen and name not in _references(variable.get("value", "")):
            found.append((at.index(position).child("name"), duplicate(name, "hides the definition above")))
        seen.add(name)
    return found
