"""Secrets: keys that can be files, what each type needs, and not too much of it.

What a Secret holds is never said, only where it stands.
"""

from __future__ import annotations

from cdk8s_pods.issues import Message
from cdk8s_pods.rules.interface import CORE, invalid, required, rule, server, too_long
from cdk8s_pods.schema.byte_strings import decoded, length_of
from cdk8s_pods.schema.formats import config_key_problem

from .config_map import LARGEST_DATA, text_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems

_SOURCE = server(CORE, "ValidateSecret", release="1.36")
#: Type -> the keys that it can't do without.
_NEEDED_KEYS = {
    "kubernetes.io/dockercfg": (".dockercfg",),
    "kubernetes.io/dockerconfigjson": (".dockerconfigjson",),
    "kubernetes.io/ssh-auth": ("ssh-privatekey",),
    "kubernetes.io/tls": ("tls.crt", "tls.key"),
}
#: Type -> the keys of which it needs one.
_ALTERNATIVE_KEYS = {"kubernetes.io/basic-auth": ("username", "password")}
#: The types whose one key holds JSON.
_JSON_TYPES = ("kubernetes.io/dockercfg", "kubernetes.io/dockerconfigjson")
_ACCOUNT_TOKEN = "kubernetes.io/service-account-token"
_ACCOUNT = "kubernetes.io/service-account.name"


@rule(
    "Secret",
    when=("data", "stringData"),
    remedy="write keys of letters, digits, '-', '_' and '.', such as tls.key",
    source=_SOURCE,
)
def secret_keys_can_be_file_names(secret: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A key becomes a file where the Secret is mounted, so it has no slash and leads to no other folder."""
    # What stands in stringData is in data by the time that the API server looks.
    return [
        (at.child("data").key(key), invalid(key, problem))
        for key in _keys(secret)
        if (problem := config_key_problem(key)) is not None
    ]


@rule(
    "Secret",
    when=("data", "stringData"),
    remedy="mount large files from a volume, or split the Secret",
    source=_SOURCE,
)
def secrets_hold_at_most_a_mebibyte(secret: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The server keeps objects in etcd, which is made for small ones."""
    texts = secret.get("stringData", {})
    size = text_size(texts.values())
    size += sum(length_of(written) for key, written in secret.get("data", {}).items() if key not in texts)
    return [(at.child("data"), too_long(LARGEST_DATA))] if size > LARGEST_DATA else None


@rule("Secret", when=("type",), remedy="write the keys of the type, or take the type out", source=_SOURCE)
def secrets_have_the_keys_of_their_type(secret: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Who reads a Secret of a built-in type knows under which keys to look."""
    kind = secret["type"]
    keys = _keys(secret)
    missing = [key for key in _NEEDED_KEYS.get(kind, ()) if key not in keys]
    alternatives = _ALTERNATIVE_KEYS.get(kind, ())
    if not any(key in keys for key in alternatives):
        missing += alternatives
    if kind == "kubernetes.io/ssh-auth" and not missing and not _value(secret, "ssh-privatekey"):
        missing = ["ssh-privatekey"]
    return [(at.child("data").key(key), required()) for key in missing]


@rule(
    "Secret",
    when=("type",),
    remedy="write what `kubectl create secret docker-registry` would: a JSON object",
    source=_SOURCE,
)
def registry_credentials_are_json(secret: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Whoever pulls images reads the credentials as a JSON object of registries."""
    if secret["type"] not in _JSON_TYPES:
        return None
    (key,) = _NEEDED_KEYS[secret["type"]]
    if key not in _keys(secret) or _is_json_object(_value(secret, key)):
        return None
    return [(at.child("data").key(key), Message("Invalid value", requirement="must be a JSON object"))]


@rule("Secret", when=("type",), remedy=f"write the annotation {_ACCOUNT}", source=_SOURCE)
def tokens_name_their_service_account(secret: Object, at: FieldPath, _context: Context) -> Problems | None:
    """The cluster fills in the token of the ServiceAccount that the annotation names."""
    if secret["type"] != _ACCOUNT_TOKEN or secret.get("metadata", {}).get("annotations", {}).get(_ACCOUNT):
        return None
    return [(at.child("metadata").child("annotations").key(_ACCOUNT), required())]


def _keys(secret: Object) -> dict[str, None]:
    return dict.fromkeys((*secret.get("data", ()), *secret.get("stringData", ())))


def _value(secret: Object, key: str) -> bytes:
    """What a key holds: its text, which wins, or its bytes."""
    text: str | None = secret.get("stringData", {}).get(key)
    return decoded(secret["data"][key]) if text is None else text.encode("utf-8", "replace")


def _is_json_object(value: bytes) -> bool:
    import json  # deferred: only credentials need it

    def refuse(constant: str) -> None:
        raise ValueError(constant)  # NaN and Infinity are no JSON, though Python reads them

    try:
        read = json.loads(value.decode("utf-8", "replace"), parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return read is None or isinstance(read, dict)
