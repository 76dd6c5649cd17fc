"""Putting the engine in place of the official modules, and what happens to programs that need those."""

import subprocess
import sys

import pytest


@pytest.fixture
def run(environment, tmp_path):
    """Run a program with the engine installed, in a folder of its own with the files given."""

    def run(program, files=(), *, install=True):
        for name, text in dict(files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        start = "from cdk8s_pods.engine import *; install()\n" if install else ""
        return subprocess.run(
            [sys.executable, "-c", start + program],
            env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_charts_import_the_engine_under_the_official_names(run):
    result = run(
        "import cdk8s, constructs, sys; print(cdk8s.App, constructs.Construct, 'jsii._runtime' in sys.modules)"
    )

    assert result.stdout == "<class 'cdk8s.App'> <class 'constructs.Construct'> False\n"


def test_installing_twice_changes_nothing(run):
    result = run("import cdk8s; install(); import sys; print(cdk8s is sys.modules['cdk8s'], len(sys.meta_path))")

    assert result.stdout.startswith("True ")


def test_uninstalling_gives_the_official_names_back(run):
    program = "uninstall(); uninstall(); import importlib.util; print(importlib.util.find_spec('cdk8s').origin)"

    result = run(program)

    assert "site-packages" in result.stdout
    assert "cdk8s_pods" not in result.stdout


def test_what_was_imported_before_is_not_replaced(run):
    program = (
        "import sys, types; sys.modules['cdk8s'] = types.ModuleType('cdk8s')\n"
        "from cdk8s_pods.engine import *\n"
        "try: install()\n"
        "except AlreadyImported as error: print(error)"
    )

    result = run(program, install=False)

    assert result.stdout == "cdk8s: imported before the engine was installed; install it first\n"


# The beginnings of what jsii-pacmak and `cdk8s import` write.
GENERATED = {
    "types checked first": "import jsii\nfrom jsii._type_checking import check_type\nfrom ._jsii import *\n",
    "the assembly first": "from ._jsii import *\n",
    "a metaclass": "import jsii\nclass A(metaclass=jsii.JSIIMeta, jsii_type='lib.A'): pass\n",
    "an enum": "import jsii\n@jsii.enum(jsii_type='lib.A')\nclass A: pass\n",
}
ASSEMBLY = "import jsii\nimport cdk8s._jsii\njsii.JSIIAssembly.load('lib', '1', __name__[0:-6], 'lib@1.jsii.tgz')\n"


@pytest.mark.parametrize("beginning", GENERATED.values(), ids=GENERATED)
def test_a_library_built_with_jsii_is_refused_at_its_import(run, beginning):
    program = "try:\n import lib\nexcept NeedsJsii as error: print(error.library, '|', error)"

    result = run(program, {"lib/__init__.py": beginning, "lib/_jsii/__init__.py": ASSEMBLY})

    library, _, text = result.stdout.partition(" | ")
    assert library in {"lib", "lib._jsii"}, result.stderr
    assert text.startswith(f"{library} needs ")
    assert text.endswith("which only the official cdk8s has: run the program on that\n")


def test_a_missing_official_library_is_no_optional_one(run):
    program = "try:\n import lib\nexcept ImportError: print('left out')"

    result = run(program, {"lib.py": "from jsii._kernel import Kernel\n"})

    assert "left out" not in result.stdout
    assert "NeedsJsii: lib needs jsii._kernel" in result.stderr


def test_a_chart_that_reaches_for_the_kernel_is_refused(run):
    result = run("import jsii\njsii.kernel")

    assert "NeedsJsii: __main__ needs jsii.kernel" in result.stderr


def test_the_decorators_for_callbacks_work(run):
    program = (
        "import jsii\n"
        "from constructs import IValidation, RootConstruct\n"
        "@jsii.implements(IValidation)\n"
        "class Check:\n"
        "    @jsii.member(jsii_name='validate')\n"
        "    def validate(self): return ['wrong']\n"
        "root = RootConstruct(); root.node.add_validation(Check()); print(root.node.validate())"
    )

    result = run(program)

    assert result.stdout == "['wrong']\n", result.stderr


def test_a_chart_loads_neither_regular_expressions_nor_typing_nor_yaml(run):
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from cdk8s import ApiObject, App, Chart, JsonPatch\n"
        "from constructs import Construct\n"
        "app = App(outdir='out')\n"
        "chart = Chart(app, 'c', labels={'a': 'b'})\n"
        "pod = ApiObject(chart, 'p', api_version='v1', kind='Pod', metadata={'name': 'n'})\n"
        "pod.add_json_patch(JsonPatch.add('/spec', {'a': [1]}))\n"
        "app.synth()\n"
        "costly = {'re', 'typing', 'enum', 'yaml', 'json', 'hashlib', 'dataclasses', 'pathlib', 'inspect'}\n"
        "print(costly & set(sys.modules) - before)"
    )

    result = run(program)

    assert result.stdout == "set()\n", result.stderr


DEPLOYMENT = """
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: web, image: "nginx:1.16", volumeMounts: [{name: c, mountPath: /etc/c}]}]
  volumes: [{name: c, configMap: {name: c, defaultMode: 0o644}}]
"""


def test_an_octal_mode_of_an_included_file_is_a_number_for_the_checks_and_stays_as_it_is_written(run, tmp_path):
    program = (
        "from cdk8s import App, Chart, Include\n"
        "from cdk8s_pods import check_tree\n"
        "app = App(outdir='out')\n"
        "chart = Chart(app, 'web')\n"
        "Include(chart, 'file', url='pod.yaml')\n"
        "check_tree(chart)\n"
        "app.synth()\n"
    )

    result = run(program, {"pod.yaml": DEPLOYMENT})

    assert result.returncode == 0, result.stderr
    assert "defaultMode: 0o644\n" in (tmp_path / "out/web.k8s.yaml").read_text()


def test_the_errors_of_jsii_can_be_named(run):
    program = (
        "import jsii\nfrom jsii.errors import JavaScriptError, JSIIError\nfrom cdk8s import Yaml\n"
        "try: Yaml.stringify(print)\nexcept JSIIError as error: print(type(error).__module__)\n"
        "print(issubclass(JavaScriptError, Exception), jsii.__version__.count('.'))"
    )

    result = run(program)

    assert result.stdout == "jsii.errors\nTrue 2\n", result.stderr


def test_the_engine_leaves_modules_as_they_know_themselves(run):
    result = run(
        "import cdk8s, jsii.errors, constructs\nfrom cdk8s_pods.engine import jsii_errors\n"
        "print(jsii.errors is jsii_errors, jsii_errors.__spec__.name, cdk8s.__spec__.name)"
    )

    assert result.stdout == "True cdk8s_pods.engine.jsii_errors cdk8s_pods.engine.cdk8s\n", result.stderr
