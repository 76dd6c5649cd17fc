"""The engine has every public name of the official modules, with the same parameters, members and enum values."""

import enum
import inspect
import json
import subprocess
import sys

import pytest

from cdk8s_pods.engine import cdk8s as our_cdk8s, constructs as our_constructs

# Everything in which the engine differs, with the reason; docs/engine.md tells users the same.
# The classes of the official modules that only their authors make have no signature of their own.
DIFFERENT = {
    "cdk8s.Testing.__test__": "keeps pytest from taking the class for a set of tests",
}

MODULES = {"constructs": our_constructs, "cdk8s": our_cdk8s}


def described(module):
    """Return every public name of a module with what a user can see of it, in a form that JSON can carry."""
    names = {}
    for name in module.__all__:
        value = getattr(module, name)
        names[f"{module_name(module)}.{name}"] = "class"
        for member in sorted({m for kind in value.__mro__ for m in vars(kind)}):
            if member.startswith("_") and member != "__init__":
                continue
            names[f"{module_name(module)}.{name}.{member}"] = described_member(value, member)
    return names


def module_name(module):
    return module.__name__.rpartition(".")[2]


def described_member(kind, member):
    value = inspect.getattr_static(kind, member)
    if isinstance(value, property):
        return "property, set" if value.fset else "property"
    if isinstance(kind, enum.EnumMeta) and member != "__init__":
        return f"member {getattr(kind, member).value}" if member in kind.__members__ else None
    if isinstance(value, (classmethod, staticmethod)):
        return f"{type(value).__name__}{parameters(value.__func__)}"
    if member == "__init__" and (not inspect.isfunction(value) or len(inspect.signature(value).parameters) == 1):
        return None  # no parameters, whether the class says so itself or not
    if inspect.isfunction(value):
        return f"method{parameters(value)}"
    return None


def parameters(function):
    return [
        f"{parameter.name} {parameter.kind.name} {parameter.default!r}"
        for parameter in inspect.signature(function).parameters.values()
    ]


def interfaces(names):
    """The constructors of interfaces, which are made by typing.Protocol, not by anybody."""
    return {name for name in names if name.endswith(".__init__") and name.split(".")[1] in {
        "IConstruct", "IDependable", "IMixin", "IValidation", "IAnyProducer", "IResolver",
    }}  # fmt: skip


@pytest.fixture(scope="module")
def official(official_environment):
    program = (
        "import sys, json; sys.path.insert(0, sys.argv[1]); import test_official_names as t, constructs, cdk8s;"
        "print(json.dumps({**t.described(constructs), **t.described(cdk8s)}))"
    )
    folder = __file__.rpartition("/")[0]
    run = subprocess.run(
        [sys.executable, "-c", program, folder], env=official_environment, capture_output=True, text=True, check=True
    )
    names = json.loads(run.stdout)
    return {name: what for name, what in names.items() if what is not None and name not in interfaces(names)}


@pytest.fixture(scope="module")
def ours():
    names = {name: what for module in MODULES.values() for name, what in described(module).items()}
    return {name: what for name, what in names.items() if what is not None and name not in interfaces(names)}


def test_every_official_name_is_there(official, ours):
    missing = official.keys() - ours.keys() - DIFFERENT.keys()

    assert not missing


def test_no_other_name_is_there(official, ours):
    more = ours.keys() - official.keys() - DIFFERENT.keys()

    assert not more


def test_parameters_kinds_defaults_and_enum_values_are_the_same(official, ours):
    different = {
        name: (what, ours[name]) for name, what in official.items() if name not in DIFFERENT and ours.get(name) != what
    }

    assert not different


def test_the_walk_sees_hundreds_of_names(official):
    assert len(official) > 250


@pytest.mark.parametrize("name", sorted(MODULES))
def test_all_names_can_be_loaded_with_a_star(name):
    module = MODULES[name]

    assert sorted(module.__all__) == module.__all__
    assert all(getattr(module, exported) is not None for exported in module.__all__)
