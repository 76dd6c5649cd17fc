"""Makes objects at random of every kind that a generated module has: the same ones for the same seed on any engine."""

import datetime
import importlib
import json
import pathlib
import random
import sys
import tarfile

WORDS = ["web", "yes", "0777", "", "a b", "é", "12:30", "null", "x" * 70, "1.5", "line\nline\n", "#", "a: b"]
NUMBERS = [0, 1, -1, 8080, 1.5, 2**40, 1.0, 1e20, 0.1]


class RandomObjects:
    """Random values for the types that the description of a module's archive has.

    Args:
        module: The name of the module, such as `imports.k8s`.
        package: The package whose `_jsii` folder has the archive; by default the module itself.
        seed: What decides the values.
    """

    def __init__(self, module, seed, package=None):
        self.module = importlib.import_module(module)
        folder = pathlib.Path(importlib.import_module(package or module).__file__).parent / "_jsii"
        (archive,) = folder.glob("*.tgz")
        with tarfile.open(archive) as files:
            description = json.load(files.extractfile("package/.jsii"))
        self.types = description["types"]
        self.prefix = f"{description['name']}."
        self.source = random.Random(seed)

    def kinds(self):
        """The classes that stand for kinds of the API, with the struct of their arguments."""
        for name, described in sorted(self.types.items()):
            is_kind = described.get("base") == "cdk8s.ApiObject" and not name.endswith("List")
            if is_kind and hasattr(self.module, described["name"]):
                yield described["name"], described["initializer"]["parameters"][2]["type"]["fqn"]

    def arguments(self, struct, depth=0):
        """Random keyword arguments of a struct, by their names in Python."""
        kind = getattr(self.module, self.types[struct]["name"])
        properties = self.properties(struct)
        python_names = {prop: name for name, prop in kind.__jsii_name_mapping__.items()}
        chosen = {}
        for name, prop in properties.items():
            if not prop.get("optional") or self.source.random() < (0.8, 0.6, 0.5, 0.4, 0.3, 0.15, 0)[min(depth, 6)]:
                chosen[python_names[name]] = self.value(prop["type"], depth + 1)
        return chosen

    def properties(self, struct):
        return {prop["name"]: prop for prop in self.types[struct].get("properties", ())}

    def value(self, reference, depth):
        if "primitive" in reference:
            return self.primitive(reference["primitive"])
        if "collection" in reference:
            element = reference["collection"]["elementtype"]
            count = self.source.choice([0, 1, 1, 2]) if depth < 7 else 0
            values = [self.value(element, depth + 1) for _ in range(count)]
            if reference["collection"]["kind"] == "array":
                return values
            return {self.source.choice(["b", "a", "10", "9", "a.b/c", "yes"]) + str(i): v for i, v in enumerate(values)}
        name = reference["fqn"]
        if name == "cdk8s.ApiObjectMetadata":
            return {
                "labels": {"b": "1", "a": self.source.choice(WORDS)},
                "annotations": {"x": self.source.choice(WORDS)},
            }
        described = self.types[name]
        kind = getattr(self.module, described["name"])
        if described["kind"] == "enum":
            return self.source.choice(list(kind))
        if described["kind"] == "class":
            if described.get("base"):
                raise LookupError(name)  # modules of 2020 have objects of the API as values, which nobody makes
            method, value = self.source.choice([("from_string", self.source.choice(WORDS)), ("from_number", 80)])
            return getattr(kind, method)(value)
        arguments = self.arguments(name, depth)
        return self.source.choice([kind, dict])(**arguments) if depth == 1 else kind(**arguments)

    def primitive(self, name):
        if name == "string":
            return self.source.choice(WORDS)
        if name == "number":
            return self.source.choice(NUMBERS)
        if name == "boolean":
            return self.source.random() < 0.5
        if name == "date":
            return datetime.datetime(2024, 2, 29, 12, 30, 59, 999999, tzinfo=datetime.timezone.utc)
        return self.source.choice(
            [1, "x", True, [1, {"b": None, "a": 2}], {"z": 1, "10": {"y": [None], "x": {}}, "a": None}, [], {}]
        )


def has_date(value):
    """Return whether a date is anywhere in arguments; cdk8s cannot write one into a file, only into `manifest()`."""
    if isinstance(value, dict):
        return any(map(has_date, value.values()))
    if isinstance(value, list):
        return any(map(has_date, value))
    if hasattr(value, "_values"):
        return has_date(value._values)
    return isinstance(value, datetime.datetime)


def main(modules, out):
    """Write objects of every kind of modules into a folder, and print what `manifest` and `to_json` return.

    Args:
        modules: `module=package=seeds` for each module, see RandomObjects.
        out: The folder; every module has one of its own in it.
    """
    from cdk8s import App, Chart, JsonPatch

    for module, package, seeds in (each.split("=") for each in modules):
        print("module", module)
        app = App(outdir=f"{out}/{module}")
        for seed in range(int(seeds)):
            objects = RandomObjects(module, seed, package)
            chart = Chart(app, f"seed-{seed}", labels={"chart": "label"}, namespace="shop")
            for name, props in objects.kinds():
                kind = getattr(objects.module, name)
                try:
                    arguments = objects.arguments(props)
                except LookupError:
                    continue
                if hasattr(kind, "manifest"):
                    print(name, kind.manifest(**arguments), kind.GVK.api_version, kind.GVK.kind)
                if not has_date(arguments):
                    made = kind(chart, name, **arguments)
                    if objects.source.random() < 0.3:
                        spec = {"replicas": 3, "unknown": 1, "clusterIp": "x"}
                        made.add_json_patch(JsonPatch.add("/spec", spec), JsonPatch.add("/more", 1))
                    print(made.to_json())
        app.synth()


if __name__ == "__main__":
    if sys.argv[1] == "python":
        from cdk8s_pods.engine import install

        install()
    main(sys.argv[3:], sys.argv[2])
