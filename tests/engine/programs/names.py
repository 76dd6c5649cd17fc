"""Names and label values for every kind of path."""

from cdk8s import ApiObject, App, Chart, Names
from constructs import Construct, RootConstruct

app = App(outdir=OUT)

IDS = [
    "a", "Chart", "with space", "under_score", "dot.ted", "a--b", "-lead", "trail-", "UPPER", "ünïcödé", "日本語", "K",
    "İ", "ß", "1", "01", "x" * 63, "x" * 64, "x" * 200, "Default", "default", "Resource", "resource", "my-default-x",
    "a/b", "a\nb", "!!!", ".", "_", "-", "my.resource", "a" * 30 + "-" + "b" * 40, "constructor-of", "\U0001f600", "tab\tid",
]  # fmt: skip


def show_names(construct):
    print(repr(construct.node.path), construct.node.addr)
    show("dns", lambda: Names.to_dns_label(construct))
    show("label", lambda: Names.to_label_value(construct))


for id in IDS:
    app = App(outdir=OUT)
    chart = Chart(app, id)
    show_names(chart)
    for below in dict.fromkeys(("x", "Default", "Resource", id)):
        show_names(Construct(chart, below))
        show("pod", lambda: ApiObject(chart, "pod-" + below, api_version="v1", kind="Pod").name)
        show("cron", lambda: ApiObject(chart, "cron-" + below, api_version="batch/v1", kind="CronJob").name)
    plain = Chart(app, id + "-plain", disable_resource_name_hashes=True)
    show("plain", lambda: ApiObject(plain, id, api_version="v1", kind="Pod").name)
    show("plain cron", lambda: ApiObject(plain, id + "2", api_version="v1", kind="CronJob").name)

deep = Chart(app, "deep")
scope = deep
for level in range(12):
    scope = Construct(scope, f"level-number-{level % 3}")
    show_names(scope)

OPTIONS = [
    {"max_len": 8}, {"max_len": 7}, {"max_len": 7, "include_hash": False}, {"max_len": 20}, {"max_len": 0, "include_hash": False},
    {"delimiter": "."}, {"delimiter": "_"}, {"delimiter": ""}, {"delimiter": "é"}, {"delimiter": "xx"}, {"delimiter": "l"},
    {"extra": ["one", "Two words"]}, {"extra": []}, {"extra": [""]}, {"include_hash": False}, {"include_hash": True},
    {"max_len": 63.0}, {"max_len": None, "delimiter": None, "extra": None, "include_hash": None}, {"max_len": "63"},
    {"extra": "abc"}, {"extra": [1]}, {"delimiter": 1}, {"include_hash": 1},
]  # fmt: skip
for options in OPTIONS:
    for construct in (deep, scope, app, Chart(app, repr(options))):
        show(f"dns {options}", lambda: Names.to_dns_label(construct, **options))
        show(f"label {options}", lambda: Names.to_label_value(construct, **options))
show("root", lambda: Names.to_dns_label(RootConstruct("a b")))
show("scope", lambda: Names.to_dns_label("x"))
show("addresses", lambda: [c.node.addr for c in app.node.find_all()][:50])
