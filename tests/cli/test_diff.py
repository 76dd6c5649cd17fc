"""``cdk8s-pods diff``: what changes between charts, git, folders and clusters, and what of it cannot be applied."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import ROOT, environment

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Command

OLD = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.28
        env: [{name: LOG, value: info}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: api, image: "api:1", envFrom: [{configMapRef: {name: settings}}]}]
---
apiVersion: batch/v1
kind: Job
metadata: {name: migrate, namespace: shop}
spec:
  template:
    spec: {restartPolicy: Never, containers: [{name: migrate, image: "api:1", args: [up]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data:
  nginx.conf: |
    server {
      listen 80;
    }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data, namespace: shop}
spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 10Gi}}}
"""
NEW = (
    OLD.replace("nginx:1.28", "nginx:1.29")
    .replace('"api:1", args: [up]', '"api:2", args: [up, now]')
    .replace("listen 80", "listen 8080")
    .replace("10Gi", "20Gi")
)
TEXT = """\
~ Deployment shop/web  new.yaml:1
    ~ spec.template.spec.containers[0].image (web): "nginx:1.28" -> "nginx:1.29"
    pods: rolls its pods: at most 25% more and 25% fewer than asked for at a time
~ Job shop/migrate  cannot be applied in place  new.yaml:24
    ! spec.template.spec.containers[0].image (migrate): "api:1" -> "api:2"
    ! spec.template.spec.containers[0].args (migrate): ["up"] -> ["up", "now"]
    why:  field is immutable [templates_of_jobs_stay]
    do:   delete it with `kubectl delete job migrate` and apply it again, or give it a new name
    lost: what it has done so far: its pods and their logs go with it, and its work begins anew
~ ConfigMap shop/settings  new.yaml:31
    ~ data[nginx.conf]: text changes
        -  listen 80;
        +  listen 8080;
    pods: Deployment api reads it into environment variables: its pods keep the old values until they restart: \
`kubectl rollout restart deployment/api`
~ PersistentVolumeClaim shop/data  depends on the cluster  new.yaml:40
    ? spec.resources.requests[storage]: "10Gi" -> "20Gi"
    why:  only a bound claim of a class that allows volume expansion can grow [sizes_of_claims_grow_once_they_are_bound]
    do:   see `kubectl get pvc,storageclass` whether it is bound and ALLOWVOLUMEEXPANSION is true
4 objects: 4 changed, 1 cannot be applied in place, 1 depends on the cluster
"""
CHART = """\
import os
from cdk8s import App, ApiObject, Chart, JsonPatch

app = App()
chart = Chart(app, "shop")
web = ApiObject(chart, "web", api_version="v1", kind="ConfigMap", metadata={"name": "web"})
web.add_json_patch(JsonPatch.add("/data", {"a": os.environ.get("A", "1")}))
app.synth()
"""


def entries(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    """The elements of a JSON report by the names of their objects."""
    assert done.returncode in (0, 1), done.stderr
    return {entry["name"]: entry for entry in json.loads(done.stdout)}


def git(folder: Path, *words: str) -> None:
    command = ["git", "-c", "user.name=me", "-c", "user.email=me@example.com", "-C", str(folder), *words]
    subprocess.run(command, check=True, capture_output=True, env=environment(GIT_CONFIG_GLOBAL="/dev/null"))


@pytest.fixture
def files(project: Path) -> Path:
    (project / "old.yaml").write_text(OLD)
    (project / "new.yaml").write_text(NEW)
    return project


@pytest.fixture
def charts(project: Path, cdk8s_pods: Command) -> Path:
    """A project whose output is committed."""
    (project / "cdk8s.yaml").write_text(f"app: {sys.executable} main.py\n")
    (project / "main.py").write_text(CHART)
    assert cdk8s_pods("synth").returncode == 0
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "first")
    return project


def test_people_read_what_changes_why_it_is_refused_what_to_do_and_what_is_lost(
    cdk8s_pods: Command, files: Path
) -> None:
    done = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml")

    assert (done.returncode, done.stdout, done.stderr) == (0, TEXT, "")
    assert f"```text\n{TEXT}```" in (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")


def test_programs_get_every_object_that_changes_with_its_causes(cdk8s_pods: Command, files: Path) -> None:
    done = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml", "--format", "json")
    found = entries(done)

    assert found["web"] == {
        "kind": "Deployment",
        "namespace": "shop",
        "name": "web",
        "change": "changed",
        "in_place": True,
        "causes": [],
    }
    assert found["migrate"]["in_place"] is False
    assert [(cause["path"], cause["rule"]) for cause in found["migrate"]["causes"]] == [
        ("spec.template.spec.containers[0].image", "templates_of_jobs_stay"),
        ("spec.template.spec.containers[0].args", "templates_of_jobs_stay"),
    ]
    assert found["migrate"]["causes"][0].keys() == {"path", "rule", "message"}
    assert found["data"]["in_place"] is None
    assert "api" not in found


def test_a_workflow_gets_annotations_at_the_lines_of_the_fields(cdk8s_pods: Command, files: Path) -> None:
    done = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml", "--format", "github")
    lines = done.stdout.splitlines()

    assert lines[0].startswith(
        "::notice file=new.yaml,line=1,col=1,title=changes::Deployment shop/web is changed; rolls"
    )
    assert lines[1].startswith(
        "::error file=new.yaml,line=29,col=63,title=templates_of_jobs_stay::Job shop/migrate: spec."
    )
    assert any(line.startswith("::warning file=new.yaml,line=43,") for line in lines)


def test_a_comment_has_a_table_and_the_fields_folded_away(cdk8s_pods: Command, files: Path) -> None:
    done = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml", "--format", "markdown")

    assert done.stdout.startswith(
        "### 4 objects: 4 changed, 1 cannot be applied in place, 1 depends on the cluster\n\n|"
    )
    assert "| `Job shop/migrate` | changed | **no** | field is immutable &#91;templates&#95;of&#95;jobs" in done.stdout
    assert "<details><summary>Job shop/migrate</summary>\n\n- **refused** `spec.template" in done.stdout


def test_what_a_manifest_says_is_never_read_as_markup_or_as_a_command(cdk8s_pods: Command, project: Path) -> None:
    hostile = "`|</summary><script>@all\n::error::x\x1b[31m\u202e"
    for name, value in (("old", "plain"), ("new", hostile)):
        manifest = {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {"name": f"x{'<b>|`'}"},
            "data": {hostile: value},
        }
        (project / f"{name}.json").write_text(json.dumps(manifest))
    for form in ("text", "json", "github", "markdown"):
        done = cdk8s_pods("diff", "--from", "old.json", "--to", "new.json", "--format", form)

        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
        assert "\n::error" not in done.stdout
    assert "<script>" not in done.stdout.replace("`` ", "\0").split("\0", 1)[0]
    assert (
        "<b>"
        not in done.stdout.split("<details>")[1].split("</details>")[0].split("</summary>")[0].split("<summary>")[1]
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["new.yaml"], 0), (["new.yaml", "--exit-code"], 1), (["old.yaml", "--exit-code"], 0)],
    ids=["changes", "changes, exit code", "none"],
)
def test_the_exit_code_tells_of_changes_where_it_is_asked_to(
    arguments: list[str], code: int, cdk8s_pods: Command, files: Path
) -> None:
    assert cdk8s_pods("diff", "--from", "old.yaml", "--to", *arguments).returncode == code


def test_null_and_nothing_the_order_of_keys_and_files_are_no_change(cdk8s_pods: Command, project: Path) -> None:
    (project / "old").mkdir()
    (project / "new").mkdir()
    (project / "old/all.yaml").write_text(OLD)
    parts = OLD.split("---\n")
    for position, part in enumerate(reversed(parts)):
        manifest = part.replace("metadata:", "status: {}\nmetadata:", 1).replace(
            "{name: web,", "{labels: null, name: web,"
        )
        (project / f"new/{position}.yaml").write_text(manifest)
    (project / "new/values.yaml").write_text("replicas: 3\n")

    assert cdk8s_pods("diff", "--from", "old", "--to", "new").stdout == "no object changes\n"


def test_a_rename_is_seen_as_one_object_that_goes_and_one_that_comes(cdk8s_pods: Command, project: Path) -> None:
    (project / "old.yaml").write_text(OLD)
    (project / "new.yaml").write_text(
        OLD.replace("{name: data,", "{name: files,").replace(
            "{name: settings, namespace: shop}", "{name: settings, namespace: x}"
        )
    )
    done = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml", "--format", "json")
    found = json.loads(done.stdout)
    text = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml").stdout

    assert {(each["name"], each["namespace"], each["change"], each["in_place"]) for each in found} == {
        ("data", "shop", "removed", False),
        ("files", "shop", "added", False),
        ("settings", "shop", "removed", False),
        ("settings", "x", "added", False),
    }
    assert {cause["path"] for each in found for cause in each["causes"]} == {"metadata.name", "metadata.namespace"}
    assert "lost with it: its data, unless its volume is retained" in text


def test_a_name_with_another_hash_of_cdk8s_is_a_rename(cdk8s_pods: Command, project: Path) -> None:
    manifest = "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {{name: data-c8{}}}\nspec: {{resources: {}}}\n"
    (project / "old.yaml").write_text(manifest.format("a1b2c3", "{requests: {storage: 1Gi}}"))
    (project / "new.yaml").write_text(manifest.format("ffffff", "{requests: {storage: 9Gi}}"))
    found = entries(cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml", "--format", "json"))

    assert {each["causes"][0]["rule"] for each in found.values()} == {"objects_keep_their_name_namespace_and_kind"}


def test_charts_are_compared_with_the_last_commit_and_nothing_is_written(cdk8s_pods: Command, charts: Path) -> None:
    before = (charts / "dist/shop.k8s.yaml").read_bytes()
    same = cdk8s_pods("diff")
    changed = cdk8s_pods("diff", "--exit-code", env={"A": "2"})

    assert (same.returncode, same.stdout) == (0, "no object changes\n")
    assert changed.returncode == 1
    assert changed.stdout == '~ ConfigMap web  dist/shop.k8s.yaml:1\n    ~ data[a]: "1" -> "2"\n1 object: 1 changed\n'
    assert (charts / "dist/shop.k8s.yaml").read_bytes() == before
    assert sorted(each.name for each in charts.iterdir()) == [".git", "cdk8s.yaml", "dist", "main.py"]


def test_charts_are_compared_with_a_branch_a_folder_and_what_a_cluster_says(cdk8s_pods: Command, charts: Path) -> None:
    git(charts, "branch", "stable")
    cdk8s_pods("synth", env={"A": "2"})
    git(charts, "commit", "--all", "--quiet", "--message", "second")
    told = '~ ConfigMap web  dist/shop.k8s.yaml:1\n    ~ data[a]: "1" -> "2"\n1 object: 1 changed\n'
    (charts / "elsewhere").mkdir()
    (charts / "elsewhere/a.yaml").write_text((charts / "dist/shop.k8s.yaml").read_text().replace('"2"', '"1"'))
    live = (charts / "elsewhere/a.yaml").read_text()

    assert cdk8s_pods("diff", env={"A": "2"}).stdout == "no object changes\n"
    assert cdk8s_pods("diff", "--from", "stable", env={"A": "2"}).stdout == told
    assert cdk8s_pods("diff", "--from", "elsewhere", env={"A": "2"}).stdout == told
    assert cdk8s_pods("diff", "--from", "-", stdin=live, env={"A": "2"}).stdout == told
    assert cdk8s_pods("diff", "--from", "stable", "--to", "dist", env={"A": "3"}).stdout == told


def test_files_in_the_output_folder_that_no_run_makes_do_not_go(cdk8s_pods: Command, charts: Path) -> None:
    (charts / "dist/extra.yaml").write_text("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n")
    git(charts, "add", "--all")
    git(charts, "commit", "--quiet", "--message", "extra")

    assert cdk8s_pods("diff").stdout == "no object changes\n"


@pytest.mark.parametrize("name", ["-x", "--output=here", "--help", "no-such-branch", "HEAD~7", "HEAD:dist", "..", ""])
def test_what_names_no_commit_is_an_error_and_never_an_option_of_git(
    name: str, cdk8s_pods: Command, charts: Path
) -> None:
    if name == "..":
        name = "HEAD..HEAD"
    done = cdk8s_pods("diff", f"--from={name}")

    assert (done.returncode, done.stdout) == (2, "")
    assert f"--from {name}: no such file or folder, and no commit, branch or tag of git has this name" in done.stderr
    assert not (charts / "here").exists()


def test_a_path_wins_over_a_branch_of_the_same_name(cdk8s_pods: Command, charts: Path) -> None:
    git(charts, "branch", "dist")

    assert cdk8s_pods("diff", "--from", "dist", env={"A": "2"}).stdout.endswith("1 object: 1 changed\n")


def test_names_of_files_with_anything_in_them_are_read_from_git(cdk8s_pods: Command, charts: Path) -> None:
    odd = charts / "odd"
    odd.mkdir()
    (odd / ":(top)*\n.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: odd}\n")
    git(charts, "add", "--all")
    git(charts, "commit", "--quiet", "--message", "odd")
    (odd / ":(top)*\n.yaml").unlink()
    (odd / "b.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n")

    assert cdk8s_pods("diff", "--from", "HEAD", "--to", "odd").stdout.endswith("2 objects: 1 added, 1 removed\n")


def test_outside_of_git_the_way_out_is_told(cdk8s_pods: Command, project: Path) -> None:
    (project / "new.yaml").write_text(NEW)
    done = cdk8s_pods("diff", "--to", "new.yaml", env={"GIT_CEILING_DIRECTORIES": str(project.parent)})

    assert (done.returncode, done.stdout) == (2, "")
    assert "--from HEAD: no such file or folder, and no git repository is around" in done.stderr


def test_a_commit_without_the_output_folder_says_what_to_do(cdk8s_pods: Command, charts: Path) -> None:
    git(charts, "rm", "-r", "--quiet", "--cached", "dist")
    git(charts, "commit", "--quiet", "--message", "no output")
    done = cdk8s_pods("diff")

    assert done.returncode == 2
    assert "this commit has no manifests in dist; commit what is synthesized there, or name a folder" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: [b", "bad.yaml:2:1: cannot be read: while parsing a flow sequence"),
        ("a: 1\n", "bad.yaml:1:1: cannot be read: no Kubernetes object: it has no apiVersion and kind"),
        (b"\xff\xfe\xfa", "cannot be read"),
    ],
    ids=["no YAML", "no object", "no text"],
)
def test_what_cannot_be_read_is_named_and_ends_with_2(
    content: str | bytes, said: str, cdk8s_pods: Command, files: Path
) -> None:
    (files / "bad.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    done = cdk8s_pods("diff", "--from", "bad.yaml", "--to", "new.yaml")

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "what cannot be read cannot be compared" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "-", "--to", "-"], "stdin can be only one of them"),
        (["--to", "nowhere"], "nowhere: no such file or folder"),
        (["--format", "sarif"], "invalid choice: 'sarif'"),
        (
            ["--kubernetes", "1.12", "--to", "new.yaml", "--from", "old.yaml"],
            "--kubernetes: kubernetes '1.12' is not known",
        ),
        (["old.yaml"], "unknown argument old.yaml"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], said: str, cdk8s_pods: Command, files: Path) -> None:
    done = cdk8s_pods("diff", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_an_app_that_fails_ends_with_2(cdk8s_pods: Command, charts: Path) -> None:
    (charts / "main.py").write_text("raise ValueError('no')")
    done = cdk8s_pods("diff")

    assert (done.returncode, done.stdout) == (2, "")
    assert "ValueError: no" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown"])
@pytest.mark.parametrize(
    "held",
    [
        "stringData: {{a: {}}}",
        "data: {{a: {}}}",
        "data: {}",
        "stringdata: {{a: {}}}",
        "immutable: true\nstringData: {{a: {}}}",
        "metadata:\n  name: s\n  annotations: {{kubectl.kubernetes.io/last-applied-configuration: '{}'}}",
    ],
)
def test_what_a_secret_holds_appears_nowhere(form: str, held: str, cdk8s_pods: Command, project: Path) -> None:
    secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: Opaque\n"
    for name, value in (("old", "Hunter2SoLong"), ("new", "Hunter3SoLong")):
        text = secret.replace("metadata: {name: s}\n", "") if held.startswith("metadata") else secret
        (project / f"{name}.yaml").write_text(text + held.format(value) + "\n")
    done = cdk8s_pods("diff", "--from", "old.yaml", "--to", "new.yaml", "--format", form)
    gone = cdk8s_pods("diff", "--from", "old.yaml", "--to", "-", "--format", form)

    assert done.returncode == 0, done.stderr
    assert "SoLong" not in done.stdout + done.stderr + gone.stdout + gone.stderr


def test_a_live_object_is_compared_without_what_its_cluster_has_given(cdk8s_pods: Command, project: Path) -> None:
    written = OLD.split("---\n")[0].replace(", namespace: shop", "")
    live = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": "web",
            "namespace": "shop",
            "uid": "1",
            "resourceVersion": "7",
            "generation": 3,
            "creationTimestamp": "2026-01-01T00:00:00Z",
            "annotations": {"deployment.kubernetes.io/revision": "3"},
        },
        "spec": {
            "replicas": 1,
            "progressDeadlineSeconds": 600,
            "revisionHistoryLimit": 10,
            "selector": {"matchLabels": {"app": "web"}},
            "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": "25%", "maxUnavailable": "25%"}},
            "template": {
                "metadata": {"labels": {"app": "web"}},
                "spec": {
                    "containers": [
                        {
                            "name": "web",
                            "image": "nginx:1.28",
                            "imagePullPolicy": "IfNotPresent",
                            "env": [{"name": "LOG", "value": "info"}],
                            "resources": {},
                            "terminationMessagePath": "/dev/termination-log",
                            "terminationMessagePolicy": "File",
                        }
                    ],
                    "dnsPolicy": "ClusterFirst",
                    "restartPolicy": "Always",
                    "schedulerName": "default-scheduler",
                    "securityContext": {},
                    "terminationGracePeriodSeconds": 30,
                },
            },
        },
        "status": {"replicas": 1},
    }
    root = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "kube-root-ca.crt", "uid": "2"}, "data": {}}
    owned = {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "web-1", "uid": "3", "ownerReferences": [{"uid": "1"}]},
    }
    dump = json.dumps({"apiVersion": "v1", "kind": "List", "items": [live, root, owned]})
    (project / "new.yaml").write_text(written)
    same = cdk8s_pods("diff", "--from", "-", "--to", "new.yaml", stdin=dump)
    (project / "new.yaml").write_text(written.replace("nginx:1.28", "nginx:1.29"))
    changed = cdk8s_pods("diff", "--from", "-", "--to", "new.yaml", stdin=dump)

    assert same.stdout == "no object changes\n"
    assert changed.stdout.splitlines()[1:] == [
        '    ~ spec.template.spec.containers[0].image (web): "nginx:1.28" -> "nginx:1.29"',
        "    pods: rolls its pods: at most 25% more and 25% fewer than asked for at a time",
        "1 object: 1 changed",
    ]


@pytest.mark.parametrize(
    ("phase", "expands", "in_place"),
    [("Bound", True, True), ("Bound", False, False), ("Pending", True, False), ("Bound", None, None)],
)
def test_the_size_of_a_live_claim_hangs_on_its_state_and_its_class(
    phase: str, expands: bool | None, in_place: bool | None, cdk8s_pods: Command, project: Path
) -> None:
    claim = OLD.split("---\n")[-1]
    storage = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\nprovisioner: x.example.com\n"
    classes = "" if expands is None else f"---\n{storage}allowVolumeExpansion: {str(expands).lower()}\n"
    (project / "new.yaml").write_text(claim.replace("10Gi", "20Gi") + classes)
    live = (
        claim.replace("{name: data,", "{uid: x, name: data,")
        + f"status: {{phase: {phase}, capacity: {{storage: 10Gi}}}}\n"
    )
    done = cdk8s_pods("diff", "--from", "-", "--to", "new.yaml", "--format", "json", stdin=live + classes)

    assert entries(done)["data"]["in_place"] is in_place


def test_what_was_applied_last_says_what_goes(cdk8s_pods: Command, project: Path) -> None:
    manifest: dict[str, Any] = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "a"},
        "data": {"mine": "1"},
    }
    applied = json.dumps(manifest)
    manifest["metadata"] |= {"uid": "1", "annotations": {"kubectl.kubernetes.io/last-applied-configuration": applied}}
    manifest["data"]["of a controller"] = "2"
    (project / "new.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {other: '3'}\n")
    done = cdk8s_pods("diff", "--from", "-", "--to", "new.yaml", stdin=json.dumps(manifest))

    assert done.stdout.splitlines()[1:3] == ['    + data[other]: "3"', '    - data[mine]: "1"']
    assert "of a controller" not in done.stdout


def test_synth_diff_shows_the_same_and_tells_of_bytes_alone(cdk8s_pods: Command, charts: Path) -> None:
    same = cdk8s_pods("synth", "--diff")
    changed = cdk8s_pods("synth", "--diff", env={"A": "2"})
    told = cdk8s_pods("diff", env={"A": "2"})
    (charts / "dist/shop.k8s.yaml").write_text("# by hand\n" + (charts / "dist/shop.k8s.yaml").read_text())
    bytes_alone = cdk8s_pods("synth", "--diff")

    assert (same.returncode, same.stdout) == (0, "")
    assert (changed.returncode, changed.stdout) == (1, told.stdout)
    assert bytes_alone.returncode == 1
    assert bytes_alone.stdout == "no object changes\ndist/shop.k8s.yaml changes; no object in it does\n"
