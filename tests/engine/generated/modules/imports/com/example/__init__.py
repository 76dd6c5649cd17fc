from __future__ import annotations

from pkgutil import extend_path
__path__ = extend_path(__path__, __name__)

import abc
import builtins
import datetime
import enum
import typing

import jsii
import publication
import typing_extensions

from jsii._type_checking import cached_type_hints, check_type


from ._jsii import *

class _LazyImport:
    def __init__(self, module_name: str) -> None:
        self._module_name = module_name
        self._module: typing.Any = None
    def __getattr__(self, name: str) -> typing.Any:
        if self._module is None:
            import importlib
            self._module = importlib.import_module(self._module_name)
        return getattr(self._module, name)

if typing.TYPE_CHECKING:

    import cdk8s as _cdk8s_d3d9af27
    import constructs as _constructs_77d1e7e8
else:

    _cdk8s_d3d9af27 = _LazyImport("cdk8s")
    _constructs_77d1e7e8 = _LazyImport("constructs")


class Shop(
    _cdk8s_d3d9af27.ApiObject,
    metaclass=jsii.JSIIMeta,
    jsii_type="comexample.Shop",
):
    '''
    :schema: Shop
    '''

    def __init__(
        self,
        scope: "_constructs_77d1e7e8.Construct",
        id: builtins.str,
        *,
        spec: typing.Union["ShopSpec", typing.Dict[builtins.str, typing.Any]],
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''Defines a "Shop" API object.

        :param scope: the scope in which to define this object.
        :param id: a scope-local name for the object.
        :param spec: What the shop is.
        :param metadata: 
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4e1f2a2ec84e273d99f9afdab0ddbb993e494d41250f6a4df16e5dc45c37e57f)
            check_type(argname="argument scope", value=scope, expected_type=type_hints["scope"])
            check_type(argname="argument id", value=id, expected_type=type_hints["id"])
        props = ShopProps(spec=spec, metadata=metadata)

        jsii.create(self.__class__, self, [scope, id, props])

    @jsii.member(jsii_name="manifest")
    @builtins.classmethod
    def manifest(
        cls,
        *,
        spec: typing.Union["ShopSpec", typing.Dict[builtins.str, typing.Any]],
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> typing.Any:
        '''Renders a Kubernetes manifest for "Shop".

        This can be used to inline resource manifests inside other objects (e.g. as templates).

        :param spec: What the shop is.
        :param metadata: 
        '''
        props = ShopProps(spec=spec, metadata=metadata)

        return typing.cast(typing.Any, jsii.sinvoke(cls, "manifest", [props]))

    @jsii.member(jsii_name="toJson")
    def to_json(self) -> typing.Any:
        '''Renders the object to Kubernetes JSON.'''
        return typing.cast(typing.Any, jsii.invoke(self, "toJson", []))

    @jsii.python.classproperty
    @jsii.member(jsii_name="GVK")
    def GVK(cls) -> "_cdk8s_d3d9af27.GroupVersionKind":
        '''Returns the apiVersion and kind for "Shop".'''
        return typing.cast("_cdk8s_d3d9af27.GroupVersionKind", jsii.sget(cls, "GVK"))


@jsii.data_type(
    jsii_type="comexample.ShopProps",
    jsii_struct_bases=[],
    name_mapping={"spec": "spec", "metadata": "metadata"},
)
class ShopProps:
    def __init__(
        self,
        *,
        spec: typing.Union["ShopSpec", typing.Dict[builtins.str, typing.Any]],
        metadata: typing.Optional[typing.Union["_cdk8s_d3d9af27.ApiObjectMetadata", typing.Dict[builtins.str, typing.Any]]] = None,
    ) -> None:
        '''
        :param spec: What the shop is.
        :param metadata: 

        :schema: Shop
        '''
        if isinstance(spec, dict):
            spec = ShopSpec(**spec)
        if isinstance(metadata, dict):
            metadata = _cdk8s_d3d9af27.ApiObjectMetadata(**metadata)
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8db7d9b57c5cd89b053e66a257fcb61f9d455c37b12c9f2f72af114eadafd12e)
            check_type(argname="argument spec", value=spec, expected_type=type_hints["spec"])
            check_type(argname="argument metadata", value=metadata, expected_type=type_hints["metadata"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "spec": spec,
        }
        if metadata is not None:
            self._values["metadata"] = metadata

    @builtins.property
    def spec(self) -> "ShopSpec":
        '''What the shop is.

        :schema: Shop#spec
        '''
        result = self._values.get("spec")
        assert result is not None, "Required property 'spec' is missing"
        return typing.cast("ShopSpec", result)

    @builtins.property
    def metadata(self) -> typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"]:
        '''
        :schema: Shop#metadata
        '''
        result = self._values.get("metadata")
        return typing.cast(typing.Optional["_cdk8s_d3d9af27.ApiObjectMetadata"], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "ShopProps(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="comexample.ShopSpec",
    jsii_struct_bases=[],
    name_mapping={
        "owner": "owner",
        "anything": "anything",
        "counts": "counts",
        "groups": "groups",
        "keep_firing_for": "keepFiringFor",
        "labels": "labels",
        "level": "level",
        "limits": "limits",
        "matrix": "matrix",
        "open": "open",
        "openings": "openings",
        "opens": "opens",
        "port": "port",
        "ports": "ports",
        "ratio": "ratio",
        "repo_url": "repoUrl",
        "rows": "rows",
        "shelves": "shelves",
        "stalls": "stalls",
        "tier": "tier",
        "tiers": "tiers",
        "whatever": "whatever",
        "x_flag": "xFlag",
    },
)
class ShopSpec:
    def __init__(
        self,
        *,
        owner: builtins.str,
        anything: typing.Any = None,
        counts: typing.Optional[typing.Mapping[builtins.str, jsii.Number]] = None,
        groups: typing.Optional[typing.Mapping[builtins.str, typing.Sequence[builtins.str]]] = None,
        keep_firing_for: typing.Optional[builtins.str] = None,
        labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
        level: typing.Optional["ShopSpecLevel"] = None,
        limits: typing.Optional[typing.Mapping[builtins.str, "ShopSpecLimits"]] = None,
        matrix: typing.Optional[typing.Sequence[typing.Sequence[jsii.Number]]] = None,
        open: typing.Optional[builtins.bool] = None,
        openings: typing.Optional[typing.Sequence[datetime.datetime]] = None,
        opens: typing.Optional[datetime.datetime] = None,
        port: typing.Optional["ShopSpecPort"] = None,
        ports: typing.Optional[typing.Sequence["ShopSpecPorts"]] = None,
        ratio: typing.Optional[jsii.Number] = None,
        repo_url: typing.Optional[builtins.str] = None,
        rows: typing.Optional[typing.Sequence[typing.Sequence[typing.Union["ShopSpecRows", typing.Dict[builtins.str, typing.Any]]]]] = None,
        shelves: typing.Optional[typing.Sequence[typing.Union["ShopSpecShelves", typing.Dict[builtins.str, typing.Any]]]] = None,
        stalls: typing.Optional[typing.Mapping[builtins.str, typing.Sequence[typing.Union["ShopSpecStalls", typing.Dict[builtins.str, typing.Any]]]]] = None,
        tier: typing.Optional["ShopSpecTier"] = None,
        tiers: typing.Optional[typing.Sequence["ShopSpecTiers"]] = None,
        whatever: typing.Any = None,
        x_flag: typing.Optional[builtins.bool] = None,
    ) -> None:
        '''What the shop is.

        :param owner: Who owns it.
        :param anything: 
        :param counts: 
        :param groups: 
        :param keep_firing_for: 
        :param labels: 
        :param level: 
        :param limits: 
        :param matrix: 
        :param open: 
        :param openings: 
        :param opens: 
        :param port: 
        :param ports: 
        :param ratio: 
        :param repo_url: 
        :param rows: 
        :param shelves: 
        :param stalls: 
        :param tier: How good it is.
        :param tiers: 
        :param whatever: 
        :param x_flag: 

        :schema: ShopSpec
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__0a1bfffa87d4082928ccfe980e3b6dab4f2807388ec15189387b8db3c37f5d13)
            check_type(argname="argument owner", value=owner, expected_type=type_hints["owner"])
            check_type(argname="argument anything", value=anything, expected_type=type_hints["anything"])
            check_type(argname="argument counts", value=counts, expected_type=type_hints["counts"])
            check_type(argname="argument groups", value=groups, expected_type=type_hints["groups"])
            check_type(argname="argument keep_firing_for", value=keep_firing_for, expected_type=type_hints["keep_firing_for"])
            check_type(argname="argument labels", value=labels, expected_type=type_hints["labels"])
            check_type(argname="argument level", value=level, expected_type=type_hints["level"])
            check_type(argname="argument limits", value=limits, expected_type=type_hints["limits"])
            check_type(argname="argument matrix", value=matrix, expected_type=type_hints["matrix"])
            check_type(argname="argument open", value=open, expected_type=type_hints["open"])
            check_type(argname="argument openings", value=openings, expected_type=type_hints["openings"])
            check_type(argname="argument opens", value=opens, expected_type=type_hints["opens"])
            check_type(argname="argument port", value=port, expected_type=type_hints["port"])
            check_type(argname="argument ports", value=ports, expected_type=type_hints["ports"])
            check_type(argname="argument ratio", value=ratio, expected_type=type_hints["ratio"])
            check_type(argname="argument repo_url", value=repo_url, expected_type=type_hints["repo_url"])
            check_type(argname="argument rows", value=rows, expected_type=type_hints["rows"])
            check_type(argname="argument shelves", value=shelves, expected_type=type_hints["shelves"])
            check_type(argname="argument stalls", value=stalls, expected_type=type_hints["stalls"])
            check_type(argname="argument tier", value=tier, expected_type=type_hints["tier"])
            check_type(argname="argument tiers", value=tiers, expected_type=type_hints["tiers"])
            check_type(argname="argument whatever", value=whatever, expected_type=type_hints["whatever"])
            check_type(argname="argument x_flag", value=x_flag, expected_type=type_hints["x_flag"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "owner": owner,
        }
        if anything is not None:
            self._values["anything"] = anything
        if counts is not None:
            self._values["counts"] = counts
        if groups is not None:
            self._values["groups"] = groups
        if keep_firing_for is not None:
            self._values["keep_firing_for"] = keep_firing_for
        if labels is not None:
            self._values["labels"] = labels
        if level is not None:
            self._values["level"] = level
        if limits is not None:
            self._values["limits"] = limits
        if matrix is not None:
            self._values["matrix"] = matrix
        if open is not None:
            self._values["open"] = open
        if openings is not None:
            self._values["openings"] = openings
        if opens is not None:
            self._values["opens"] = opens
        if port is not None:
            self._values["port"] = port
        if ports is not None:
            self._values["ports"] = ports
        if ratio is not None:
            self._values["ratio"] = ratio
        if repo_url is not None:
            self._values["repo_url"] = repo_url
        if rows is not None:
            self._values["rows"] = rows
        if shelves is not None:
            self._values["shelves"] = shelves
        if stalls is not None:
            self._values["stalls"] = stalls
        if tier is not None:
            self._values["tier"] = tier
        if tiers is not None:
            self._values["tiers"] = tiers
        if whatever is not None:
            self._values["whatever"] = whatever
        if x_flag is not None:
            self._values["x_flag"] = x_flag

    @builtins.property
    def owner(self) -> builtins.str:
        '''Who owns it.

        :schema: ShopSpec#owner
        '''
        result = self._values.get("owner")
        assert result is not None, "Required property 'owner' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def anything(self) -> typing.Any:
        '''
        :schema: ShopSpec#anything
        '''
        result = self._values.get("anything")
        return typing.cast(typing.Any, result)

    @builtins.property
    def counts(self) -> typing.Optional[typing.Mapping[builtins.str, jsii.Number]]:
        '''
        :schema: ShopSpec#counts
        '''
        result = self._values.get("counts")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, jsii.Number]], result)

    @builtins.property
    def groups(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, typing.List[builtins.str]]]:
        '''
        :schema: ShopSpec#groups
        '''
        result = self._values.get("groups")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, typing.List[builtins.str]]], result)

    @builtins.property
    def keep_firing_for(self) -> typing.Optional[builtins.str]:
        '''
        :schema: ShopSpec#keep_firing_for
        '''
        result = self._values.get("keep_firing_for")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def labels(self) -> typing.Optional[typing.Mapping[builtins.str, builtins.str]]:
        '''
        :schema: ShopSpec#labels
        '''
        result = self._values.get("labels")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, builtins.str]], result)

    @builtins.property
    def level(self) -> typing.Optional["ShopSpecLevel"]:
        '''
        :schema: ShopSpec#level
        '''
        result = self._values.get("level")
        return typing.cast(typing.Optional["ShopSpecLevel"], result)

    @builtins.property
    def limits(self) -> typing.Optional[typing.Mapping[builtins.str, "ShopSpecLimits"]]:
        '''
        :schema: ShopSpec#limits
        '''
        result = self._values.get("limits")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "ShopSpecLimits"]], result)

    @builtins.property
    def matrix(self) -> typing.Optional[typing.List[typing.List[jsii.Number]]]:
        '''
        :schema: ShopSpec#matrix
        '''
        result = self._values.get("matrix")
        return typing.cast(typing.Optional[typing.List[typing.List[jsii.Number]]], result)

    @builtins.property
    def open(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: ShopSpec#open
        '''
        result = self._values.get("open")
        return typing.cast(typing.Optional[builtins.bool], result)

    @builtins.property
    def openings(self) -> typing.Optional[typing.List[datetime.datetime]]:
        '''
        :schema: ShopSpec#openings
        '''
        result = self._values.get("openings")
        return typing.cast(typing.Optional[typing.List[datetime.datetime]], result)

    @builtins.property
    def opens(self) -> typing.Optional[datetime.datetime]:
        '''
        :schema: ShopSpec#opens
        '''
        result = self._values.get("opens")
        return typing.cast(typing.Optional[datetime.datetime], result)

    @builtins.property
    def port(self) -> typing.Optional["ShopSpecPort"]:
        '''
        :schema: ShopSpec#port
        '''
        result = self._values.get("port")
        return typing.cast(typing.Optional["ShopSpecPort"], result)

    @builtins.property
    def ports(self) -> typing.Optional[typing.List["ShopSpecPorts"]]:
        '''
        :schema: ShopSpec#ports
        '''
        result = self._values.get("ports")
        return typing.cast(typing.Optional[typing.List["ShopSpecPorts"]], result)

    @builtins.property
    def ratio(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: ShopSpec#ratio
        '''
        result = self._values.get("ratio")
        return typing.cast(typing.Optional[jsii.Number], result)

    @builtins.property
    def repo_url(self) -> typing.Optional[builtins.str]:
        '''
        :schema: ShopSpec#repoURL
        '''
        result = self._values.get("repo_url")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def rows(self) -> typing.Optional[typing.List[typing.List["ShopSpecRows"]]]:
        '''
        :schema: ShopSpec#rows
        '''
        result = self._values.get("rows")
        return typing.cast(typing.Optional[typing.List[typing.List["ShopSpecRows"]]], result)

    @builtins.property
    def shelves(self) -> typing.Optional[typing.List["ShopSpecShelves"]]:
        '''
        :schema: ShopSpec#shelves
        '''
        result = self._values.get("shelves")
        return typing.cast(typing.Optional[typing.List["ShopSpecShelves"]], result)

    @builtins.property
    def stalls(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, typing.List["ShopSpecStalls"]]]:
        '''
        :schema: ShopSpec#stalls
        '''
        result = self._values.get("stalls")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, typing.List["ShopSpecStalls"]]], result)

    @builtins.property
    def tier(self) -> typing.Optional["ShopSpecTier"]:
        '''How good it is.

        :schema: ShopSpec#tier
        '''
        result = self._values.get("tier")
        return typing.cast(typing.Optional["ShopSpecTier"], result)

    @builtins.property
    def tiers(self) -> typing.Optional[typing.List["ShopSpecTiers"]]:
        '''
        :schema: ShopSpec#tiers
        '''
        result = self._values.get("tiers")
        return typing.cast(typing.Optional[typing.List["ShopSpecTiers"]], result)

    @builtins.property
    def whatever(self) -> typing.Any:
        '''
        :schema: ShopSpec#whatever
        '''
        result = self._values.get("whatever")
        return typing.cast(typing.Any, result)

    @builtins.property
    def x_flag(self) -> typing.Optional[builtins.bool]:
        '''
        :schema: ShopSpec#x-flag
        '''
        result = self._values.get("x_flag")
        return typing.cast(typing.Optional[builtins.bool], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "ShopSpec(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.enum(jsii_type="comexample.ShopSpecLevel")
class ShopSpecLevel(enum.Enum):
    '''
    :schema: ShopSpecLevel
    '''

    VALUE_301 = "VALUE_301"
    '''301.'''
    VALUE_302 = "VALUE_302"
    '''302.'''


class ShopSpecLimits(metaclass=jsii.JSIIMeta, jsii_type="comexample.ShopSpecLimits"):
    '''
    :schema: ShopSpecLimits
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(cls, value: jsii.Number) -> "ShopSpecLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5c09c8138a56ea8072b8930a1cc9a7aae86017a7b20e0ce9cd811bdcbc4af5d2)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("ShopSpecLimits", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(cls, value: builtins.str) -> "ShopSpecLimits":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__baa3b14f7ba60a52a6d2b3354862455795bf61f0e773852fcc844a5f53929718)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("ShopSpecLimits", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


class ShopSpecPort(metaclass=jsii.JSIIMeta, jsii_type="comexample.ShopSpecPort"):
    '''
    :schema: ShopSpecPort
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(cls, value: jsii.Number) -> "ShopSpecPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__4f2dc95dc386567e0e87686db8e7012c17e2f7bb6c762ac5d6b64c76c503860b)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("ShopSpecPort", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(cls, value: builtins.str) -> "ShopSpecPort":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8aa554596eee7a5b21a4497cc6e80ae938e6fcddf55150c090bd44d451361663)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("ShopSpecPort", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


class ShopSpecPorts(metaclass=jsii.JSIIMeta, jsii_type="comexample.ShopSpecPorts"):
    '''
    :schema: ShopSpecPorts
    '''

    @jsii.member(jsii_name="fromNumber")
    @builtins.classmethod
    def from_number(cls, value: jsii.Number) -> "ShopSpecPorts":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__8e9f54a25a599a94c41ad8b602190cda2fd1acb073ec909cd2f36a045f782f48)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("ShopSpecPorts", jsii.sinvoke(cls, "fromNumber", [value]))

    @jsii.member(jsii_name="fromString")
    @builtins.classmethod
    def from_string(cls, value: builtins.str) -> "ShopSpecPorts":
        '''
        :param value: -
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__5bdf04194f11e3fd51bd69f3b2374ad7543ef554fab7d3181c40dde459fb4b32)
            check_type(argname="argument value", value=value, expected_type=type_hints["value"])
        return typing.cast("ShopSpecPorts", jsii.sinvoke(cls, "fromString", [value]))

    @builtins.property
    @jsii.member(jsii_name="value")
    def value(self) -> typing.Union[builtins.str, jsii.Number]:
        return typing.cast(typing.Union[builtins.str, jsii.Number], jsii.get(self, "value"))


@jsii.data_type(
    jsii_type="comexample.ShopSpecRows",
    jsii_struct_bases=[],
    name_mapping={"cell": "cell"},
)
class ShopSpecRows:
    def __init__(self, *, cell: typing.Optional[builtins.str] = None) -> None:
        '''
        :param cell: 

        :schema: ShopSpecRows
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__869bce11df04a0ba79284e82b704f5b12759569450d0bf25f2c12169853ca357)
            check_type(argname="argument cell", value=cell, expected_type=type_hints["cell"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if cell is not None:
            self._values["cell"] = cell

    @builtins.property
    def cell(self) -> typing.Optional[builtins.str]:
        '''
        :schema: ShopSpecRows#cell
        '''
        result = self._values.get("cell")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "ShopSpecRows(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="comexample.ShopSpecShelves",
    jsii_struct_bases=[],
    name_mapping={"name": "name", "boxes": "boxes", "tier": "tier", "width": "width"},
)
class ShopSpecShelves:
    def __init__(
        self,
        *,
        name: builtins.str,
        boxes: typing.Optional[typing.Mapping[builtins.str, typing.Union["ShopSpecShelvesBoxes", typing.Dict[builtins.str, typing.Any]]]] = None,
        tier: typing.Optional["ShopSpecShelvesTier"] = None,
        width: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param name: 
        :param boxes: 
        :param tier: 
        :param width: 

        :schema: ShopSpecShelves
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__83fb6433596460361e400b805e722f95c7bba0a406ee8313fa4cff6d3f205f3f)
            check_type(argname="argument name", value=name, expected_type=type_hints["name"])
            check_type(argname="argument boxes", value=boxes, expected_type=type_hints["boxes"])
            check_type(argname="argument tier", value=tier, expected_type=type_hints["tier"])
            check_type(argname="argument width", value=width, expected_type=type_hints["width"])
        self._values: typing.Dict[builtins.str, typing.Any] = {
            "name": name,
        }
        if boxes is not None:
            self._values["boxes"] = boxes
        if tier is not None:
            self._values["tier"] = tier
        if width is not None:
            self._values["width"] = width

    @builtins.property
    def name(self) -> builtins.str:
        '''
        :schema: ShopSpecShelves#name
        '''
        result = self._values.get("name")
        assert result is not None, "Required property 'name' is missing"
        return typing.cast(builtins.str, result)

    @builtins.property
    def boxes(
        self,
    ) -> typing.Optional[typing.Mapping[builtins.str, "ShopSpecShelvesBoxes"]]:
        '''
        :schema: ShopSpecShelves#boxes
        '''
        result = self._values.get("boxes")
        return typing.cast(typing.Optional[typing.Mapping[builtins.str, "ShopSpecShelvesBoxes"]], result)

    @builtins.property
    def tier(self) -> typing.Optional["ShopSpecShelvesTier"]:
        '''
        :schema: ShopSpecShelves#tier
        '''
        result = self._values.get("tier")
        return typing.cast(typing.Optional["ShopSpecShelvesTier"], result)

    @builtins.property
    def width(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: ShopSpecShelves#width
        '''
        result = self._values.get("width")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "ShopSpecShelves(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.data_type(
    jsii_type="comexample.ShopSpecShelvesBoxes",
    jsii_struct_bases=[],
    name_mapping={"from_": "from", "size": "size"},
)
class ShopSpecShelvesBoxes:
    def __init__(
        self,
        *,
        from_: typing.Optional[builtins.str] = None,
        size: typing.Optional[jsii.Number] = None,
    ) -> None:
        '''
        :param from_: 
        :param size: 

        :schema: ShopSpecShelvesBoxes
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__e27a9b349f0f77149244e6774db331d4d7d3ddba003324375c49217dc61ac9ad)
            check_type(argname="argument from_", value=from_, expected_type=type_hints["from_"])
            check_type(argname="argument size", value=size, expected_type=type_hints["size"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if from_ is not None:
            self._values["from_"] = from_
        if size is not None:
            self._values["size"] = size

    @builtins.property
    def from_(self) -> typing.Optional[builtins.str]:
        '''
        :schema: ShopSpecShelvesBoxes#from
        '''
        result = self._values.get("from_")
        return typing.cast(typing.Optional[builtins.str], result)

    @builtins.property
    def size(self) -> typing.Optional[jsii.Number]:
        '''
        :schema: ShopSpecShelvesBoxes#size
        '''
        result = self._values.get("size")
        return typing.cast(typing.Optional[jsii.Number], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "ShopSpecShelvesBoxes(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.enum(jsii_type="comexample.ShopSpecShelvesTier")
class ShopSpecShelvesTier(enum.Enum):
    '''
    :schema: ShopSpecShelvesTier
    '''

    A = "A"
    '''a.'''
    B = "B"
    '''b.'''


@jsii.data_type(
    jsii_type="comexample.ShopSpecStalls",
    jsii_struct_bases=[],
    name_mapping={"seller": "seller"},
)
class ShopSpecStalls:
    def __init__(self, *, seller: typing.Optional[builtins.str] = None) -> None:
        '''
        :param seller: 

        :schema: ShopSpecStalls
        '''
        if __debug__:
            type_hints = cached_type_hints(_typecheckingstub__66fa4bcbb967379233264c05668b2dae10e99786ba2161d0b636ac5c5a0297fc)
            check_type(argname="argument seller", value=seller, expected_type=type_hints["seller"])
        self._values: typing.Dict[builtins.str, typing.Any] = {}
        if seller is not None:
            self._values["seller"] = seller

    @builtins.property
    def seller(self) -> typing.Optional[builtins.str]:
        '''
        :schema: ShopSpecStalls#seller
        '''
        result = self._values.get("seller")
        return typing.cast(typing.Optional[builtins.str], result)

    def __eq__(self, rhs: typing.Any) -> builtins.bool:
        return isinstance(rhs, self.__class__) and rhs._values == self._values

    def __ne__(self, rhs: typing.Any) -> builtins.bool:
        return not (rhs == self)

    def __repr__(self) -> str:
        return "ShopSpecStalls(%s)" % ", ".join(
            k + "=" + repr(v) for k, v in self._values.items()
        )


@jsii.enum(jsii_type="comexample.ShopSpecTier")
class ShopSpecTier(enum.Enum):
    '''How good it is.

    :schema: ShopSpecTier
    '''

    GOLD = "GOLD"
    '''gold.'''
    SILVER = "SILVER"
    '''silver.'''
    VALUE_2_HYPHEN_FAST = "VALUE_2_HYPHEN_FAST"
    '''2-fast.'''


@jsii.enum(jsii_type="comexample.ShopSpecTiers")
class ShopSpecTiers(enum.Enum):
    '''
    :schema: ShopSpecTiers
    '''

    X = "X"
    '''x.'''
    Y = "Y"
    '''y.'''


__all__ = [
    "Shop",
    "ShopProps",
    "ShopSpec",
    "ShopSpecLevel",
    "ShopSpecLimits",
    "ShopSpecPort",
    "ShopSpecPorts",
    "ShopSpecRows",
    "ShopSpecShelves",
    "ShopSpecShelvesBoxes",
    "ShopSpecShelvesTier",
    "ShopSpecStalls",
    "ShopSpecTier",
    "ShopSpecTiers",
]

publication.publish()

def _typecheckingstub__4e1f2a2ec84e273d99f9afdab0ddbb993e494d41250f6a4df16e5dc45c37e57f(
    scope: _constructs_77d1e7e8.Construct,
    id: builtins.str,
    *,
    spec: typing.Union[ShopSpec, typing.Dict[builtins.str, typing.Any]],
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8db7d9b57c5cd89b053e66a257fcb61f9d455c37b12c9f2f72af114eadafd12e(
    *,
    spec: typing.Union[ShopSpec, typing.Dict[builtins.str, typing.Any]],
    metadata: typing.Optional[typing.Union[_cdk8s_d3d9af27.ApiObjectMetadata, typing.Dict[builtins.str, typing.Any]]] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__0a1bfffa87d4082928ccfe980e3b6dab4f2807388ec15189387b8db3c37f5d13(
    *,
    owner: builtins.str,
    anything: typing.Any = None,
    counts: typing.Optional[typing.Mapping[builtins.str, jsii.Number]] = None,
    groups: typing.Optional[typing.Mapping[builtins.str, typing.Sequence[builtins.str]]] = None,
    keep_firing_for: typing.Optional[builtins.str] = None,
    labels: typing.Optional[typing.Mapping[builtins.str, builtins.str]] = None,
    level: typing.Optional[ShopSpecLevel] = None,
    limits: typing.Optional[typing.Mapping[builtins.str, ShopSpecLimits]] = None,
    matrix: typing.Optional[typing.Sequence[typing.Sequence[jsii.Number]]] = None,
    open: typing.Optional[builtins.bool] = None,
    openings: typing.Optional[typing.Sequence[datetime.datetime]] = None,
    opens: typing.Optional[datetime.datetime] = None,
    port: typing.Optional[ShopSpecPort] = None,
    ports: typing.Optional[typing.Sequence[ShopSpecPorts]] = None,
    ratio: typing.Optional[jsii.Number] = None,
    repo_url: typing.Optional[builtins.str] = None,
    rows: typing.Optional[typing.Sequence[typing.Sequence[typing.Union[ShopSpecRows, typing.Dict[builtins.str, typing.Any]]]]] = None,
    shelves: typing.Optional[typing.Sequence[typing.Union[ShopSpecShelves, typing.Dict[builtins.str, typing.Any]]]] = None,
    stalls: typing.Optional[typing.Mapping[builtins.str, typing.Sequence[typing.Union[ShopSpecStalls, typing.Dict[builtins.str, typing.Any]]]]] = None,
    tier: typing.Optional[ShopSpecTier] = None,
    tiers: typing.Optional[typing.Sequence[ShopSpecTiers]] = None,
    whatever: typing.Any = None,
    x_flag: typing.Optional[builtins.bool] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5c09c8138a56ea8072b8930a1cc9a7aae86017a7b20e0ce9cd811bdcbc4af5d2(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__baa3b14f7ba60a52a6d2b3354862455795bf61f0e773852fcc844a5f53929718(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__4f2dc95dc386567e0e87686db8e7012c17e2f7bb6c762ac5d6b64c76c503860b(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8aa554596eee7a5b21a4497cc6e80ae938e6fcddf55150c090bd44d451361663(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__8e9f54a25a599a94c41ad8b602190cda2fd1acb073ec909cd2f36a045f782f48(
    value: jsii.Number,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__5bdf04194f11e3fd51bd69f3b2374ad7543ef554fab7d3181c40dde459fb4b32(
    value: builtins.str,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__869bce11df04a0ba79284e82b704f5b12759569450d0bf25f2c12169853ca357(
    *,
    cell: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__83fb6433596460361e400b805e722f95c7bba0a406ee8313fa4cff6d3f205f3f(
    *,
    name: builtins.str,
    boxes: typing.Optional[typing.Mapping[builtins.str, typing.Union[ShopSpecShelvesBoxes, typing.Dict[builtins.str, typing.Any]]]] = None,
    tier: typing.Optional[ShopSpecShelvesTier] = None,
    width: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__e27a9b349f0f77149244e6774db331d4d7d3ddba003324375c49217dc61ac9ad(
    *,
    from_: typing.Optional[builtins.str] = None,
    size: typing.Optional[jsii.Number] = None,
) -> None:
    """Type checking stubs"""
    pass

def _typecheckingstub__66fa4bcbb967379233264c05668b2dae10e99786ba2161d0b636ac5c5a0297fc(
    *,
    seller: typing.Optional[builtins.str] = None,
) -> None:
    """Type checking stubs"""
    pass
