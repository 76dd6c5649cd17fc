"""Environment variables and where their values come from."""

from __future__ import annotations

from cdk8s_pods.facts.volume_paths import relative_path_problem
from cdk8s_pods.rules.context import volumes_by_name
from cdk8s_pods.rules.interface import CORE, formatted, invalid, not_found, required, rule, server
from cdk8s_pods.schema.formats import (
    config_key_problem,
    dns_label_problem,
    dns_subdomain_problem,
    environment_name_problem,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Objects, Problem, Problems


_ENV = server(CORE, "ValidateEnv")
_ENV_FROM = server(CORE, "ValidateEnvFrom")
_FILE_KEY = server(CORE, "validateFileKeySelector", release="1.34")
_ONE_SOURCE = "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`"


@rule("EnvVar", remedy="write a name of printable characters without '='", source=_ENV)
def environment_variables_have_a_usable_name(variable: Object, at: FieldPath, context: Context) -> Problems | None:
    """A process is given its environment as `NAME=value`, so a name is not empty and has no `=`."""
    name = variable.get("name", "")
    if not name:
        return [(at.child("name"), required())]
    problem = environment_name_problem(name)
    return None if problem is None else [(at.child("name"), invalid(name, problem))]


@rule("EnvVar.valueFrom", remedy="write exactly one source", source=_ENV)
def environment_sources_are_one(source: Object, at: FieldPath, context: Context) -> Problems | None:
    """A variable takes its value from one place."""
    if len(source) == 1:
        return None
    return [(at, invalid("", "may not have more than one field specified at a time" if source else _ONE_SOURCE))]


@rule("EnvVar", remedy="write either value or valueFrom", source=_ENV)
def environment_variables_have_one_value(variable: Object, at: FieldPath, context: Context) -> Problems | None:
    """A value that is written and one that is fetched can't both be the value."""
    if not variable.get("value") or not variable.get("valueFrom"):
        return None
    return [(at.child("valueFrom"), invalid("", "may not be specified when `value` is not empty"))]


@rule(
    "ConfigMapKeySelector",
    "SecretKeySelector",
    remedy="write the name of the object and one of its keys",
    source=server(CORE, "validateConfigMapKeySelector", "validateSecretKeySelector"),
)
def referenced_keys_are_complete(selector: Object, at: FieldPath, context: Context) -> Problems | None:
    """A reference to a key names the ConfigMap or Secret, and the key in it."""
    found: list[Problem] = []
    name = selector.get("name", "")
    if (problem := dns_subdomain_problem(name)) is not None:
        found.append((at.child("name"), invalid(name, problem)))
    key = selector.get("key", "")
    if not key:
        found.append((at.child("key"), required()))
    elif (problem := config_key_problem(key)) is not None:
        found.append((at.child("key"), invalid(key, problem)))
    return found


@rule(
    "Container.envFrom",
    "EphemeralContainer.envFrom",
    remedy="write exactly one of configMapRef and secretRef",
    source=_ENV_FROM,
)
def environment_imports_have_one_source(sources: Objects, at: FieldPath, context: Context) -> Problems | None:
    """Each entry of envFrom takes over one ConfigMap or one Secret."""
    found: list[Problem] = []
    for source in sources:
        count = ("configMapRef" in source) + ("secretRef" in source)
        if count != 1:
            message = "may not have more than one field specified at a time"
            # The API server does not say which entry it is.
            found.append((at, invalid("", message if count else "must specify one of: `configMapRef` or `secretRef`")))
    return found


@formatted(
    "EnvFromSource.prefix",
    by=environment_name_problem,
    remedy="write a prefix of printable characters without '='",
    source=_ENV_FROM,
)
def environment_prefixes_are_usable() -> None:
    """The prefix becomes the beginning of names of environment variables."""


@rule(
    "EnvFromSource.configMapRef",
    "EnvFromSource.secretRef",
    remedy="write the name of the object",
    source=_ENV_FROM,
)
def imported_environments_have_a_name(reference: Object, at: FieldPath, context: Context) -> Problems | None:
    """envFrom takes over a ConfigMap or Secret that it names."""
    name = reference.get("name", "")
    if not name:
        return [(at.child("name"), required())]
    # The server allows a dash at the end here.
    problem = dns_subdomain_problem(f"{name[:-2]}a" if len(name) > 1 and name.endswith("-") else name)
    return None if problem is None else [(at.child("name"), invalid(name, problem))]


@rule(
    "EnvVarSource.fileKeyRef", remedy="write key, path and the name of an emptyDir volume of the pod", source=_FILE_KEY
)
def environment_files_are_in_an_empty_dir(selector: Object, at: FieldPath, context: Context) -> Problems | None:
    """A variable can come from a file that an init container wrote into an emptyDir volume."""
    found: list[Problem] = []
    key = selector.get("key", "")
    if not key:
        found.append((at.child("key"), required()))
    elif (problem := environment_name_problem(key)) is not None:
        found.append((at.child("key"), invalid(key, problem)))
    path = selector.get("path", "")
    if not path:
        found.append((at.child("path"), required()))
    elif (problem := relative_path_problem(path)) is not None:
        found.append((at.child("path"), invalid(path, problem)))
    name = selector.get("volumeName", "")
    where = at.child("volumeName")
    if not name:
        found.append((where, required()))
    elif (problem := dns_label_problem(name)) is not None:
        found.append((where, invalid(name, problem)))
    volume = context.fact(volumes_by_name).get(name)
    if name and volume is None:
        found.append((where, not_found(name)))
    elif volume is not None and "emptyDir" not in volume and len(volume) > 1:
        found.append((where, invalid(name, "referenced volume must be of type emptyDir")))
    return found
