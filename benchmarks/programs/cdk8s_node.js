// The pods of the benchmark with cdk8s for JavaScript, its own language.
const { App, Chart, ApiObject } = require("cdk8s");

const app = new App();
const chart = new Chart(app, "bench");
for (let i = 0; i < Number(process.argv[2]); i++) {
  new ApiObject(chart, `p${i}`, {
    apiVersion: "v1",
    kind: "Pod",
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
  });
}
app.synth();
