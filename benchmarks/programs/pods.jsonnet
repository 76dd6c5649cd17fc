// The pods of the benchmark in Jsonnet.
[
  {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "bench-p" + i },
    spec: {
      containers: [
        {
          name: "nginx-container",
          image: "nginx:1.16",
          command: ["/bin/sleep"],
          args: ["3600"],
          ports: [{ containerPort: 80 }],
        },
        { name: "redis-container", image: "redis:3.2" },
      ],
    },
  }
  for i in std.range(0, std.parseInt(std.extVar("n")) - 1)
]
