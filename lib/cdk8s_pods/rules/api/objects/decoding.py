"""What can be refused before a manifest means anything: its kind, its fields, the JSON types of its values.

These are found while a manifest is taken apart and decoded (``rules.kinds``, ``schema.decode``), before any rule is
called; so they look at nothing themselves. They stand here to be listed, explained and turned off like all others.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import page, told

_DECODING = page("https://github.com/kubernetes-sigs/json", "strict field validation, as the API server uses it")
_CONCEPT = page("https://kubernetes.io/docs/concepts/overview/working-with-objects/")


@told(remedy="write the manifest as a mapping", source=_CONCEPT)
def manifests_are_objects() -> None:
    """A manifest is a mapping with `apiVersion`, `kind`, `metadata` and `spec`; a list of them has `items`."""


@told(remedy="write apiVersion and kind", source=_CONCEPT)
def manifests_say_their_kind() -> None:
    """Without `apiVersion` and `kind` nobody can tell what a manifest is."""


@told(
    remedy="write the apiVersion and kind that the API serves",
    source=page("https://kubernetes.io/docs/reference/using-api/deprecation-guide/"),
)
def kinds_are_served_by_the_api() -> None:
    """Workloads left `extensions/v1beta1`, `apps/v1beta1` and `batch/v1beta1` long ago: no server knows them there."""


@told(remedy="correct the name, or move the field to where it belongs", source=_DECODING)
def fields_are_known_to_the_api() -> None:
    """Strict decoding refuses a field that its type does not have; a lenient server would drop it without a word."""


@told(remedy="target a Kubernetes that has the field, or leave it out", source=_DECODING)
def fields_exist_in_the_targeted_kubernetes() -> None:
    """A field that came with a later Kubernetes, or went with an earlier one, is unknown to the targeted server."""


@told(
    remedy="write whole characters: halves come from names of files that are not UTF-8, read into text",
    source=page("https://www.rfc-editor.org/rfc/rfc8259#section-8.1"),
)
def texts_are_unicode() -> None:
    """Half of a surrogate pair, such as `\\udce9`, is no character: no file and no request can hold it."""


@told(remedy="write a value of that type", source=_DECODING)
def values_have_the_json_type_of_their_field() -> None:
    """The server takes no string for a number or a list, and no number for a string: `value: "8080"` needs quotes."""


@told(remedy="write the field", source=_DECODING)
def required_fields_are_written() -> None:
    """A value in Python has every field that its type requires, also where it is read from a manifest.

    The API server fills what is missing in with the zero value of its type and refuses that: an empty name, no
    containers.
    """
