"""Write tests/public_names.txt: what the package offers, so that every change of it is seen in review.

Run by ``make generate`` after a name, a field or an argument came, went or changed.
"""

from __future__ import annotations

import inspect
from inspect import Parameter
from typing import TYPE_CHECKING, Any

import cdk8s_pods
from cdk8s_pods import helpers
from cdk8s_pods.engine import install

from .generated import ROOT, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = ROOT / "tests" / "public_names.txt"


def public_names() -> str:
    """Every exported name with what it takes, and below a class its own public members with what they take."""
    # Deferred: its constructs are the engine's, once that is installed.
    from cdk8s_pods import imported

    packages = {"": cdk8s_pods, "imported.": imported, "helpers.": helpers}
    return "".join(
        f"{line}\n"
        for prefix, package in packages.items()
        for name in package.__all__
        for line in _lines(f"{prefix}{name}", getattr(package, name))
    )


def _lines(name: str, exported: Any) -> Iterator[str]:
    yield f"{name}{_arguments(exported)}"
    if inspect.isclass(exported):
        for member in sorted(vars(exported)):
            if not member.startswith("_") and member not in getattr(exported, "__manifest_keys__", ()):
                yield f"    {member}{_arguments(getattr(exported, member))}"
        for field in getattr(exported, "__manifest_keys__", ()):
            constructor = getattr(exported, field, None)
            if callable(constructor):
                yield f"    {field}{_arguments(constructor)}"


def _arguments(taken: Any) -> str:
    """The names of what can be given, ``=`` behind those that need not be; nothing where it is not called."""
    if not callable(taken):
        return ""
    try:
        # The metaclass of a construct would hide what the construct takes.
        signature = inspect.signature(taken.__init__ if _is_construct(taken) else taken)
    except (TypeError, ValueError):
        return ""
    parameters = [parameter for name, parameter in signature.parameters.items() if name != "self"]
    return f"({', '.join(_argument(parameter) for parameter in parameters)})"


def _is_construct(taken: Any) -> bool:
    return inspect.isclass(taken) and type(taken) is not type


def _argument(parameter: Parameter) -> str:
    stars = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    return f"{stars}{parameter.name}{'' if parameter.default is Parameter.empty else '='}"


if __name__ == "__main__":
    # The constructs take the same arguments on the engine, which needs no Node.js.
    install()
    settle({FILE: public_names()})
