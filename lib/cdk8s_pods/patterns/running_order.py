"""When a helper starts among the containers of its pod, where the user asks for an order that Kubernetes has.

The helpers of a pod remember what was asked for, so that it does not matter in which order patterns are given: a helper
may be put before or after another that comes in with a later pattern. What is written in the pod stays in its order.
"""

from __future__ import annotations

import itertools

from cdk8s_pods.facts.starting_order import CircularOrder, in_order
from cdk8s_pods.facts.time_line import runners
from cdk8s_pods.issues import FieldPath
from cdk8s_pods.issues.message import not_found
from cdk8s_pods.model import Value
from cdk8s_pods.suggestion import did_you_mean

from .order_problems import circle, problem_after, problem_before
from .placement import INIT
from .refusal import refuse_unless_borne

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal, TypeAlias

    from cdk8s_pods.facts.time_line import Runner
    from cdk8s_pods.model import PodTemplateSpec
    from cdk8s_pods.rules.rule import Problem

    #: The containers that start after a helper; a mapping says what the helper has reached by then.
    StartsBefore: TypeAlias = str | Sequence[str] | Mapping[str, Literal["started", "healthy"]]
    #: The containers that a helper starts after; a mapping says what they have reached by then.
    StartsAfter: TypeAlias = str | Sequence[str] | Mapping[str, Literal["started", "healthy", "completed"]]

#: What a container has reached when the next one may start: its process is there, its startup probe has succeeded, it
#: has ended.
_STATES = ("started", "healthy", "completed")


class Wish(Value):
    """What was asked for one helper."""

    name: str
    """The name of the helper."""
    before: Mapping[str, str] | None = None
    """The containers that start after it -> what it has reached by then; empty text where that was not said."""
    after: Mapping[str, str] | None = None
    """The containers that it starts after -> what they have reached by then; empty text as above."""

    def kept_in(self, template: PodTemplateSpec) -> PodTemplateSpec:
        """The template with its helpers in the order asked for, once all of them are there.

        Raises:
            InvalidManifest: A container that is asked for is not there, or Kubernetes has no such order.
        """
        spec = template.spec
        known = [] if spec is None else [each.name for each in (*(spec.init_containers or ()), *spec.containers)]
        if self.name not in known:
            return template  # a pattern of the user's took the helper out again
        refuse_unless_borne(
            f'container "{self.name}"',
            "an_order_names_containers_of_the_pod",
            *(
                (FieldPath.of(field).key(name), not_found(name, f"the pod has these: {', '.join(known)}"))
                for field, asked in (("before", self.before), ("after", self.after))
                for name in asked or ()
                if name not in (*known, INIT)
            ),
        )
        return in_running_order(template)


def wished(helper: str, before: StartsBefore | None, after: StartsAfter | None) -> Wish:
    """What is asked for a helper of this name.

    Raises:
        TypeError: Something else than the name of a container.
        ValueError: Something else than what a container can reach.
    """
    return Wish(name=helper, before=_states("before", before), after=_states("after", after))


def in_running_order(template: PodTemplateSpec) -> PodTemplateSpec:
    """The template with its helpers in the order asked for, as far as all who were asked for are there.

    Raises:
        InvalidManifest: Kubernetes has no such order.
    """
    spec = template.spec
    if spec is None:
        return template
    listed = spec.init_containers or ()
    pod = {
        "initContainers": [container.to_manifest() for container in listed],
        "containers": [container.to_manifest() for container in spec.containers],
    }
    everyone = runners(pod, FieldPath.of("spec"))
    # What was written stays in its order.
    written = [runner.start for runner in everyone[: len(listed)] if runner.name not in template.helpers]
    pairs = [*itertools.pairwise(written)]
    for wish in template.wishes:
        for own in everyone:
            if isinstance(wish, Wish) and own.name == wish.name:
                pairs += _pairs(wish, own, everyone)
    waiting: tuple[int, ...] = ()
    ordered = list(range(len(listed)))
    try:
        ordered = in_order(len(listed), pairs)
    except CircularOrder as error:
        waiting = error.circle
    if waiting:  # refused out here, so that its traceback shows nothing of ours
        at = FieldPath.of("spec", "initContainers")
        message = circle([everyone[place] for place in waiting], [everyone[place] for place in written])
        refuse_unless_borne("pod template", "an_order_is_one_that_kubernetes_keeps", (at, message))
    if ordered == list(range(len(listed))):
        return template
    return template.replace(spec=spec.replace(init_containers=[listed[place] for place in ordered]))


def _states(field: str, asked: str | Sequence[str] | Mapping[str, str] | None) -> dict[str, str] | None:
    """Each container that is named -> what is asked of it."""
    if not asked:
        return None
    if isinstance(asked, (str, Value)):
        asked = (asked,)
    named: dict[str, str] = dict(asked) if isinstance(asked, dict) else dict.fromkeys(asked, "")
    for name, state in named.items():
        if type(name) is not str:
            meant = getattr(name, "name", None)
            remedy = f'write {field}="{meant}"' if meant else 'write the name of one, or "init"'
            raise TypeError(f"{field} takes names of containers, not {type(name).__name__}: {remedy}")
        if state and state not in _STATES:
            hint = did_you_mean(str(state), _STATES)
            raise ValueError(f'{field} "{name}": "{state}" is none of {", ".join(_STATES)}{hint}')
    return named


def _pairs(wish: Wish, own: Runner, everyone: Sequence[Runner]) -> list[tuple[int, int]]:
    """The pairs of places of which the first has to come before the second, where that is not so anyway.

    Raises:
        InvalidManifest: Kubernetes has no such order.
    """
    pairs: list[tuple[int, int]] = []
    problems: list[Problem] = []
    for field, asked, problem_with in (("before", wish.before, problem_before), ("after", wish.after, problem_after)):
        for name, state in (asked or {}).items():
            for other in _named(name, everyone):
                problem = problem_with(own, other, state)
                if problem is not None:
                    problems.append((FieldPath.of(field).key(name), problem))
                elif not own.is_last and not other.is_last:
                    pairs.append((own.start, other.start) if field == "before" else (other.start, own.start))
    refuse_unless_borne(f'container "{wish.name}"', "an_order_is_one_that_kubernetes_keeps", *problems)
    return pairs


def _named(name: str, everyone: Sequence[Runner]) -> list[Runner]:
    named = [runner for runner in everyone if runner.name == name]
    return named or [runner for runner in everyone if name == INIT and not runner.stays]
