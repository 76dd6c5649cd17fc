"""What becomes of the output folder, of what is in it, and of what must never be one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdk8s_pods.cli.errors import CommandError
from cdk8s_pods.cli.output import replacing, swapping
from cdk8s_pods.cli.output.folder import OutputFolder
from cdk8s_pods.cli.output.locking import Locked, try_lock

from .conftest import environment
from .test_synth import CHART, WEB, content, hidden, wait_for

if TYPE_CHECKING:
    from .conftest import Command

OLD = {"old.k8s.yaml": "old: true\n"}


@pytest.fixture
def app(project: Path) -> Path:
    """A project with two charts in a folder of their own, and something of an earlier run in dist/."""
    write(
        project,
        {
            "cdk8s.yaml": "app: python charts/main.py\n",
            "charts/main.py": CHART,
            "dist/old.k8s.yaml": OLD["old.k8s.yaml"],
        },
    )
    return project


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


# What is no output folder


def repository(app: Path) -> None:
    subprocess.run(["git", "init", "--quiet", "."], cwd=app, check=True)
    subprocess.run(["git", "init", "--quiet", "--bare", "bare"], cwd=app, check=True)
    subprocess.run(["git", "init", "--quiet", "other"], cwd=app, check=True)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (".", "holds the project itself"),
        ("..", "holds the project itself"),
        ("../project", "holds the project itself"),
        ("/", "holds the project itself"),
        ("charts", "holds charts/main.py, which the app is made of"),
        ("./charts/", "holds charts/main.py, which the app is made of"),
        ("../project/charts", "holds charts/main.py, which the app is made of"),
        (".git", "is in the inner folder of a repository"),
        (".git/manifests", "is in the inner folder of a repository"),
        ("bare", "is a repository"),
        ("other", "is the root of a repository: other/.git"),
        ("link", "is a link, and what it points to is not replaced; name the folder itself, -o charts"),
        ("link/", "is a link, and what it points to is not replaced; name the folder itself, -o charts"),
        ("charts/main.py", "is a file, not a folder"),
    ],
)
@pytest.mark.parametrize("option", ["synth", "--diff"])
def test_a_folder_that_holds_more_than_manifests_is_refused_with_what_to_write_instead(
    option: str, output: str, said: str, cdk8s_pods: Command, app: Path
) -> None:
    repository(app)
    (app / "link").symlink_to("charts")
    before = content(app)
    done = cdk8s_pods("synth", *([option] if option != "synth" else []), "-o", output)

    assert done.returncode == (1 if option == "synth" else 2)
    assert said in done.stderr
    assert "-o " in done.stderr
    assert content(app) == before


def test_a_folder_with_a_module_that_the_app_has_imported_is_refused(cdk8s_pods: Command, app: Path) -> None:
    write(app, {"charts/main.py": "import sys\nsys.path.append('parts')\nimport part\n" + CHART, "parts/part.py": ""})
    (app / "parts").rename(app / "real")
    (app / "parts").symlink_to("real")
    done = cdk8s_pods("synth", "-o", "real")

    assert done.returncode == 1
    assert "the output folder real holds real/part.py, which the app is made of; " in done.stderr
    assert list(content(app / "real")) == ["part.py"]


def test_a_folder_with_a_manifest_that_the_app_has_included_is_refused(cdk8s_pods: Command, app: Path) -> None:
    include = "from cdk8s import Include\nInclude(Chart(app, 'i'), 'i', url='in/a.k8s.yaml')\n"
    included = CHART.replace("app.synth()", f"{include}app.synth()")
    write(app, {"charts/main.py": included, "in/a.k8s.yaml": WEB})
    done = cdk8s_pods("synth", "-o", "in")

    assert done.returncode == 1
    assert "the output folder in holds in/a.k8s.yaml, which the app is made of" in done.stderr
    assert content(app / "in") == {"a.k8s.yaml": WEB}


def test_a_module_of_the_app_is_found_by_its_name_too(cdk8s_pods: Command, app: Path) -> None:
    done = cdk8s_pods("synth", "-a", "python -m charts.main", "-o", "charts")

    assert done.returncode == 1
    assert "holds charts/main.py" in done.stderr


def test_a_repository_deep_in_the_output_folder_is_refused(cdk8s_pods: Command, app: Path) -> None:
    write(app, {"dist/sub/.git/config": ""})
    done = cdk8s_pods("synth")

    assert done.returncode == 1
    assert "dist holds a repository: dist/sub/.git/config" in done.stderr
    assert "old.k8s.yaml" in content(app / "dist")


# What stays in it

USERS = {
    ".gitignore": "*.tmp\n",
    ".gitkeep": "",
    "README.md": "mine\n",
    "kustomization.yaml": "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
    "mine/namespace.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n",
    "values.yaml": "a: 1\n",
}


def test_files_that_no_run_makes_stay_and_are_told_in_one_line(cdk8s_pods: Command, app: Path) -> None:
    write(app / "dist", USERS)
    before = (app / "dist/README.md").stat()
    done = cdk8s_pods("synth")
    after = (app / "dist/README.md").stat()

    assert done.returncode == 0
    assert content(app / "dist").keys() == {*USERS, "api.k8s.yaml", "web.k8s.yaml"}
    assert done.stderr == (
        "cdk8s-pods: kept in dist, as no run makes it: "
        ".gitignore, .gitkeep, README.md, kustomization.yaml, mine/namespace.yaml and 1 more\n"
    )
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert hidden(app) == []


def test_the_difference_speaks_of_what_a_synthesis_would_do(cdk8s_pods: Command, app: Path) -> None:
    cdk8s_pods("synth")
    write(app / "dist", USERS)

    assert cdk8s_pods("synth", "--diff").stdout == ""


def test_links_in_the_output_folder_stay_and_what_they_point_to_is_left_alone(cdk8s_pods: Command, app: Path) -> None:
    write(app, {"elsewhere/x.k8s.yaml": "x: 1\n", "target.k8s.yaml": "t: 1\n"})
    (app / "dist/linked").symlink_to("../elsewhere")
    (app / "dist/web.k8s.yaml").symlink_to("../target.k8s.yaml")
    done = cdk8s_pods("synth")

    assert done.returncode == 0
    assert (app / "dist/linked").is_symlink()
    assert not (app / "dist/web.k8s.yaml").is_symlink()
    assert content(app / "elsewhere") == {"x.k8s.yaml": "x: 1\n"}
    assert (app / "target.k8s.yaml").read_text() == "t: 1\n"


def test_a_link_where_the_app_writes_a_folder_is_replaced_and_not_followed(cdk8s_pods: Command, app: Path) -> None:
    layout = CHART.replace("App()", "App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)")
    write(app, {"charts/main.py": "from cdk8s import YamlOutputType\n" + layout, "elsewhere/x.k8s.yaml": "x: 1\n"})
    (app / "dist/web").symlink_to("../elsewhere")
    done = cdk8s_pods("synth")

    assert done.returncode == 0, done.stderr
    assert not (app / "dist/web").is_symlink()
    assert content(app / "elsewhere") == {"x.k8s.yaml": "x: 1\n"}


def test_a_file_of_the_users_where_the_app_writes_a_folder_is_refused(cdk8s_pods: Command, app: Path) -> None:
    layout = CHART.replace("App()", "App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)")
    write(app, {"charts/main.py": "from cdk8s import YamlOutputType\n" + layout, "dist/web": "mine\n"})
    done = cdk8s_pods("synth")

    assert done.returncode == 1
    assert "dist/web is no file of a run's, and is where the app writes now" in done.stderr
    assert content(app / "dist") == {**OLD, "web": "mine\n"}


def test_the_files_of_a_generated_helm_chart_go_and_those_added_to_it_stay(cdk8s_pods: Command, app: Path) -> None:
    cdk8s_pods("synth", "--format", "helm", "--chart-version", "1.2.3")
    write(app / "dist", {"values.yaml": "a: 1\n", "templates/NOTES.txt": "hello\n", "construct-metadata.json": "{}"})
    done = cdk8s_pods("synth")

    assert done.stderr == "cdk8s-pods: kept in dist, as no run makes it: templates/NOTES.txt, values.yaml\n"
    assert content(app / "dist").keys() == {"api.k8s.yaml", "web.k8s.yaml", "values.yaml", "templates/NOTES.txt"}


def test_with_an_ending_of_the_apps_own_what_cdk8s_has_written_goes_and_what_people_wrote_stays(
    cdk8s_pods: Command, app: Path
) -> None:
    (app / "charts/main.py").write_text(CHART.replace("App()", "App(output_file_extension='.yaml')"))
    write(app / "dist", {"stale.yaml": WEB, "hand.yaml": "# mine\n" + WEB, "values.yaml": "a: 1\n"})
    cdk8s_pods("synth")

    assert content(app / "dist").keys() == {"api.yaml", "web.yaml", "hand.yaml", "values.yaml"}


# Where the app says


def named(outdir: str, more: str = "") -> str:
    return CHART.replace("App()", f"App(outdir={outdir!r})") + more


def test_an_app_that_names_the_output_folder_is_collected_like_any_other(cdk8s_pods: Command, app: Path) -> None:
    (app / "charts/main.py").write_text(named("dist"))
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Synthesizing application\n  - dist/api.k8s.yaml\n  - dist/web.k8s.yaml\n"
    assert content(app / "dist").keys() == {"api.k8s.yaml", "web.k8s.yaml"}


def test_a_folder_in_the_output_is_replaced_as_a_whole_and_the_others_stay(cdk8s_pods: Command, app: Path) -> None:
    write(app, {"charts/main.py": named("dist/dev"), "dist/dev/old.k8s.yaml": "", "dist/prod/web.k8s.yaml": "p: 1\n"})
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Synthesizing application\n  - dist/dev/api.k8s.yaml\n  - dist/dev/web.k8s.yaml\n"
    assert content(app / "dist").keys() == {
        "old.k8s.yaml",
        "dev/api.k8s.yaml",
        "dev/web.k8s.yaml",
        "prod/web.k8s.yaml",
    }


def test_a_folder_elsewhere_is_replaced_too(cdk8s_pods: Command, app: Path) -> None:
    write(app, {"charts/main.py": named("build/out"), "build/out/old.k8s.yaml": ""})
    done = cdk8s_pods("synth")

    assert (done.returncode, done.stderr) == (0, "")
    assert "  - build/out/web.k8s.yaml\n" in done.stdout
    assert content(app / "build").keys() == {"out/api.k8s.yaml", "out/web.k8s.yaml"}
    assert content(app / "dist") == OLD


def test_a_folder_that_the_app_names_is_refused_as_any_other(cdk8s_pods: Command, app: Path) -> None:
    (app / "charts/main.py").write_text(named("charts"))
    done = cdk8s_pods("synth")

    assert done.returncode == 1
    assert "the output folder charts holds charts/main.py" in done.stderr
    assert list(content(app / "charts")) == ["main.py"]


def without_cdk8s(folder: str, more: str = "") -> str:
    """An app that writes to a folder itself, as one on the official engine does, but without Node.js."""
    file = f"{folder}/a.k8s.yaml"
    return f"import os\nos.makedirs({folder!r}, exist_ok=True)\nopen({file!r}, 'w').write('name: web\\n')\n{more}"


@pytest.mark.parametrize("option", ["--diff", "--stdout"])
@pytest.mark.parametrize(
    ("engine", "program"),
    [
        ("python", named("dist")),
        ("python", named("dist/dev")),
        ("python", named("build/out")),
        ("cdk8s", without_cdk8s("dist")),
        ("cdk8s", without_cdk8s("dist/dev")),
    ],
)
def test_diff_and_stdout_write_nothing_whatever_folder_the_app_names(
    engine: str, program: str, option: str, cdk8s_pods: Command, app: Path
) -> None:
    (app / "charts/main.py").write_text(program)
    before = content(app)
    done = cdk8s_pods("synth", "--engine", engine, option)

    assert done.returncode == (1 if option == "--diff" else 0), done.stderr
    assert (".k8s.yaml" if option == "--diff" else "name: web") in done.stdout
    assert content(app) == before
    assert hidden(app) == []


@pytest.mark.parametrize("code", [0, 3])
def test_what_an_official_app_writes_to_the_output_itself_is_replaced_as_a_whole_or_taken_back(
    code: int, cdk8s_pods: Command, app: Path
) -> None:
    program = without_cdk8s("dist/dev", f"raise SystemExit({code})")
    write(app, {"charts/main.py": program, "dist/dev/a.k8s.yaml": "a: 1\n", "dist/dev/stale.k8s.yaml": ""})
    done = cdk8s_pods("synth", "--engine", "cdk8s")

    assert (done.returncode != 0) == (code != 0)
    if code:
        assert done.stderr.endswith("; dist is as it was\n")
        assert content(app / "dist") == {**OLD, "dev/a.k8s.yaml": "a: 1\n", "dev/stale.k8s.yaml": ""}
    else:
        assert content(app / "dist") == {**OLD, "dev/a.k8s.yaml": "name: web\n"}


def test_an_official_app_that_removes_the_output_folder_first_takes_nothing_of_the_users(
    cdk8s_pods: Command, app: Path
) -> None:
    write(app / "dist", USERS)
    (app / "charts/main.py").write_text("import shutil\nshutil.rmtree('dist')\n" + without_cdk8s("dist"))
    done = cdk8s_pods("synth", "--engine", "cdk8s")

    assert done.returncode == 0
    assert content(app / "dist").keys() == {*USERS, "a.k8s.yaml"}


def test_on_stdout_the_output_folder_may_be_anything(cdk8s_pods: Command, app: Path) -> None:
    (app / "cdk8s.yaml").write_text("app: python charts/main.py\noutput: charts\n")

    assert cdk8s_pods("synth", "--stdout").stdout.endswith(f"---\n{WEB}")


def test_a_failing_app_that_names_its_folder_leaves_it_as_it_was(cdk8s_pods: Command, app: Path) -> None:
    (app / "charts/main.py").write_text(named("dist", "raise ValueError('late')"))
    done = cdk8s_pods("synth")

    assert done.returncode == 1
    assert done.stderr.endswith("the app failed; dist is as it was\n")
    assert content(app / "dist") == OLD


def test_what_the_app_puts_beside_its_manifests_itself_stays(cdk8s_pods: Command, app: Path) -> None:
    (app / "charts/main.py").write_text(CHART + "open('dist/extra.k8s.yaml', 'w').write('e: 1\\n')\n")
    cdk8s_pods("synth")

    assert content(app / "dist").keys() == {"api.k8s.yaml", "web.k8s.yaml", "extra.k8s.yaml"}


def test_an_app_that_changes_its_manifests_behind_the_back_of_the_run_is_told_where_they_are(
    cdk8s_pods: Command, app: Path
) -> None:
    cdk8s_pods("synth")
    (app / "charts/main.py").write_text(CHART + "open('dist/web.k8s.yaml', 'a').write('# stamped\\n')\n")
    wrong = cdk8s_pods("synth")
    (app / "charts/main.py").write_text(
        CHART + "import os\nopen(os.path.join(app.outdir, 'web.k8s.yaml'), 'a').write('# stamped\\n')\n"
    )
    right = cdk8s_pods("synth")

    assert wrong.returncode == 1
    assert "dist/web.k8s.yaml was changed while the app ran, and the app has also synthesized it" in wrong.stderr
    assert right.returncode == 0
    assert content(app / "dist")["web.k8s.yaml"].endswith("# stamped\n")


def test_an_app_that_renders_into_a_temporary_folder_of_its_own_finds_it_there(
    cdk8s_pods: Command, app: Path, tmp_path: Path
) -> None:
    inner = CHART.replace("App()", "App(outdir=made)").replace("app", "inner")
    program = f"import os, tempfile\nmade = tempfile.mkdtemp()\n{inner}assert os.listdir(made)\n{CHART}"
    (app / "charts/main.py").write_text(program)
    (tmp_path / "temporary").mkdir()
    done = cdk8s_pods("synth", env={"TMPDIR": str(tmp_path / "temporary")})

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Synthesizing application\n  - dist/api.k8s.yaml\n  - dist/web.k8s.yaml\n"


# How it is replaced


def unsupported(one: str, other: str) -> None:
    raise swapping.CannotExchange


def is_a_mount(*_: object) -> None:
    raise replacing._NotAsAWhole


@pytest.fixture(params=["exchanged", "renamed twice", "filled in place"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    if request.param == "renamed twice":
        monkeypatch.setattr(swapping, "exchange_folders", unsupported)
    elif request.param == "filled in place":
        monkeypatch.setattr(replacing, "_replace_as_a_whole", is_a_mount)


def replace(files: dict[str, str]) -> None:
    with OutputFolder("dist") as output:
        write(Path(output.fresh), files)
        output.prepare()
        output.replace()


@pytest.mark.usefixtures("way")
def test_in_every_way_the_folder_holds_what_is_new_and_what_is_the_users(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        tmp_path / "dist",
        {"a.k8s.yaml": "1", "old/b.k8s.yaml": "1", "keep": "k", "deep/keep": "k", "c": "no", "e/f": "g"},
    )
    (tmp_path / "dist/c").unlink()
    (tmp_path / "dist/c").symlink_to("keep")
    replace({"a.k8s.yaml": "2", "new/d.k8s.yaml": "2", "old/c.k8s.yaml": "2"})

    assert content(tmp_path / "dist") == {
        "a.k8s.yaml": "2",
        "new/d.k8s.yaml": "2",
        "old/c.k8s.yaml": "2",
        "keep": "k",
        "deep/keep": "k",
        "c": "k",
        "e/f": "g",
    }
    assert (tmp_path / "dist/c").is_symlink()
    assert capsys.readouterr().err == "cdk8s-pods: kept in dist, as no run makes it: c, deep/keep, e/f, keep\n"
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]
    assert hidden(tmp_path / "dist") == []


@pytest.mark.usefixtures("way")
def test_in_every_way_a_folder_can_take_the_place_of_a_file_and_a_file_that_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "dist", {"a.k8s.yaml": "1", "b.k8s.yaml/c.k8s.yaml": "1"})
    replace({"a.k8s.yaml/c.k8s.yaml": "2", "b.k8s.yaml": "2"})

    assert content(tmp_path / "dist") == {"a.k8s.yaml/c.k8s.yaml": "2", "b.k8s.yaml": "2"}


@pytest.mark.usefixtures("way")
def test_in_every_way_a_folder_that_was_not_there_is_made(tmp_path: Path) -> None:
    replace({"a.k8s.yaml": "1"})

    assert content(tmp_path / "dist") == {"a.k8s.yaml": "1"}


def test_a_mount_without_room_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(replacing, "_replace_as_a_whole", is_a_mount)
    copied: list[str] = []
    really = shutil.copyfile

    def full(source: str, target: str, **options: bool) -> object:
        if copied:
            raise OSError(28, "No space left on device")
        copied.append(source)
        return really(source, target, **options)

    monkeypatch.setattr(shutil, "copyfile", full)
    write(tmp_path / "dist", {"a.k8s.yaml": "1", "b.k8s.yaml": "1"})
    with pytest.raises(CommandError) as caught:
        replace({"a.k8s.yaml": "2", "b.k8s.yaml": "2"})

    assert str(caught.value) == "cannot write to dist: No space left on device; it is as it was"
    assert content(tmp_path) == {"dist/a.k8s.yaml": "1", "dist/b.k8s.yaml": "1"}
    assert hidden(tmp_path / "dist") == []


def test_two_folders_are_exchanged_by_the_operating_system(tmp_path: Path) -> None:
    write(tmp_path, {"a/x": "1", "b/y": "2"})
    swapping.exchange_folders(str(tmp_path / "a"), str(tmp_path / "b"))

    assert content(tmp_path) == {"a/y": "2", "b/x": "1"}


# What killed runs leave


def test_the_next_run_removes_what_a_killed_run_left(cdk8s_pods: Command, app: Path) -> None:
    (app / "charts/main.py").write_text(
        CHART + "import os, signal; os.kill(os.getppid(), signal.SIGKILL); open('killed', 'w')"
    )
    killed = cdk8s_pods("synth")
    wait_for(lambda: (app / "killed").exists())
    left = hidden(app)
    (app / "charts/main.py").write_text(CHART)

    def is_clean() -> bool:
        # The app of the killed run may still be ending.
        cdk8s_pods("synth")
        return hidden(app) == []

    wait_for(is_clean)

    assert killed.returncode == -9
    assert len(left) == 1
    assert content(app / "dist").keys() == {"api.k8s.yaml", "web.k8s.yaml"}


def leftover(tmp_path: Path) -> Path:
    """A private folder as a killed run leaves it, before anything has taken its place."""
    folder = tmp_path / ".dist.cdk8s-pods.1-1"
    write(folder, {"new/a.k8s.yaml": "half"})
    return folder


def test_a_run_killed_between_two_renames_is_mended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    left = leftover(tmp_path)
    write(left, {"old../a.k8s.yaml": "only copy", "old../README": "mine"})
    with OutputFolder("dist") as output:
        output.prepare()

    assert content(tmp_path) == {"dist/a.k8s.yaml": "only copy", "dist/README": "mine"}


def test_a_run_killed_after_the_exchange_loses_nothing_of_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    left = leftover(tmp_path)
    write(left, {"swap.1../a.k8s.yaml": "old", "swap.1../made-in-the-last-moment": "mine", "swap.1../sub/keep": "k"})
    write(tmp_path, {"dist/a.k8s.yaml": "new"})
    with OutputFolder("dist") as output:
        output.prepare()

    assert content(tmp_path) == {
        "dist/a.k8s.yaml": "new",
        "dist/made-in-the-last-moment": "mine",
        "dist/sub/keep": "k",
    }


def test_a_run_that_lives_is_not_taken_for_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    left = leftover(tmp_path)
    lock = try_lock(str(left))
    assert lock is not None
    with OutputFolder("dist") as output:
        output.prepare()
    kept = content(left)
    os.close(lock)
    with OutputFolder("dist") as output:
        output.prepare()

    assert kept == {"new/a.k8s.yaml": "half"}
    assert not left.exists()


def test_what_cannot_be_removed_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cdk8s_pods.cli.output import stages

    def refused(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.chdir(tmp_path)
    left = leftover(tmp_path)
    with monkeypatch.context() as patch, OutputFolder("dist") as output:
        patch.setattr(stages, "remove_folder", refused)
        output.prepare()
        patch.undo()

    assert capsys.readouterr().err == (
        f"cdk8s-pods: note: cannot remove {left}, which a killed run has left: Permission denied\n"
    )


def test_a_run_waits_for_another_one_that_is_writing_and_says_so(app: Path) -> None:
    with Locked(str(app / "dist"), "dist"):
        process = subprocess.Popen(
            [sys.executable, "-m", "cdk8s_pods", "synth"], cwd=app, env=environment(), stderr=subprocess.PIPE
        )
        assert process.stderr is not None
        said = process.stderr.readline()
        before = content(app / "dist")
    _, _ = process.communicate(timeout=20)

    assert said == b"cdk8s-pods: waiting for another process that is writing to dist\n"
    assert before == OLD
    assert process.returncode == 0


def test_many_runs_at_once_leave_one_whole_result(app: Path) -> None:
    command = [sys.executable, "-m", "cdk8s_pods", "synth"]
    running = [
        subprocess.Popen(command, cwd=app, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    ended = [process.communicate(timeout=60)[1] for process in running]

    assert [process.returncode for process in running] == [0] * 6, ended
    assert content(app / "dist").keys() == {"api.k8s.yaml", "web.k8s.yaml"}
    assert hidden(app) == []


def test_a_failing_run_leaves_no_folder_that_it_has_made(cdk8s_pods: Command, app: Path) -> None:
    (app / "charts/main.py").write_text("raise ValueError")
    cdk8s_pods("synth", "-o", "some/where/else")

    assert not (app / "some").exists()
