"""Records (the props of the official modules): fields, equality, text."""

import cdk8s
import constructs

pod = cdk8s.ApiObject(cdk8s.Chart(cdk8s.App(), "c"), "p", api_version="v1", kind="Pod")
OWNER = {"api_version": "v1", "kind": "Pod", "name": "n", "uid": "u"}
MAKERS = {
    "MetadataEntry": (constructs.MetadataEntry, {"data": 1, "type": "t"}, {"trace": ["x"]}),
    "MetadataOptions": (
        constructs.MetadataOptions,
        {},
        {"stack_trace": True, "stack_trace_override": ["a"], "trace_from_function": 5},
    ),
    "ApiObjectMetadata": (cdk8s.ApiObjectMetadata, {}, {"name": "n", "labels": {"a": "b"}, "finalizers": ["f"]}),
    "ApiObjectProps": (cdk8s.ApiObjectProps, {"api_version": "v1", "kind": "Pod"}, {"metadata": {"name": "n"}}),
    "AppProps": (
        cdk8s.AppProps,
        {},
        {"outdir": "o", "yaml_output_type": cdk8s.YamlOutputType.FILE_PER_APP, "resolvers": []},
    ),
    "ChartProps": (
        cdk8s.ChartProps,
        {},
        {"namespace": "n", "labels": {"a": "b"}, "disable_resource_name_hashes": False},
    ),
    "CronOptions": (cdk8s.CronOptions, {}, {"minute": "1", "hour": "2", "day": "3", "month": "4", "week_day": "5"}),
    "GroupVersionKind": (cdk8s.GroupVersionKind, {"api_version": "v1", "kind": "Pod"}, {}),
    "HelmProps": (cdk8s.HelmProps, {"chart": "c"}, {"values": {"a": None}, "helm_flags": ["-x"], "version": "1"}),
    "IncludeProps": (cdk8s.IncludeProps, {"url": "u"}, {}),
    "NameOptions": (cdk8s.NameOptions, {}, {"max_len": 5, "extra": ("a",), "delimiter": ".", "include_hash": False}),
    "OwnerReference": (cdk8s.OwnerReference, OWNER, {"controller": True}),
    "SizeConversionOptions": (cdk8s.SizeConversionOptions, {}, {"rounding": cdk8s.SizeRoundingBehavior.FLOOR}),
    "TimeConversionOptions": (cdk8s.TimeConversionOptions, {}, {"integral": False}),
}
for name, (kind, needed, optional) in MAKERS.items():
    for values in (needed, {**needed, **optional}):
        show(name, lambda: kind(**values))
        show(
            name + " equal",
            lambda: (kind(**values) == kind(**values), kind(**values) != kind(**values), kind(**values) == values),
        )
        record = kind(**values)
        for field in {**needed, **optional}:
            show(f"{name}.{field}", lambda: getattr(record, field))
            show(f"{name}.{field} set", lambda: setattr(record, field, 1))
    show(name + " hash", lambda: hash(kind(**needed)))
    show(name + " nothing", lambda: kind())
    show(name + " unknown", lambda: kind(**needed, unknown=1))
    show(name + " positional", lambda: kind(1))
    for field in {**needed, **optional}:
        if (name, field) not in {("MetadataEntry", "data"), ("MetadataOptions", "trace_from_function")}:
            show(f"{name}.{field} wrong", lambda: kind(**{**needed, field: object}))
            show(f"{name}.{field} number", lambda: kind(**{**needed, field: 3.5}))
for enum in (constructs.ConstructOrder, cdk8s.YamlOutputType, cdk8s.SizeRoundingBehavior):
    print(list(enum), [member.value for member in enum])
