"""What else a version of a custom resource has: columns, the way to scale it, and its conversion."""

from __future__ import annotations

from cdk8s_pods.rules.api.admission.webhook_clients import service_problems, url_problems
from cdk8s_pods.rules.api.admission.webhooks import review_version_problems
from cdk8s_pods.rules.interface import forbidden, invalid, required, rule, server, unsupported

from .custom_resource_definition import EXTENSIONS
from .internal_form import places_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problem, Problems

_COLUMN_TYPES = ("boolean", "date", "integer", "number", "string")
_COLUMN_FORMATS = frozenset({"int32", "int64", "float", "double", "byte", "date", "date-time", "password"})
_STRATEGIES = ("None", "Webhook")


@rule(
    "CustomResourceDefinitionSpec",
    when=("versions",),
    remedy="write the name, the type and the jsonPath of each column",
    source=server(EXTENSIONS, "ValidateCustomResourceColumnDefinition", release="1.36"),
)
def columns_of_custom_resources_are_complete(spec: Object, at: FieldPath, _context: Context) -> Problems | None:
    """A column of `kubectl get` shows what stands at one path of each object."""
    found: list[Problem] = []
    for columns, where, _ in places_of("additionalPrinterColumns", spec, at):
        for position, column in enumerate(columns):
            found += _column_problems(column, where.index(position))
    return found


@rule(
    "CustomResourceDefinitionSpec",
    when=("versions",),
    remedy="write paths such as .spec.replicas and .status.replicas",
    source=server(EXTENSIONS, "ValidateCustomResourceDefinitionSubresources", release="1.36"),
)
def scales_of_custom_resources_are_in_spec_and_status(
    spec: Object, at: FieldPath, _context: Context
) -> Problems | None:
    """Whoever scales an object writes a number into its spec, and reads another in its status."""
    found: list[Problem] = []
    for subresources, where, _ in places_of("subresources", spec, at):
        if "scale" in subresources:
            found += _scale_problems(subresources["scale"], where)
    return found


@rule(
    "CustomResourceDefinitionSpec.conversion",
    remedy="write strategy: None, or Webhook with a webhook",
    source=server(EXTENSIONS, "validateCustomResourceConversion", release="1.36"),
)
def conversions_have_a_strategy(conversion: Object, at: FieldPath, _context: Context) -> Problems | None:
    """Objects go from version to version as they are, as they do where nothing is written, or by a webhook."""
    strategy = conversion.get("strategy", "")
    here = at.child("strategy")
    if strategy not in _STRATEGIES:
        return [(here, unsupported(strategy, _STRATEGIES) if strategy else required())]
    # The API server knows both parts of the webhook by the names that they had before there was a field for it.
    client_path, versions_path = at.child("webhookClientConfig"), at.child("conversionReviewVersions")
    webhook = conversion.get("webhook", {})
    client, versions = webhook.get("clientConfig"), webhook.get("conversionReviewVersions", ())
    if strategy == "None":
        message = forbidden("should not be set when strategy is not set to Webhook")
        return [(path, message) for path, value in ((client_path, client), (versions_path, versions or None)) if value]
    found: list[Problem] = []
    if client is None:
        found.append((client_path, required("required when strategy is set to Webhook")))
    elif ("url" in client) == ("service" in client):
        found.append((client_path, required("exactly one of url or service is required")))
    elif "url" in client:
        found += url_problems(client["url"], client_path.child("url"))
    else:
        found += service_problems(client["service"], client_path.child("service"))
    return [*found, *review_version_problems(versions, versions_path)]


def _column_problems(column: Object, at: FieldPath) -> list[Problem]:
    found: list[Problem] = []
    if not column.get("name"):
        found.append((at.child("name"), required()))
    kind, style, path = column.get("type", ""), column.get("format", ""), column.get("jsonPath", "")
    known = f"must be one of {', '.join(_COLUMN_TYPES)}"
    if kind not in _COLUMN_TYPES:
        found.append((at.child("type"), invalid(kind, known) if kind else required(known)))
    if style and style not in _COLUMN_FORMATS:
        found.append((at.child("format"), invalid(style, f"must be one of {', '.join(sorted(_COLUMN_FORMATS))}")))
    # The path of the API server follows the name in Go.
    if not path:
        found.append((at.child("JSONPath"), required()))
    elif not path.startswith("."):
        found.append((at.child("JSONPath"), invalid(path, "must be a simple json path starting with .")))
    return found


def _scale_problems(scale: Object, at: FieldPath) -> list[Problem]:
    found: list[Problem] = []
    for field, parents in (
        ("specReplicasPath", (".spec.",)),
        ("statusReplicasPath", (".status.",)),
        ("labelSelectorPath", (".spec.", ".status.")),
    ):
        path = scale.get(field, "")
        here = at.child("scale").child(field)
        if path.startswith(parents):
            continue
        if path:
            found.append((here, invalid(path, f"should be a json path under {' or '.join(p[:-1] for p in parents)}")))
        elif field != "labelSelectorPath":
            found.append((here, required()))
    return found
