"""What is read from the archive beside a module, what is kept of it, and what stays for the official cdk8s."""

from __future__ import annotations

import pathlib
import shutil
import stat
import subprocess
import sys

import pytest

from tests.engine.generated import older_modules

HERE = pathlib.Path(__file__).parent
PROGRAM = """
from cdk8s import App, Chart, Testing
from imports.com.example import Shop, ShopSpec, ShopSpecTier
chart = Testing.chart()
print(Shop(chart, "shop", spec=ShopSpec(owner="me", repo_url="u", tier=ShopSpecTier.GOLD)).to_json())
"""
WRITTEN = (
    "{'apiVersion': 'example.com/v1', 'kind': 'Shop', 'metadata': {'name': 'test-shop-c81f4f1a'}, "
    "'spec': {'owner': 'me', 'tier': 'gold', 'repoURL': 'u'}}\n"
)


def kept(tmp_path):
    return list((tmp_path / "cache/cdk8s-pods/modules").iterdir())


def test_what_was_read_is_kept_in_the_users_cache_folder_for_the_user_alone(run, tmp_path):
    before = sorted((HERE / "modules").rglob("*"))

    result = run(PROGRAM, PYTHONDONTWRITEBYTECODE="1")

    assert result.stdout == WRITTEN, result.stderr
    (file,) = kept(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert sorted((HERE / "modules").rglob("*")) == before


def test_what_is_kept_is_read_by_the_next_run(run, tmp_path):
    run(PROGRAM)
    (file,) = kept(tmp_path)
    file.write_text(file.read_text().replace("repoURL", "fromTheCache"))

    assert "'fromTheCache': 'u'" in run(PROGRAM).stdout


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"something else", b"cdk8s-pods definitions 1\nShop\tO\tv1", b"\xff\xfe", b"cdk8s-pods definitions 0\n\nend"],
)
def test_a_cut_or_foreign_file_in_the_cache_is_written_anew(run, tmp_path, spoilt):
    run(PROGRAM)
    (file,) = kept(tmp_path)
    content = file.read_bytes()
    file.write_bytes(spoilt)

    assert run(PROGRAM).stdout == WRITTEN
    assert file.read_bytes() == content


def test_a_cache_that_cannot_be_written_does_no_harm(run, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder would be")

    assert run(PROGRAM).stdout == WRITTEN


def test_another_archive_is_another_file(run, tmp_path):
    shutil.copytree(HERE / "modules", tmp_path / "modules")
    changed_archive(tmp_path, lambda text: text.replace("'repoURL'", "'repo_url'"))

    results = [run(PROGRAM), run(PROGRAM, modules=tmp_path / "modules")]

    assert [("repoURL" in result.stdout, "repo_url" in result.stdout) for result in results] == [
        (True, False),
        (False, True),
    ]
    assert len(kept(tmp_path)) == 2


def changed_archive(tmp_path, change):
    archive = tmp_path / "modules/imports/com/example/_jsii/comexample@0.0.0.jsii.tgz"
    files = older_modules._archive()
    files["package/com.example.js"] = change(files["package/com.example.js"])
    older_modules.write_archive(archive, files)


def test_javascript_of_another_form_is_left_to_the_official_cdk8s(run, tmp_path):
    shutil.copytree(HERE / "modules", tmp_path / "modules")
    changed_archive(tmp_path, lambda text: text.replace("'owner': obj.owner,", "'owner': obj.owner.toUpperCase(),"))

    result = run(PROGRAM, modules=tmp_path / "modules")

    assert result.stdout == ""
    assert "NeedsJsii: imports.com.example needs comexample.ShopSpec" in result.stderr


def test_javascript_is_never_run(run, tmp_path):
    shutil.copytree(HERE / "modules", tmp_path / "modules")
    changed_archive(tmp_path, lambda text: text + "\nrequire('fs').writeFileSync('was-run', ''); process.exit(7);\n")

    assert run(PROGRAM, modules=tmp_path / "modules").stdout == WRITTEN
    assert not (tmp_path / "was-run").exists()


@pytest.mark.parametrize("archive", [None, b"", b"no archive"])
def test_a_module_without_its_archive_is_left_to_the_official_cdk8s(run, tmp_path, archive):
    shutil.copytree(HERE / "modules", tmp_path / "modules")
    path = tmp_path / "modules/imports/com/example/_jsii/comexample@0.0.0.jsii.tgz"
    path.unlink()
    if archive is not None:
        path.write_bytes(archive)

    result = run(PROGRAM, modules=tmp_path / "modules")

    assert "NeedsJsii: imports.com.example needs" in result.stderr


def test_of_a_library_only_the_generated_part_runs_on_the_engine(run):
    part = run(
        "from cdk8s_plus_33 import k8s\nfrom cdk8s import Testing\n"
        "print(k8s.KubeNamespace(Testing.chart(), 'n').to_json(), k8s.KubeNamespace.GVK.kind)"
    )
    library = run(
        "import cdk8s_plus_33 as kplus\nfrom cdk8s import Testing\n"
        "try: kplus.Deployment(Testing.chart(), 'd')\nexcept Exception: print('swallowed')"
    )

    assert part.stdout.endswith("'metadata': {'name': 'test-n-c89523bb'}} Namespace\n"), part.stderr
    assert library.stdout == ""
    assert "NeedsJsii: " in library.stderr
    assert "which only the official cdk8s has" in library.stderr


@pytest.mark.parametrize(
    ("imports", "engine"),
    [
        ("from cdk8s_plus_33 import k8s\n", "engine"),
        ("import cdk8s_plus_33.k8s as k8s\n", "engine"),
        ("from cdk8s_plus_33.k8s import KubePod\n", "engine"),
        ("from imports.com.example import Shop\n", "engine"),
        ("import cdk8s_plus_33\n", "official"),
        ("from cdk8s_plus_33 import Deployment, k8s\n", "official"),
    ],
)
@pytest.mark.usefixtures("official_environment")
def test_a_program_runs_where_all_that_it_imports_runs(imports, engine, environment, tmp_path):
    shutil.copytree(HERE / "modules/imports", tmp_path / "imports")
    (tmp_path / "main.py").write_text(f"{imports}import cdk8s\nprint(cdk8s.App.__mro__[-1].__name__, cdk8s.__name__)\n")
    done = subprocess.run(
        [sys.executable, "-m", "cdk8s_pods", "run", "main.py"],
        env={**environment, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    module = {"engine": "cdk8s_pods.engine.cdk8s", "official": "cdk8s"}[engine]
    assert done.stdout == f"object {module}\n", done.stderr
    assert done.stderr.count("on the official engine") == (engine == "official")


def test_a_date_is_written_as_text(run):
    result = run(
        "import datetime\nfrom cdk8s import Testing\nfrom imports.com.example import *\n"
        "opens = datetime.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.timezone.utc)\n"
        "print(Shop(Testing.chart(), 's', spec=ShopSpec(owner='x', opens=opens)).to_json()['spec'])"
    )

    assert result.stdout == "{'owner': 'x', 'opens': '2024-01-02T03:04:05.678Z'}\n", result.stderr


def test_modules_that_generated_modules_import_are_there_for_others_too(run):
    program = (
        "import imports.com.example, sys\n"
        "import typing_extensions, typeguard, publication\n"
        "from typing_extensions import Literal\n"
        "typeguard.check_type(argname='a', value=1, expected_type=int)\n"
        "try: typeguard.check_type(argname='a', value='x', expected_type=int)\n"
        "except TypeError as error: print(error)\n"
        "print(typing_extensions.__name__, Literal['x'], publication.publish.__name__)\n"
        "print(typeguard.typechecked.__name__)\n"
    )

    result = run(program)

    assert result.stdout == (
        "type of a must be int; got str instead\ntyping_extensions typing.Literal['x'] publish\ntypechecked\n"
    ), result.stderr


def test_a_generated_module_does_not_load_what_it_does_not_use(run):
    costly = (
        "{'typeguard', 'typing_extensions._x', 'attr', 'cattr', 'json', 'tarfile', 'importlib.metadata', 'inspect'}"
    )

    run(PROGRAM)
    result = run(
        f"{PROGRAM}import sys, typing_extensions as t\nprint({costly} & set(sys.modules), 'Protocol' in vars(t))"
    )

    assert result.stdout == f"{WRITTEN}set() False\n", result.stderr
