"""What can be wrong with a workload that stands for its pods, where an object wants a selector.

The constructs find these, which are given the workload itself: in the manifest there is nothing left but labels.
"""

from __future__ import annotations

from cdk8s_pods.rules.interface import page, told


@told(
    category="runtime",
    remedy="write a port that a container of the workload declares, or declare this one there",
    source=page("https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service"),
)
def a_service_leads_to_a_port_of_its_workload() -> None:
    """A port of a Service leads to one that a container of the selected workload declares, by number or by name.

    Where nobody listens, every connection is refused, and a name that no container gives leads nowhere at all. A
    workload whose containers declare no ports may listen on any, by number.
    """


@told(
    category="runtime",
    remedy="put the two into one namespace; a NetworkPolicy can name the workload as a peer from another one",
    source=page("https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service"),
)
def a_workload_is_selected_in_its_own_namespace() -> None:
    """An object that selects the pods of a workload is in the namespace of the workload.

    A Service, a PodDisruptionBudget and a NetworkPolicy select pods of their own namespace alone, and an autoscaler and
    an Ingress refer to objects of theirs: those of another are never found.
    """
