"""What the charts make now: synthesized as ``cdk8s-pods synth`` does, and looked at before anything is written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdk8s_pods.cli.commands.synth.command import Synthesis
from cdk8s_pods.cli.commands.synth.options import SynthOptions
from cdk8s_pods.cli.config import read_config
from cdk8s_pods.cli.output.listing import written_files
from cdk8s_pods.cli.output.ownership import compare
from cdk8s_pods.cli.signals import TerminatesWithCleanup

from .sources import objects_in_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdk8s_pods.cli.commands.synth.command import Look
    from cdk8s_pods.cli.output.folder import Replacement

    from .sources import Objects


def with_charts(app: str | None, output: str | None, engine: str, look: Look) -> int:
    """Run the app, let ``look`` see what a synthesis would write where, and return what it gives."""
    options = SynthOptions()
    options.app, options.output, options.engine = app, output, engine
    # What stands in the output folder is left alone, and so is what plugins say of the manifests.
    options.diff, options.validate = True, False
    with TerminatesWithCleanup():
        return Synthesis(options, read_config()).run(look)


def objects_of_charts(parts: Sequence[Replacement]) -> Objects:
    """The objects that the charts make, with the places where they would stand."""
    files = [file for each in parts for file in written_files(each.place, each.shown_as)]
    return objects_in_files(files)


def kept_beside(parts: Sequence[Replacement]) -> frozenset[str]:
    """The files in the output folders that no run makes, by their real paths."""
    return frozenset(
        os.path.join(each.target, name)
        for each in parts
        for name in compare(each.target, each.place, each.shown_as).kept
    )
