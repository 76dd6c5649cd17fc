"""A bad and a good manifest for every rule: shown to users by ``cdk8s-pods rules NAME``, and proven by the tests.

They are data: ``examples/<folder>/<module>.yaml`` beside the rules of ``<folder>/<module>.py``, a mapping from the id
of each rule to its ``bad`` and its ``good`` example. An example says only what matters, and the rest is filled in:

.. code-block:: yaml

    port_names_are_unique_in_a_container:
      bad:
        container: {ports: [{name: http, containerPort: 80}, {name: http, containerPort: 81}]}
      good:
        container: {ports: [{name: http, containerPort: 80}, {name: admin, containerPort: 81}]}

The keys, all optional:

- ``container``: fields of the one container, which is otherwise ``{name: app, image: nginx:1.29}``;
- ``pod``: fields of the pod's spec; its ``containers``, if written, stand for themselves;
- ``metadata``: fields of the pod's (or the pod template's) metadata;
- ``kind``: another kind than Pod, made around that pod with what the kind needs;
- ``spec``: fields of that kind's own spec, laid over what is made (of a CronJob's, ``job`` of its Job's);
- ``fields``: fields beside ``metadata`` of a kind that has no pods, such as the ``data`` of a ConfigMap;
- ``repeated``: such fields as well, of maps of which only the length of each text is said;
- ``name``: another ``metadata.name`` of the manifest than ``app``; null for none;
- ``object``: further fields of the manifest's own metadata;
- ``manifest``: the whole manifest as it stands, instead of all that;
- ``application``: a list of manifests that belong together, for what stands between objects; each as above, or whole
  where it has an ``apiVersion``, and with the ``file`` that it stands in where that matters;
- ``program``: a program in Python instead of a manifest, for what is found while a pod is composed;
- ``images``: what images are made of, by the fields of ``InspectedImage``;
- ``kubernetes``, ``podSecurity``: what it is checked for, otherwise the newest version and no standard. With
  ``podSecurity: restricted`` the filled-in pod and container meet that standard.

``null`` takes a filled-in field away.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from cdk8s_pods.facts.inspected_images import InspectedImage, InspectedImages
from cdk8s_pods.schema import KINDS, VERSIONS, WORKLOADS

from .example_kinds import OTHER_KINDS
from .rule import RULES
from .target import NEWEST, Target

_HARDENED_POD = {"securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}}
_HARDENED_CONTAINER = {
    "image": "nginxinc/nginx-unprivileged:1.29",
    "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
}
_PACKAGE = "cdk8s_pods.rules"


class Example(NamedTuple):
    """One manifest of an example and what it is checked for, the manifests of an application, or one program."""

    manifest: Any
    target: Target
    program: str | None = None
    application: list[Any] | None = None
    files: tuple[str, ...] = ()


class Examples(NamedTuple):
    """What a rule finds something in, and what it does not."""

    bad: Example
    good: Example


def find_examples(rule_id: str) -> Examples:
    """The examples of one rule.

    Raises:
        LookupError: No rule has this id, or it has no example.
    """
    module = RULES[rule_id].check.__module__.partition(".rules.")[2].replace(".", "/")
    written = _read(f"examples/{module}.yaml")[rule_id]
    return Examples(_expand(written["bad"]), _expand(written["good"]))


def example_ids() -> set[str]:
    """The id of every rule that has examples, whether the rule exists or not."""
    from importlib.resources import files  # only shown and tested, never needed to check

    names: list[str] = []
    waiting = [("examples", files(_PACKAGE) / "examples")]
    while waiting:
        name, found = waiting.pop()
        if found.is_dir():
            waiting += [(f"{name}/{inside.name}", inside) for inside in found.iterdir()]
        else:
            names.append(name)
    return {rule_id for name in names for rule_id in _read(name)}


_FILES: dict[str, dict[str, Any]] = {}


def _read(name: str) -> dict[str, Any]:
    if name not in _FILES:
        from importlib.resources import files  # only shown and tested, never needed to check

        import yaml  # 30 ms that only a user who asks for an example pays

        text = (files(_PACKAGE) / name).read_text(encoding="utf-8")
        _FILES[name] = yaml.safe_load(text)
    return _FILES[name]


def _expand(written: Any) -> Example:
    if not isinstance(written, dict):
        return Example(written, NEWEST)
    target = Target(
        kubernetes=written.get("kubernetes", VERSIONS[-1]),
        pod_security=written.get("podSecurity"),
        images=InspectedImages(InspectedImage(name, **fields) for name, fields in written.get("images", {}).items()),
    )
    if "program" in written:
        return Example(None, target, written["program"])
    if "application" in written:
        members = written["application"]
        files = tuple(each.get("file", "") for each in members)
        return Example(None, target, application=[_member(each) for each in members], files=files)
    if "manifest" in written:
        return Example(written["manifest"], target)
    kind = written.get("kind", "Pod")
    if kind not in WORKLOADS.values():
        return Example(_other_kind(kind, written), target)
    pod = _pod(written, hardened=target.pod_security == "restricted")
    name = written.get("name", "app")
    metadata = {"name": name} if name else {}
    version = next(version for version, known in WORKLOADS if known == kind)
    body = _workload(kind, pod) if kind != "Pod" else pod
    made = _merged({"apiVersion": version, "kind": kind, "metadata": metadata}, body)
    own = {"metadata": written.get("object", {}), "spec": written.get("spec", {})}
    if kind == "CronJob":
        own["spec"] = {**own["spec"], "jobTemplate": {"spec": written.get("job", {})}}
    return Example(_merged(made, own), target)


def _member(written: Any) -> Any:
    member = {name: value for name, value in written.items() if name != "file"}
    return member if "apiVersion" in member else _expand(member).manifest


def _other_kind(kind: str, written: dict[str, Any]) -> dict[str, Any]:
    """A manifest of a kind that has no pods."""
    *_, version = (version for version, known in KINDS if known == kind)  # the newest of several
    name = written.get("name", "app")
    made = {
        "apiVersion": version,
        "kind": kind,
        "metadata": {"name": name} if name else {},
        **OTHER_KINDS.get(kind, {}),
    }
    own = {"metadata": written.get("object", {}), **written.get("fields", {})}
    if "spec" in written:
        own["spec"] = written["spec"]
    for field, lengths in written.get("repeated", {}).items():
        own[field] = {key: "x" * length for key, length in lengths.items()}
    return _merged(made, own)


def _pod(written: dict[str, Any], *, hardened: bool) -> dict[str, Any]:
    """The pod's metadata, where it has any, and its spec."""
    container: dict[str, Any] = {"name": "app", "image": "nginx:1.29", **(_HARDENED_CONTAINER if hardened else {})}
    spec: dict[str, Any] = {"containers": [_merged(container, written.get("container", {}))]}
    spec = _merged({**spec, **(_HARDENED_POD if hardened else {})}, written.get("pod", {}))
    metadata = written.get("metadata")
    return {"metadata": metadata, "spec": spec} if metadata else {"spec": spec}


def _workload(kind: str, pod: dict[str, Any]) -> dict[str, Any]:
    """The spec of a workload around a pod, with what its kind can't do without."""
    if kind in ("Job", "CronJob"):
        job = {"template": _merged({"spec": {"restartPolicy": "Never"}}, pod)}
        return {"spec": job} if kind == "Job" else {"spec": {"schedule": "0 3 * * *", "jobTemplate": {"spec": job}}}
    labels = {"app": "app"}
    selector: dict[str, Any] = labels if kind == "ReplicationController" else {"matchLabels": labels}
    template = _merged({"metadata": {"labels": labels}}, pod)
    spec: dict[str, Any] = {"selector": selector, "template": template}
    if kind == "StatefulSet":
        spec["serviceName"] = "app"
    return {"spec": spec}


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """``over`` laid over ``under``, mappings field by field; None takes a field away."""
    made = dict(under)
    for name, value in over.items():
        if value is None:
            made.pop(name, None)
        elif isinstance(value, dict) and isinstance(made.get(name), dict):
            made[name] = _merged(made[name], value)
        else:
            made[name] = value
    return made
