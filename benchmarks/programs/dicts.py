"""The pods of the benchmark as plain dicts: the floor under every Python tool, written as JSON or by PyYAML."""

import sys


def pod(i: int) -> dict[str, object]:
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": f"bench-p{i}"},
        "spec": {
            "containers": [
                {
                    "name": "nginx-container",
                    "image": "nginx:1.16",
                    "command": ["/bin/sleep"],
                    "args": ["3600"],
                    "ports": [{"containerPort": 80}],
                },
                {"name": "redis-container", "image": "redis:3.2"},
            ]
        },
    }


pods = [pod(i) for i in range(int(sys.argv[1]))]
if sys.argv[2] == "json":
    import json

    for manifest in pods:
        sys.stdout.write(json.dumps(manifest, indent=2) + "\n")
else:
    import yaml

    yaml.dump_all(pods, sys.stdout, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)
