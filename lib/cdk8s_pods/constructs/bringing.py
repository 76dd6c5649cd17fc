"""Makes what patterns bring beside the pods: ConfigMaps, ServiceAccounts with their rights, Services."""

from __future__ import annotations

from cdk8s import Names

from cdk8s_pods.issues import PodsError
from cdk8s_pods.model import ObjectMeta, Subject, Volume
from cdk8s_pods.patterns.brought import BroughtConfigMap, BroughtService, BroughtServiceAccount
from cdk8s_pods.patterns.placement import pod_spec

from .cluster_role import ClusterRole
from .cluster_role_binding import ClusterRoleBinding
from .composition import labels_of
from .config_map import ConfigMap
from .role import Role
from .role_binding import RoleBinding
from .same_namespace import own_namespace
from .selection import ADDRESS_LABEL
from .service import Service
from .service_account import ServiceAccount

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdk8s import ApiObject
    from constructs import Construct

    from cdk8s_pods.model import LabelSelector, PodTemplateSpec


class Bringing:
    """Makes what the patterns of one workload bring: first what its pods refer to, and behind it what selects them.

    Args:
        scope: Where the objects are put: the construct of the workload, or what an injected workload stands in.
        metadata: The metadata of the workload, whose namespace the objects share where it says one.
        prefix: What the ids begin with, where ``scope`` holds more than this workload.
    """

    def __init__(self, scope: Construct, metadata: ObjectMeta | None, prefix: str = "") -> None:
        self._scope = scope
        namespace = getattr(metadata, "namespace", None)  # of what is no metadata, the check of the workload tells
        self._metadata = ObjectMeta(namespace=namespace) if namespace else None
        self._prefix = prefix
        self._made: list[str] = []
        self._services: list[BroughtService] = []

    def before(self, template: PodTemplateSpec) -> PodTemplateSpec:
        """Make what the pods refer to; gives the pods that refer to it.

        Raises:
            InvalidManifest: An object cannot work.
            PodsError: A construct has the id of one that is brought.
        """
        for each in template.brought:
            if isinstance(each, BroughtConfigMap):
                template = self._with_config_map(template, each)
            elif isinstance(each, BroughtServiceAccount):
                template = self._with_service_account(template, each)
            elif isinstance(each, BroughtService):
                self._services.append(each)
            else:
                raise TypeError(f"a pattern brings BroughtConfigMap(...) and its like, not {type(each).__name__}")
        if self._services and not labels_of(template):
            # As controllers do without a selector: a label by which the pods are found, and nobody else's.
            extra = [self._prefix] if self._prefix else None
            address = {ADDRESS_LABEL: Names.to_label_value(self._scope, extra=extra)}
            template = template.replace(metadata=(template.metadata or ObjectMeta()).replace(labels=address))
        return template.replace(_brought=None)

    def behind(
        self, api_object: ApiObject, name: str, template: PodTemplateSpec, selector: LabelSelector | None
    ) -> None:
        """Make what selects the pods.

        Args:
            api_object: The object of the workload.
            name: The name of the workload.
            template: Its pods.
            selector: What selects them, where it is not their labels.

        Raises:
            InvalidManifest: An object cannot work.
            PodsError: A construct has the id of one that is brought.
        """
        workload = _Workload(api_object, name, template, selector)
        for each in self._services:
            metadata = (self._metadata or ObjectMeta()).replace(labels=each.labels) if each.labels else self._metadata
            Service(self._scope, self._id(each.id), selector=workload, ports=each.ports, metadata=metadata)

    def undo(self) -> None:
        """Take everything out of the tree again."""
        for made in self._made:
            self._scope.node.try_remove_child(made)

    def _with_config_map(self, template: PodTemplateSpec, brought: BroughtConfigMap) -> PodTemplateSpec:
        config = ConfigMap(
            self._scope,
            self._id(brought.id),
            data=brought.data,
            named_by_content=brought.named_by_content,
            metadata=self._metadata,
        )
        spec = pod_spec(template)
        volume = Volume.config_map(brought.volume, config)
        return template.replace(spec=spec.replace(volumes=[*(spec.volumes or ()), volume]))

    def _with_service_account(self, template: PodTemplateSpec, brought: BroughtServiceAccount) -> PodTemplateSpec:
        spec = pod_spec(template)
        own, scope, metadata = brought.id, self._scope, self._metadata
        name = spec.service_account_name or spec.service_account
        if name is None:
            account = ServiceAccount(scope, self._id(own), metadata=metadata)
            name = account.name
            template = template.replace(spec=spec.replace(service_account_name=name))
        subjects = [Subject(kind="ServiceAccount", name=name, namespace=own_namespace(scope, metadata))]
        if brought.rules is not None:
            role = Role(scope, self._id(f"{own}-role"), rules=brought.rules, metadata=metadata)
            RoleBinding(scope, self._id(f"{own}-role-binding"), role_ref=role, subjects=subjects, metadata=metadata)
        if brought.cluster_rules is not None:
            everywhere = ClusterRole(scope, self._id(f"{own}-cluster-role"), rules=brought.cluster_rules)
            ClusterRoleBinding(scope, self._id(f"{own}-cluster-role-binding"), role_ref=everywhere, subjects=subjects)
        return template

    def _id(self, brought: str) -> str:
        """The id of the next construct."""
        own = self._prefix + brought
        if self._scope.node.try_find_child(own) is not None:
            raise PodsError(
                f'"{self._scope.node.path}" has a construct "{own}" already, and a pattern brings one of this id: '
                "is the pattern applied twice?"
            )
        self._made.append(own)
        return own


class _Workload:
    """What stands for the workload towards a Service, while its construct is not complete."""

    def __init__(
        self, api_object: ApiObject, name: str, template: PodTemplateSpec, selector: LabelSelector | None
    ) -> None:
        self.api_object = api_object
        self.name = name
        self.template = template
        self.selector = selector
        self.labels: Mapping[str, str] = labels_of(template)
