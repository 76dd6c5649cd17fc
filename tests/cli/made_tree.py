"""A repository as people have them, of 40 files: a chart, overlays, pipelines, templates, and what is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: NAME
spec:
  selector:
    matchLabels: {app: NAME}
  template:
    metadata:
      labels: {app: NAME}
    spec:
      containers:
        - name: NAME
          image: IMAGE
"""
_SERVICE = """\
apiVersion: v1
kind: Service
metadata: {name: NAME}
spec:
  selector: {app: NAME}
  ports: [{port: 80}]
"""


def deployment(name: str, image: str = "example/app:1.0") -> str:
    """A Deployment of one container, with nothing wrong in it."""
    return _DEPLOYMENT.replace("NAME", name).replace("IMAGE", image)


def service(name: str) -> str:
    """A Service for such a Deployment."""
    return _SERVICE.replace("NAME", name)


FILES: dict[str, str] = {
    # What git leaves out, and what it takes back.
    ".gitignore": "/out/\n*.local.yaml\n!kept.local.yaml\n",
    "out/generated.yaml": "a: [\n",
    "plain/secret.local.yaml": "a: [\n",
    "plain/kept.local.yaml": service("kept"),
    # Configuration of programs.
    ".github/workflows/test.yaml": "on: push\njobs: {}\n",
    ".gitlab-ci.yml": "stages: [test]\n",
    "ci/azure-pipelines.yml": "trigger: [main]\npool: {vmImage: ubuntu}\n",
    "ci/release.yaml": "on: push\njobs: {release: {}}\n",
    "docker-compose.yml": "services: {web: {image: nginx}}\n",
    "openapi.yaml": "openapi: 3.1.0\ninfo: {title: shop, version: '1'}\npaths: {}\n",
    "package.json": '{"name": "shop", "version": "1.0.0"}\n',
    "tsconfig.json": '{\n  // comments are no JSON\n  "strict": true\n}\n',
    "skaffold.yaml": "apiVersion: skaffold/v4beta6\nkind: Config\nmetadata: {name: shop}\n",
    "values-prod.yaml": "replicas: 3\n",
    # A Helm chart, and one that is a part of it.
    "charts/shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    "charts/shop/values.yaml": "image: example/app:1.0\n",
    "charts/shop/ci/test-values.yaml": "image: example/app:2.0\n",
    "charts/shop/templates/deployment.yaml": deployment("shop", "{{ .Values.image }}").replace(
        "kind", "{{- if true }}\nkind"
    ),
    "charts/shop/templates/service.yaml": "{{ if .Values.service }}\n" + service("shop") + "{{ end }}\n",
    "charts/shop/templates/account.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: Shop}\n",
    "charts/shop/crds/fleet.yaml": "apiVersion: apiextensions.k8s.io/v1beta1\nkind: CustomResourceDefinition\n"
    "metadata: {name: fleets.example.com}\n",
    "charts/shop/charts/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.0.0\n",
    "charts/shop/charts/redis/templates/redis.yaml": deployment("{{ .Release.Name }}"),
    # Kustomizations: a base that is applied as it stands, and an overlay that changes it.
    "deploy/base/kustomization.yaml": "resources: [web.yaml, web-service.yaml]\n",
    "deploy/base/web.yaml": deployment("web").replace("image:", "imagee:"),
    "deploy/base/web-service.yaml": service("web"),
    "deploy/prod/kustomization.yaml": "resources: [../base, job.yaml]\nnamePrefix: prod-\n"
    "patches:\n  - path: replicas.yaml\n  - {path: image.json, target: {kind: Deployment}}\n",
    "deploy/prod/replicas.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n",
    "deploy/prod/image.json": '[{"op": "replace", "path": "/spec/replicas", "value": 2}]\n',
    "deploy/prod/job.yaml": "apiVersion: batch/v1\nkind: Job\nmetadata: {name: seed}\nspec:\n  backofLimit: 1\n",
    # What flux and Argo CD read.
    "flux/release.yaml": "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: shop}\nspec: {}\n",
    "flux/app.yaml": "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec: {}\n",
    # Templates outside of charts.
    "templates/job.yaml": "{% for name in names %}\n" + deployment("{{ name }}") + "{% endfor %}\n",
    "templates/worker.yaml": deployment("worker", "${IMAGE}").replace("name: worker", "name: ${NAME}"),
    # Manifests.
    "plain/broken.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a\n",
    "plain/list.yaml": "apiVersion: v1\nkind: List\nitems:\n- "
    + deployment("one", "Example/App:1.0").replace("\n", "\n  ").rstrip()
    + "\n- "
    + deployment("two").replace("image:", "imagee:").replace("\n", "\n  ").rstrip()
    + "\n",
    "plain/pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: lonely}\nspec:\n  containers:\n"
    "    - {name: a, image: 'example/app:1.0', imagePullPolicy: always}\n"
    "    # cdk8s-pods: ignore values_have_the_json_type_of_their_field: filled in by the platform\n"
    "    - {name: b, image: 'example/app:1.0', stdin: 'no'}\n",
    "plain/secret.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {password: 4711}\n",
    "plain/patch.yaml": "- {op: remove, path: /spec}\n",
    "plain/nothing.yaml": "# nothing yet\n",
}


def make_tree(folder: Path) -> None:
    """Write all of them, and two links: one to what is there anyway, and one that goes round in a circle."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "plain/linked.yaml").symlink_to("pod.yaml")
    (folder / "plain/circle").symlink_to("..")
