"""The sources that were built into Kubernetes before CSI, each with its own grammar."""

from __future__ import annotations

from cdk8s_pods.rules.interface import CORE, invalid, required, rule, server, unsupported

from .volume_sources import PATHS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cdk8s_pods.rules.interface import Context, FieldPath, Object, Problems, TextMap


LARGEST_PARTITION = 255
LARGEST_LUN = 255
LONGEST_PORTAL = 64
LONGEST_TENANT = 64
AZURE_CACHING_MODES = ("None", "ReadOnly", "ReadWrite")
AZURE_DISK_KINDS = ("Dedicated", "Managed", "Shared")
#: How the disk's address starts, by kind; see https://kubernetes.io/docs/concepts/storage/volumes/#azuredisk.
AZURE_DISK_ADDRESSES = {"Managed": "/subscriptions/", "Dedicated": "https://", "Shared": "https://"}
#: The form of each kind of iSCSI name; an iqn may stand after other text, as the API server takes it.
ISCSI_NAMES = {
    "iqn": r"iqn\.[0-9]{4}-[0-9]{2}\.[0-9A-Za-z.-]+:[^,;*&$|\s]+\Z",
    "eui": r"\Aeui.[0-9A-Za-z]{16}\Z",
    "naa": r"\Anaa.[0-9A-Za-z]{32}\Z",
}
RESERVED_OPTION_DOMAINS = (".kubernetes.io", ".k8s.io")


@rule(
    "Volume",
    "PersistentVolumeSpec",
    remedy="write 0 for the whole disk, or the number of the partition",
    source=server(CORE, "validateGCEPersistentDiskVolumeSource"),
)
def disk_partitions_are_numbers_up_to_255(volume: Object, at: FieldPath, context: Context) -> Problems | None:
    """A partition is numbered as Linux numbers it."""
    if "awsElasticBlockStore" in volume:
        disk, path = volume["awsElasticBlockStore"], at.child("awsElasticBlockStore")
    elif "gcePersistentDisk" in volume:
        disk, path = volume["gcePersistentDisk"], at.child(PATHS["gcePersistentDisk"])
    else:
        return None
    partition = disk.get("partition", 0)
    if 0 <= partition <= LARGEST_PARTITION:
        return None
    return [(path.child("partition"), invalid(partition, "must be between 0 and 255"))]


@rule(
    "ISCSIVolumeSource",
    "ISCSIPersistentVolumeSource",
    remedy="write the name of the target as it is registered: it starts with iqn, eui or naa",
    source=server(CORE, "validateISCSIVolumeSource"),
)
def iscsi_names_are_iqn_eui_or_naa(iscsi: Object, at: FieldPath, context: Context) -> Problems:
    """Targets and initiators have a worldwide unique name in one of three forms (RFC 3720)."""
    target = iscsi.get("iqn", "")
    problem = _iscsi_name(target) if target else None
    if problem is not None:
        yield at.child("iqn"), invalid(target, problem)
    if "initiatorName" in iscsi:
        problem = _iscsi_name(iscsi["initiatorName"])
        if problem is not None:
            # The API server's path is in lower case.
            yield at.child("initiatorname"), invalid(iscsi["initiatorName"], problem)


def _iscsi_name(name: str) -> str | None:
    if name[:3] not in ISCSI_NAMES:
        return "must start with iqn, eui or naa"
    import re  # iSCSI is rare: nobody else pays for it

    return None if re.search(ISCSI_NAMES[name[:3]], name) else f"must be a valid {name[:3]} name"


@rule(
    "ISCSIVolumeSource",
    "ISCSIPersistentVolumeSource",
    remedy="write a LUN from 0 to 255, and a secretRef where CHAP is on",
    source=server(CORE, "validateISCSIVolumeSource"),
)
def iscsi_volumes_have_a_lun_and_secrets_for_chap(iscsi: Object, at: FieldPath, context: Context) -> Problems:
    """CHAP authentication needs the user and password of a Secret."""
    lun = iscsi.get("lun", 0)
    if not 0 <= lun <= LARGEST_LUN:
        yield at.child("lun"), invalid(lun, "must be between 0 and 255, inclusive")
    if (iscsi.get("chapAuthDiscovery") or iscsi.get("chapAuthSession")) and "secretRef" not in iscsi:
        yield at.child("secretRef"), required("CHAP authentication needs a secret")


@rule(
    "Volume",
    remedy="shorten the name of the volume",
    source=server(CORE, "validateVolumeSource"),
)
def iscsi_interfaces_fit_in_64_characters(volume: Object, at: FieldPath, context: Context) -> Problems | None:
    """With an initiatorName, kubelet makes an interface named after portal and volume."""
    iscsi = volume.get("iscsi")
    if iscsi is None or "initiatorName" not in iscsi:
        return None
    name = volume.get("name", "")
    if len(f"{name}:{iscsi.get('targetPortal', '')}".encode()) <= LONGEST_PORTAL:
        return None
    return [(at.child("name"), invalid(name, "with ':' and the target portal, must be at most 64 characters"))]


@rule(
    "FCVolumeSource",
    remedy="write targetWWNs with a lun, or wwids alone",
    source=server(CORE, "validateFCVolumeSource"),
)
def fibre_channel_volumes_have_one_kind_of_target(channel: Object, at: FieldPath, context: Context) -> Problems:
    """A volume is found either by target and LUN or by its own worldwide identifier."""
    targets, identifiers = channel.get("targetWWNs"), channel.get("wwids")
    if not targets and not identifiers:
        yield at.child("targetWWNs"), required("must specify either targetWWNs or wwids, but not both")
    if targets and identifiers:
        yield at.child("targetWWNs"), invalid(targets, "can't be specified together with wwids")
    if targets and "lun" not in channel:
        yield at.child("lun"), required("lun is required with targetWWNs")
    elif targets and not 0 <= channel["lun"] <= LARGEST_LUN:
        yield at.child("lun"), invalid(channel["lun"], "must be between 0 and 255, inclusive")


@rule(
    "FlockerVolumeSource",
    remedy="write either datasetName or datasetUUID",
    source=server(CORE, "validateFlockerVolumeSource"),
)
def flocker_volumes_have_one_dataset(flocker: Object, at: FieldPath, context: Context) -> Problems:
    """A dataset is found by name or by UUID."""
    name, uuid = flocker.get("datasetName"), flocker.get("datasetUUID")
    if not name and not uuid:
        yield at, required("one of datasetName and datasetUUID is required")
    if name and uuid:
        yield at, invalid(name, "datasetName and datasetUUID can't be specified together")
    if name and "/" in name:
        yield at.child("datasetName"), invalid(name, "must not contain '/'")


@rule(
    "QuobyteVolumeSource",
    remedy="write the registry as host:port, several separated by commas",
    source=server(CORE, "validateQuobyteVolumeSource"),
)
def quobyte_registries_are_hosts_with_ports(quobyte: Object, at: FieldPath, context: Context) -> Problems:
    """The registry is where the client asks for the volume."""
    registry, tenant = quobyte.get("registry", ""), quobyte.get("tenant", "")
    if not registry:
        return
    if len(tenant) > LONGEST_TENANT:
        yield at.child("tenant"), required("must be a UUID of at most 64 characters")
    elif not all(_is_host_and_port(pair) for pair in registry.split(",")):
        yield at.child("registry"), invalid(registry, "must be a host:port pair or several, separated by commas")


def _is_host_and_port(pair: str) -> bool:
    """Whether Go's ``net.SplitHostPort`` takes the pair: one colon, or an address in brackets before it."""
    if pair.startswith("["):
        host, bracket, port = pair[1:].partition("]")
        return bool(bracket) and port.startswith(":") and not set("[]:") & set(port[1:]) and "[" not in host
    return pair.count(":") == 1 and not set("[]") & set(pair)


@rule(
    "FlexVolumeSource.options",
    "FlexPersistentVolumeSource.options",
    remedy="rename the option: kubernetes.io and k8s.io belong to Kubernetes",
    source=server(CORE, "validateFlexVolumeSource"),
)
def flex_volume_options_leave_kubernetes_domains_alone(options: TextMap, at: FieldPath, context: Context) -> Problems:
    """Kubernetes itself hands options of its own domains to the driver."""
    for option in options:
        domain = f".{option.partition('/')[0].lower()}"
        if domain.endswith(RESERVED_OPTION_DOMAINS):
            yield at.key(option), invalid(option, "kubernetes.io and k8s.io namespaces are reserved")


@rule(
    "AzureDiskVolumeSource",
    remedy="use a known caching mode and kind, and the address that the kind has",
    source=server(CORE, "validateAzureDisk"),
)
def azure_disks_have_a_known_kind_and_its_address(disk: Object, at: FieldPath, context: Context) -> Problems:
    """A managed disk is addressed by its resource, a blob disk by its URL."""
    caching = disk.get("cachingMode", "ReadWrite")
    if caching not in AZURE_CACHING_MODES:
        yield at.child("cachingMode"), unsupported(caching, AZURE_CACHING_MODES)
    kind = disk.get("kind", "Shared")
    if kind not in AZURE_DISK_KINDS:
        yield at.child("kind"), unsupported(kind, AZURE_DISK_KINDS)
    address, start = disk.get("diskURI", ""), AZURE_DISK_ADDRESSES.get(kind, "https://")
    if address and not address.startswith(start):
        yield at.child("diskURI"), unsupported(address, (f"{start}...",))
