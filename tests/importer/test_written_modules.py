"""Constructs and values that the command writes, as a program uses them."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.imported import surface
from cdk8s_pods.importer import marks

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Run

START = """\
from cdk8s import App, Chart
from cdk8s_pods import InvalidManifest, ObjectMeta, check_tree
from imports.com.example.books import *
from imports.com.example.books import Library, LibrarySpec, LibrarySpecEntrance, LibrarySpecOwner, LibrarySpecReaders

app = App()
chart = Chart(app, "town")
"""
OWNER = "owner=LibrarySpecOwner(name='Ada')"


def program(text: str) -> str:
    return START + textwrap.dedent(text)


def test_a_refusal_names_every_problem_and_ends_on_the_users_line(run: Run) -> None:
    done = run(
        program(f"""\
        Library(
            chart, "city", spec=LibrarySpec({OWNER}, shelves=0, kind_of_house="tent", doors=[1.5], whatever={{}}),
        )
        """)
    )

    assert done.returncode == 1
    assert [line.strip() for line in done.stderr.splitlines() if line.startswith("  spec")] == [
        (
            'spec.kindOfHouse: Unsupported value: "tent": supported values: "hall", "shed", "2-rooms"; '
            "write what the schema of the kind asks for [custom_resources_fit_their_schema]"
        ),
        (
            "spec.shelves: Invalid value: 0: must be greater than or equal to 1; "
            "write what the schema of the kind asks for [custom_resources_fit_their_schema]"
        ),
        (
            "spec.doors[0]: Invalid value: 1.5: must be an integer or a string; "
            "write what the schema of the kind asks for [custom_resources_fit_their_schema]"
        ),
    ]
    assert 'Library "town/city" cannot work: 3 problems, written at ' in done.stderr
    assert done.stderr.splitlines()[1].endswith('main.py", line 8, in <module>')
    assert "imports/" not in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LibrarySpec()", "LibrarySpec needs owner"),
        (f"LibrarySpec({OWNER}, shelfs=1)", "LibrarySpec has no field 'shelfs'; did you mean 'shelves'?"),
        ("LibrarySpec(owner=LibrarySpecReaders(name='x'))", "LibrarySpec.owner takes a LibrarySpecOwner"),
        (
            "LibrarySpec(owner={'name': 'x'})",
            "write LibrarySpecOwner(name=...), or LibrarySpecOwner.from_manifest(...)",
        ),
        (f"LibrarySpec({OWNER}).shelves = 3", "LibrarySpec is frozen"),
        ("Library(chart, 'x')", "missing 1 required keyword-only argument: 'spec'"),
    ],
)
def test_a_mistake_with_a_value_says_what_to_write(run: Run, text: str, said: str) -> None:
    done = run(program(text))

    assert done.returncode == 1
    assert said in done.stderr


def test_a_rule_is_turned_off_for_one_object_with_a_reason(run: Run) -> None:
    spec = f"LibrarySpec({OWNER}, shelves=0)"
    done = run(
        program(f"""\
        Library(chart, "city", spec={spec}, ignore_rules={{"custom_resources_fit_their_schema": "an old library"}})
        app.synth()
        """)
    )

    assert done.returncode == 0, done.stderr


def test_a_patch_is_held_to_the_schema_by_check_tree(run: Run) -> None:
    done = run(
        program(f"""\
        from cdk8s import JsonPatch

        city = Library(chart, "city", spec=LibrarySpec({OWNER}))
        city.api_object.add_json_patch(JsonPatch.add("/spec/shelves", 0))
        try:
            check_tree(app)
        except InvalidManifest as refused:
            print([issue.path for issue in refused.issues])
        """)
    )

    assert done.stdout == "['spec.shelves']\n", done.stderr


def test_a_value_is_read_from_a_manifest_and_renders_back_equal(run: Run) -> None:
    done = run(
        program("""\
        manifest = {
            "owner": {"name": "Ada"}, "rows": [[{"book": "x", "from": "y"}]], "more": {"other": 1},
            "sections": {"a": {"repoURL": "u"}}, "keep_firing_for": "1h", "keepFiringFor": "2h", "open": None,
        }
        spec = LibrarySpec.from_manifest(manifest)
        print(spec.rows[0][0].from_, spec.sections["a"].repo_url, spec.keep_firing_for, spec.more["other"])
        del manifest["open"]
        print(spec.to_manifest() == manifest, spec == LibrarySpec.from_manifest(manifest), hash(spec) == hash(spec))
        try:
            LibrarySpec.from_manifest({"ownr": 1, "rows": [[3]], "readers": [{}]})
        except InvalidManifest as refused:
            print([f"{issue.path}: {issue.message.reason}" for issue in refused.issues])
        """)
    )

    assert done.stdout.splitlines() == [
        "y u 2h 1",
        "True True True",
        (
            "['ownr: strict decoding error', 'rows[0][0]: cannot unmarshal number', 'readers[0].name: Required value', "
            "'owner: Required value']"
        ),
    ], done.stderr


def test_one_type_stands_for_what_is_the_same_in_several_places(run: Run) -> None:
    done = run(
        program(f"""\
        door = LibrarySpecEntrance(street="Main", house=1)
        print(LibrarySpec({OWNER}, entrance=door, exit=door).to_manifest()["exit"])
        """)
    )

    assert done.stdout == "{'street': 'Main', 'house': 1}\n", done.stderr


def test_help_shows_every_field_with_its_sentence(run: Run) -> None:
    done = run(program("print(LibrarySpecOwner.__doc__, Library.__doc__)\nhelp(Library)"))

    assert "name: The whole name. At least 1 character." in done.stdout
    assert "A place with books." in done.stdout


def test_a_deprecated_version_says_so_where_it_is_used(run: Run) -> None:
    done = run(program("from imports.com.example.books import LibraryV1Beta1\nprint(LibraryV1Beta1.__doc__)"))

    assert "Deprecated: books.example.com/v1beta1 Library goes with 2.0; use v1" in done.stdout


def test_only_the_modules_that_a_program_uses_are_loaded(run: Run) -> None:
    done = run(
        "import sys\n"
        "from imports.com.example.books import Library\n"
        "print(sorted(name for name in sys.modules if name.startswith('imports.com.example.books.')))\n"
        "print([name for name in ('typing', 're', 'json', 'dataclasses', 'inspect') if name in sys.modules])\n"
    )

    assert done.stdout.splitlines() == ["['imports.com.example.books._library_v1']", "[]"], done.stderr


def test_definitions_of_the_settings_are_not_read_for_what_knows_its_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("a: [\n")
    (tmp_path / "cdk8s.yaml").write_text("app: python main.py\ncdk8s-pods:\n  crds: [broken.yaml]\n")
    done = run(program(f'Library(chart, "city", spec=LibrarySpec({OWNER}))\napp.synth()\n'))

    assert done.returncode == 0, done.stderr


def test_modules_for_another_surface_are_refused_with_what_to_do(run: Run, written: Path, tmp_path: Path) -> None:
    package = tmp_path / "old/io/example"
    package.mkdir(parents=True)
    text = (written / "imports/com/example/books/__init__.py").read_text()
    (package / "__init__.py").write_text(text.replace("written_for(1,", "written_for(0,"))

    done = run("import old.io.example")

    assert (
        "old.io.example was written for version 0 of cdk8s_pods.imported, and this cdk8s-pods has version 1"
        in done.stderr
    )
    assert "write it anew with `cdk8s-pods import`" in done.stderr


def test_what_is_written_names_the_surface_that_there_is() -> None:
    assert marks.SURFACE == surface.SURFACE
