"""The App of this repository: every chart beside this file, synthesized into dist/."""

from all_patterns import AllPatterns
from app_with_redis_ambassador import AppWithRedisAmbassador
from cdk8s import App
from injected_include import InjectedInclude
from meshed_services import MeshedServices
from migration_through_ambassador import MigrationThroughAmbassador
from node_agent import NodeAgent
from plain_pods import SampleCommand, SampleHostNetwork, SamplePod, SampleTwoContainers
from redis_with_exporter import RedisWithExporter
from shop import Shop
from web_with_log_shipper import WebWithLogShipper
from with_helpers import WithHelpers
from workload_kinds import WorkloadKinds

from cdk8s_pods import check_tree

app = App()
SamplePod(app, "sample-pod")
SampleTwoContainers(app, "sample-2-pod")
SampleCommand(app, "sample-command")
SampleHostNetwork(app, "sample-host-network")
WebWithLogShipper(app, "web-with-log-shipper")
AppWithRedisAmbassador(app, "app-with-redis-ambassador")
MigrationThroughAmbassador(app, "migration-through-ambassador")
RedisWithExporter(app, "redis-with-exporter")
NodeAgent(app, "node-agent")
MeshedServices(app, "meshed-services")
WorkloadKinds(app, "workload-kinds")
AllPatterns(app, "all-patterns")
WithHelpers(app, "with-helpers")
InjectedInclude(app, "injected-include")
Shop(app, "shop-dev", host="dev.shop.example.com", replicas=1, storage="1Gi", log_level="debug")
Shop(app, "shop-staging", host="staging.shop.example.com", replicas=2, storage="10Gi")
Shop(app, "shop-prod", host="shop.example.com", replicas=3, storage="100Gi")
check_tree(app)
app.synth()
