"""What can be wrong while a pod is composed, before there is a manifest: patterns that contradict what they are put on.

These are found by the patterns and the constructs themselves, which know what no manifest shows; so they look at
nothing. They stand here to be listed, explained and turned off like all others.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import page, told

_NETWORK = page("https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking")
_CONTAINERS = page("https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers")


@told(
    category="api",
    remedy="write spec=PodSpec(...) in the template that patterns are applied to",
    source=page("https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates"),
)
def a_template_has_a_pod() -> None:
    """A pattern changes the pod of a template: one without a `spec` has nothing that it could be applied to."""


@told(
    category="runtime",
    remedy="name one of the pod's containers",
    source=_CONTAINERS,
)
def a_pattern_serves_a_container_of_the_pod() -> None:
    """The containers that a pattern is told to serve with `main` are there.

    A helper that nobody is told about would run beside the pod's containers without a use, so a name that no container
    has is a slip.
    """


@told(
    category="runtime",
    remedy="take one of the two out",
    source=page("https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/"),
)
def a_pattern_keeps_what_the_metadata_says() -> None:
    """A pattern adds labels and annotations, and never changes one that was written.

    A key holds one value: where the user wrote another than the pattern needs, one of the two would be lost without a
    word.
    """


@told(
    category="runtime",
    remedy="take the variable out of the container or have the pattern use another name",
    source=page("https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/"),
)
def a_pattern_keeps_the_environment_a_container_has() -> None:
    """A pattern tells a container an address in a variable of its own, and never changes one that was written."""


@told(
    category="runtime",
    remedy="declare the port on the helper's container or promise one that it listens on",
    source=_NETWORK,
)
def a_helper_listens_where_it_promises() -> None:
    """The port on which a helper is reached is one that its container declares, by number or by name.

    The main container is told to connect to that port on localhost; where nobody listens, every connection is refused.
    """


@told(
    category="runtime",
    remedy='name one of the pod\'s containers, or write "init"',
    source=_CONTAINERS,
)
def an_order_names_containers_of_the_pod() -> None:
    """The containers that a helper is put before or after are there, once all patterns are applied.

    An order with a container that does not exist would be kept by any other, and is a slip.
    """


@told(
    category="runtime",
    remedy="ask for an order that Kubernetes has, or have the containers wait for each other by themselves",
    source=(
        page("https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior"),
        page(
            "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle"
        ),
        page("https://github.com/kubernetes/kubernetes/issues/65502", "an order between ordinary containers"),
    ),
)
def an_order_is_one_that_kubernetes_keeps() -> None:
    """Init containers and native sidecars start one after the other, and all ordinary containers together behind them.

    So nothing can be put between two ordinary containers, nor a native sidecar behind one of them; no container waits
    for a helper to end, nor for the health of one without a startup probe; and no two can wait for each other. Where
    what is asked for says so, it would not hold on the node, and nobody would notice before it matters.
    """


@told(
    category="runtime",
    remedy="leave out plain=True, so that the helper is a native sidecar",
    source=page("https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers"),
)
def a_job_ends_with_its_main_containers() -> None:
    """A Job completes when all ordinary containers of its pod have ended, and a plain helper runs until it is stopped.

    A manifest does not show which container only helps; a pattern that puts a plain helper beside the main container
    knows.
    """
