"""Trees of constructs at random: charts in charts, objects in objects, dependencies, patches, every output type."""

import random

from cdk8s import ApiObject, App, Chart, JsonPatch, YamlOutputType
from constructs import Construct, DependencyGroup

TREES = 1500
IDS = [
    "a",
    "b",
    "Web",
    "api server",
    "Default",
    "Resource",
    "1",
    "10",
    "9",
    "x_y",
    "long-" + "n" * 40,
    "é",
    "z",
    "resource",
]
KINDS = ["Pod", "Deployment", "CronJob", "ConfigMap"]
KEYS = ["b", "a", "10", "9", "app", "Z", "é", "", "a/b"]
TEXTS = ["x", "", "yes", "0777", "multi\nline", "é", "1.0", " padded ", "a: b", "# c", "null", "~", "12:30"]


def value(random, depth=0):
    kind = random.randrange(9 if depth < 3 else 6)
    if kind == 0:
        return random.choice([0, 1, -5, 2**31, 1.5, 3.0, -0.25])
    if kind == 1:
        return random.choice([True, False, None])
    if kind < 6:
        return random.choice(TEXTS)
    if kind == 6:
        return [value(random, depth + 1) for _ in range(random.randrange(4))]
    return {random.choice(KEYS): value(random, depth + 1) for _ in range(random.randrange(4))}


def texts(random):
    return {random.choice(KEYS): random.choice(TEXTS) for _ in range(random.randrange(1, 4))}


def metadata(random):
    result = {}
    for field in ("labels", "annotations"):
        if random.random() < 0.25:
            result[field] = texts(random)
    for field in ("name", "namespace"):
        if random.random() < 0.15:
            result[field] = random.choice(TEXTS)
    if random.random() < 0.1:
        result["finalizers"] = random.sample(TEXTS, 2)
    return result


def make(random, scope, children, depth):
    for id in random.sample(IDS, children):
        kind = random.random()
        if depth == 0 or kind < 0.15:
            props = {"namespace": random.choice([None, "ns"]), "disable_resource_name_hashes": random.random() < 0.2}
            props["labels"] = texts(random) if random.random() < 0.3 else None
            child = Chart(scope, id, **props)
        elif kind < 0.35:
            child = Construct(scope, id)
        else:
            child = ApiObject(scope, id, api_version="v1", kind=random.choice(KINDS), metadata=metadata(random))
            if random.random() < 0.6:
                child.add_json_patch(JsonPatch.add("/spec", {"a": value(random), "b": value(random)}))
                for _ in range(random.choice([0, 1, 2])):
                    path = random.choice(
                        ["/spec/a", "/spec/b", "/spec/c", "/data", "/metadata/labels", "/kind", "/spec/b/0"]
                    )
                    change = random.choice([JsonPatch.add, JsonPatch.add, JsonPatch.replace])
                    child.add_json_patch(change(path, value(random)))
            if random.random() < 0.1:
                child.metadata.add(random.choice(KEYS), value(random))
        if depth < 3 and random.random() < 0.55:
            make(random, child, random.randrange(1, 4), depth + 1)


def connect(random, constructs):
    count = random.choice([0, 0, 1, 2, 4])
    for _ in range(count):
        # Mostly downwards in the order of the tree, so that not every other tree is a circle.
        one, other = sorted(random.sample(range(len(constructs)), 2), reverse=random.random() < 0.9)
        target = constructs[other]
        constructs[one].node.add_dependency(DependencyGroup(target) if random.random() < 0.1 else target)


def tree(seed):
    dice = random.Random(seed)
    kind = dice.choice(list(YamlOutputType))
    app = App(outdir=f"{OUT}/{seed}", yaml_output_type=kind, record_construct_metadata=dice.random() < 0.1)
    make(dice, app, dice.randrange(1, 4), 0)
    constructs = app.node.find_all()[1:]
    if len(constructs) > 1:
        connect(dice, constructs)
    show(f"{seed} {kind.name}", app.synth if dice.random() < 0.5 else app.synth_yaml)
    show("charts", lambda: [c.node.path for c in app.charts])
    if dice.random() < 0.2:
        for construct in constructs:
            show(construct.node.path, lambda: [c.node.path for c in construct.node.dependencies])


for seed in range(TREES):
    tree(seed)
