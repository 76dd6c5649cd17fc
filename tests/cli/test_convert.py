"""What ``cdk8s-pods convert`` writes, and that it makes the manifests it was made of."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import environment

if TYPE_CHECKING:
    from .conftest import Command

ROOT = Path(__file__).parents[2]

WEB = """\
# The shop's pages.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app: web}
spec:
  replicas: 3 # one for each zone
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: nginx
          image: nginx:1.29
          ports:
            # Plain HTTP: the Ingress ends TLS.
            - containerPort: 80
          env:
            - name: LOG_LEVEL
              value: debug
            - name: PASSWORD
              valueFrom: {secretKeyRef: {name: login, key: password}}
          readinessProbe: {httpGet: {path: /ready, port: 80}, periodSeconds: 5}
          volumeMounts:
            - {name: conf, mountPath: /etc/nginx/conf.d, readOnly: true}
      volumes:
        - name: conf
          configMap: {name: web-conf}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels: {app: web}
spec:
  selector: {app: web}
  ports:
    - {port: 80, targetPort: 80}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web-conf
  labels: {app: web}
data:
  default.conf: |
    server {
        listen 80;
        root /usr/share/nginx/html;
    }
"""

WEB_IN_PYTHON = '''\
"""Written by `cdk8s-pods convert` out of web.yaml."""

from cdk8s import App, Chart
from cdk8s_pods import (
    ConfigMap,
    Container,
    Deployment,
    EnvVarSource,
    LabelSelector,
    ObjectMeta,
    PodSpec,
    PodTemplateSpec,
    Probe,
    Service,
    Volume,
)
from constructs import Construct

DEFAULT_CONF = """\\
server {
    listen 80;
    root /usr/share/nginx/html;
}
"""


class Web(Chart):
    """The objects of web.yaml."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id, labels={"app": "web"})
        conf = ConfigMap(
            self,
            "conf",
            metadata=ObjectMeta(name="web-conf"),
            data={"default.conf": DEFAULT_CONF},
        )
        labels = {"app": "web"}
        # The shop's pages.
        web = Deployment(
            self,
            "web",
            metadata=ObjectMeta(name="web"),
            # one for each zone
            replicas=3,
            selector=LabelSelector(match_labels=labels),
            template=PodTemplateSpec(
                metadata=ObjectMeta(labels=labels),
                spec=PodSpec(
                    containers=[
                        Container(
                            name="nginx",
                            image="nginx:1.29",
                            ports=[
                                # Plain HTTP: the Ingress ends TLS.
                                80
                            ],
                            env={
                                "LOG_LEVEL": "debug",
                                "PASSWORD": EnvVarSource.from_secret(
                                    "login", key="password"
                                ),
                            },
                            volume_mounts=[
                                Volume.config_map("conf", conf).mount(
                                    "/etc/nginx/conf.d", read_only=True
                                )
                            ],
                            readiness_probe=Probe.http_get(
                                "/ready", port=80, period_seconds=5
                            ),
                        )
                    ]
                ),
            ),
        )
        Service(
            self,
            "web-service",
            metadata=ObjectMeta(name="web"),
            selector=web,
            ports={80: 80},
        )


if __name__ == "__main__":
    app = App()
    Web(app, "web")
    app.synth()
'''


def write(project: Path, name: str, text: str) -> str:
    (project / name).write_text(text, encoding="utf-8")
    return name


def tool(project: Path, *words: str) -> str:
    """What a tool of this environment says to the files of a project."""
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=project,
        env=environment(MYPYPATH=str(ROOT / "lib")),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_program_is_what_a_colleague_would_have_written(cdk8s_pods: Command, project: Path) -> None:
    done = cdk8s_pods("convert", write(project, "web.yaml", WEB))

    assert (done.stdout, done.stderr, done.returncode) == (WEB_IN_PYTHON, "", 0)


def test_the_program_makes_the_manifests_it_was_made_of(cdk8s_pods: Command, project: Path) -> None:
    program = cdk8s_pods("convert", write(project, "web.yaml", WEB)).stdout
    write(project, "web.py", program)
    cdk8s_pods("run", "web.py")
    again = cdk8s_pods("convert", "dist/web.k8s.yaml", "--style", "plain").stdout
    plain = cdk8s_pods("convert", "web.yaml", "--style", "plain").stdout

    assert sorted(statements(again)) == sorted(statements(plain))


def statements(program: str) -> list[str]:
    (chart,) = [each for each in ast.parse(program).body if isinstance(each, ast.ClassDef)]
    function = chart.body[1]
    assert isinstance(function, ast.FunctionDef)
    return [ast.unparse(each) for each in function.body]


def test_in_plain_style_nothing_is_shortened_or_named(cdk8s_pods: Command, project: Path) -> None:
    program = cdk8s_pods("convert", "--style", "plain", write(project, "web.yaml", WEB)).stdout

    assert "ports=[\n                                # Plain HTTP" in program
    assert "ContainerPort(container_port=80)" in program
    assert 'VolumeMount(\n                                    name="conf"' in program
    assert 'selector={"app": "web"}' in program
    assert " labels = " not in program


@pytest.mark.parametrize("style", ["good", "plain"])
def test_every_chart_of_this_repository_is_converted_to_clean_typed_code(
    cdk8s_pods: Command, project: Path, style: str
) -> None:
    for chart in sorted((ROOT / "dist").iterdir()):
        done = cdk8s_pods("convert", "--style", style, str(chart))
        assert done.returncode == 0, done.stderr
        assert "ApiObject(" not in done.stdout
        write(project, f"{chart.name.partition('.')[0].replace('-', '_')}.py", done.stdout)

    assert tool(project, "ruff", "format", "--isolated", "--check", ".") == ""
    assert tool(project, "ruff", "check", "--isolated", ".") == ""
    assert tool(project, "mypy", "--strict", "--config-file=", ".") == ""


def test_patterns_are_recognized_in_this_repositorys_own_output(cdk8s_pods: Command) -> None:
    def patterns_of(chart: str) -> str:
        return cdk8s_pods("convert", str(ROOT / "dist" / f"{chart}.k8s.yaml")).stdout.partition("patterns=[")[2]

    assert "sidecar(" in patterns_of("web-with-log-shipper")
    assert 'env={"REDIS_URL": "redis://{host}:{port}/0"}' in patterns_of("app-with-redis-ambassador")
    assert "prometheus=True" in patterns_of("redis-with-exporter")
    assert "host_network()" in patterns_of("node-agent")
    assert "Istio(" in patterns_of("meshed-services")


def test_an_exporter_is_made_by_its_own_constructor(cdk8s_pods: Command, project: Path) -> None:
    write(
        project,
        "app.py",
        """
from cdk8s import App, Chart
from cdk8s_pods import Container, EnvVarSource, Pod, PodSpec
from cdk8s_pods.helpers import redis_exporter

app = App()
password = EnvVarSource.from_secret("redis", key="password")
pod = PodSpec(containers=[Container(name="redis", image="redis:8", ports=[6379])])
Pod(Chart(app, "app"), "redis", spec=pod, patterns=[redis_exporter(password=password, prometheus=True)])
app.synth()
""",
    )
    cdk8s_pods("run", "app.py")
    done = cdk8s_pods("convert", "dist/app.k8s.yaml")

    assert "patterns=[\n                redis_exporter(\n" in done.stdout
    assert "prometheus=True" in done.stdout
    assert done.returncode == 0


def test_a_plain_second_container_in_a_job_is_no_sidecar(cdk8s_pods: Command) -> None:
    job = """\
apiVersion: batch/v1
kind: Job
metadata: {name: report}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: main, image: "example/main:1", volumeMounts: [{name: out, mountPath: /out}]}
        - {name: upload, image: "example/upload:1", volumeMounts: [{name: out, mountPath: /out, readOnly: true}]}
      volumes: [{name: out, emptyDir: {}}]
"""
    done = cdk8s_pods("convert", "-", stdin=job)

    assert "sidecar" not in done.stdout
    assert done.returncode == 0


def test_what_no_construct_holds_is_added_as_it_is(cdk8s_pods: Command) -> None:
    done = cdk8s_pods(
        "convert",
        "-",
        stdin="apiVersion: v1\nkind: Service\nmetadata: {name: web, annotations: {}}\n"
        "spec: {ports: [{port: 80}]}\nstatus: {loadBalancer: {}}\n",
    )

    assert 'JsonPatch.add("/status", {"loadBalancer": {}})' in done.stdout
    assert 'JsonPatch.add("/metadata/annotations", {})' in done.stdout
    assert done.returncode == 0


def test_kinds_without_a_construct_become_api_objects(cdk8s_pods: Command) -> None:
    done = cdk8s_pods(
        "convert",
        "-",
        stdin="apiVersion: example.com/v1\nkind: Backup\nmetadata: {name: nightly}\n"
        "spec:\n  # Before the first trader is awake.\n  at: '03:00'\n",
    )

    assert '                    # Before the first trader is awake.\n                    "at": "03:00"' in done.stdout
    assert "metadata=ApiObjectMetadata(name=" in done.stdout
    assert done.returncode == 0


def test_what_a_rule_refuses_is_kept_with_the_reason_and_told(cdk8s_pods: Command, project: Path) -> None:
    pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [%s, %s]}\n"
    port = "{name: %s, image: 'nginx:1.29', ports: [{containerPort: 80}]}"
    done = cdk8s_pods("convert", write(project, "web.yaml", pod % (port % "a", port % "b")))

    assert 'ignore_rules={\n                "containers_that_run_side_by_side' in done.stdout
    assert '"taken over from web.yaml"' in done.stdout
    assert "web.yaml:1: Pod web is refused by containers_that_run_side_by_side" in done.stderr
    assert done.returncode == 0


def test_a_difference_is_told_and_fails(cdk8s_pods: Command) -> None:
    number = 2**63
    done = cdk8s_pods(
        "convert",
        "-",
        stdin=f"apiVersion: example.com/v1\nkind: Count\nmetadata: {{name: a}}\nspec: {{many: {number}}}\n",
    )

    assert f'"many": {number}' in done.stdout
    assert "stdin:1: Count a comes out differently: spec.many is another value" in done.stderr
    assert done.returncode == 1


def test_the_objects_of_a_list_are_taken_apart(cdk8s_pods: Command) -> None:
    done = cdk8s_pods(
        "convert",
        "-",
        stdin="""{"apiVersion": "v1", "kind": "List", "items": [
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"k": "v"}},
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "b"}}]}""",
    )

    assert done.stdout.count("ConfigMap(self") + done.stdout.count("Namespace(self") == 2
    assert done.returncode == 0


def test_what_is_no_object_is_left_out_and_told(cdk8s_pods: Command, project: Path) -> None:
    done = cdk8s_pods("convert", write(project, "values.yaml", "replicas: 3\n---\n" + WEB))

    assert "values.yaml:1: no object of the Kubernetes API, left out" in done.stderr
    assert done.returncode == 1
    assert "class Values(Chart):" in done.stdout


def test_what_cannot_be_read_is_told_and_the_rest_converted(cdk8s_pods: Command, project: Path) -> None:
    write(project, "a.yaml", "a: [")
    write(project, "web.yaml", WEB)
    done = cdk8s_pods("convert", ".")

    assert "a.yaml:" in done.stderr
    assert "class Web(Chart):" in done.stdout
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [("a: [", "stdin:2"), ("", "there is no object of the Kubernetes API"), ("a: 1", "left out")],
    ids=["broken", "empty", "something else"],
)
def test_without_any_object_nothing_is_written(cdk8s_pods: Command, text: str, said: str) -> None:
    done = cdk8s_pods("convert", "-", stdin=text)

    assert done.stdout == ""
    assert said in done.stderr
    assert done.returncode != 0


def test_each_file_becomes_a_module_of_its_own(cdk8s_pods: Command, project: Path) -> None:
    (project / "k8s").mkdir()
    write(project, "k8s/web.yaml", WEB)
    write(project, "k8s/json.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n")
    done = cdk8s_pods("convert", "k8s", "-o", "charts")
    again = cdk8s_pods("convert", "k8s", "-o", "charts")

    assert (done.stdout, done.returncode, again.returncode) == ("", 0, 0)
    # A file json.py would hide a module of Python's own.
    assert sorted(path.name for path in (project / "charts").iterdir()) == ["chart_json.py", "main.py", "web.py"]
    cdk8s_pods("run", "charts/main.py")
    assert sorted(path.name for path in (project / "dist").iterdir()) == ["json.k8s.yaml", "web.k8s.yaml"]


def test_files_that_say_something_else_are_left_alone(cdk8s_pods: Command, project: Path) -> None:
    (project / "charts").mkdir()
    write(project, "charts/web.py", "mine = True\n")
    done = cdk8s_pods("convert", write(project, "web.yaml", WEB), "-o", "charts")

    assert done.stderr == (
        "cdk8s-pods: error: web.py would be overwritten in charts: move them away, or write to another folder\n"
    )
    assert done.returncode == 1
    assert [path.name for path in (project / "charts").iterdir()] == ["web.py"]
    assert (project / "charts" / "web.py").read_text() == "mine = True\n"


def test_lines_are_as_long_as_the_project_has_them(cdk8s_pods: Command, project: Path) -> None:
    write(project, "pyproject.toml", "[tool.other]\nline-length = 50\n[tool.ruff]\nline-length = 120\n")
    of_project = cdk8s_pods("convert", write(project, "web.yaml", WEB)).stdout
    short = cdk8s_pods("convert", "web.yaml", "--line-length", "60").stdout

    assert 88 < max(map(len, of_project.split("\n"))) <= 120
    assert len(short.split("\n")) > len(of_project.split("\n"))


def test_a_wrong_line_length_is_told(cdk8s_pods: Command, project: Path) -> None:
    done = cdk8s_pods("convert", write(project, "web.yaml", WEB), "--line-length", "8")

    assert "--line-length" in done.stderr
    assert done.returncode == 2


def test_an_application_on_stdin_has_its_own_name(cdk8s_pods: Command) -> None:
    labelled = WEB.replace("labels: {app: web}", "labels: {app.kubernetes.io/instance: my-shop}")
    named = cdk8s_pods("convert", "-", stdin=labelled)
    given = cdk8s_pods("convert", "-", "--name", "front", stdin=labelled)

    assert 'MyShop(app, "my-shop")' in named.stdout
    assert 'Front(app, "front")' in given.stdout


HOSTILE = [
    "'; import os; os.abort() #",
    '"""\nimport os\nos.abort()\n"""',
    "\\",
    '\\"',
    "\\N{BELL}",
    "{host}",
    "%s",
    "é\u2028\x85\u202e\x00\x1b[2J",
    "\ud7ff\U0001f600",
    "a\r\nb\rc\x0cd\ttail \n",
    "class",
    "self",
    "print",
    "0",
    "",
    "on",
    "0o777",
    "=",
    "<<",
    "1e3",
    "~",
]


def test_texts_stay_texts_whatever_they_hold(cdk8s_pods: Command) -> None:
    import json

    objects: list[object] = []
    for number, text in enumerate(HOSTILE):
        name = {"name": f"a-{number}", "labels": {text or "empty": "x"}, "annotations": {"note": text}}
        container = {"name": text, "image": text, "args": [text, text * 40], "env": [{"name": text, "value": text}]}
        objects += [
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": name, "data": {text: text, "long": text * 50}},
            {"apiVersion": "v1", "kind": "Pod", "metadata": name, "spec": {"containers": [container]}},
            {"apiVersion": text, "kind": "Odd", "metadata": {"name": text, "namespace": text}, text: {text: [text]}},
        ]
    accepted = [each for each in objects if isinstance(each, dict) and each["apiVersion"]]
    done = cdk8s_pods("convert", "-", stdin="\n".join(map(json.dumps, accepted)))

    assert done.returncode == 0, done.stderr[-2000:]


def test_comments_are_never_code_and_tell_no_tool_anything(cdk8s_pods: Command, project: Path) -> None:
    comments = [
        "type: ClusterIP",
        "noqa",
        "fmt: off",
        "ruff: noqa",
        "mypy: ignore-errors",
        "one # type: ignore",
        "coding: latin-1",
        "!shebang",
        "\u202eimport os",
        "##### banner",
        "x" * 200,
        "word " * 60,
    ]
    text = "".join(f"# {each}\n" for each in comments) + WEB + "".join(f"  # {each}\n" for each in comments)
    done = cdk8s_pods("convert", write(project, "web.yaml", text))
    write(project, "web.py", done.stdout)

    assert done.returncode == 0, done.stderr
    assert "# YAML: type: ClusterIP" in done.stdout
    assert not any(f"# {each}\n" in done.stdout for each in ("type: ClusterIP", "noqa", "fmt: off", "ruff: noqa"))
    assert tool(project, "ruff", "format", "--isolated", "--check", ".") == ""
    assert tool(project, "mypy", "--strict", "--config-file=", ".") == ""


def test_without_input_it_says_what_to_write(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("convert")

    assert "write a file, a folder, or - for stdin" in done.stderr
    assert done.returncode == 2


def test_the_templates_of_a_chart_are_left_alone_and_told(cdk8s_pods: Command, project: Path) -> None:
    (project / "shop" / "templates").mkdir(parents=True)
    write(project, "shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n")
    write(project, "shop/templates/web.yaml", "kind: {{ .Values.kind }}\n")
    write(project, "web.yaml", WEB)
    done = cdk8s_pods("convert", ".")

    assert "shop: Helm chart, left alone" in done.stderr
    assert "class Web(Chart):" in done.stdout


def test_help_says_how_it_is_used(cdk8s_pods: Command) -> None:
    done = cdk8s_pods("convert", "--help")

    assert "helm template shop ./chart | cdk8s-pods convert -" in done.stdout
    assert done.returncode == 0


def test_the_page_shows_what_is_written(cdk8s_pods: Command, project: Path) -> None:
    page = (ROOT / "docs" / "convert.md").read_text(encoding="utf-8")
    yaml = page.partition("```yaml\n")[2].partition("```")[0]
    python = page.partition("```python\n")[2].partition("```")[0]

    assert python in cdk8s_pods("convert", write(project, "web.yaml", yaml)).stdout
