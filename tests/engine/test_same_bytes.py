"""Programs run on the official cdk8s and on the engine leave the same bytes behind.

Every file in `programs` is a program that shows one subject from all sides. All of them run in one process on each
engine; each program is a test of its own. What they write, what they print (values returned, texts of errors) and the
exception that ends them must be the same.
"""

import pathlib
import re

import pytest

HERE = pathlib.Path(__file__).parent
PROGRAMS = sorted((HERE / "programs").glob("*.py"))
WITH_ENVIRONMENT = sorted((HERE / "programs_with_environment").glob("*.py"))

# Refusals of values that pass the type checks of the official Python classes, and then fail in Node.js with a drawing
# of the value. The engine says the same in one line. Both become the same line here.
_DRAWING = re.compile(r"\n *[├│╰].*")
_REFUSED_IN_NODE = re.compile(r"RuntimeError: .*(Unable to deserialize value as|must (be|implement|return) .*; got ).*")
# What the engine adds to the failure of a JSON patch, so that it can be mended.
_ADVICE_ON_PATCHES = re.compile(
    r": \S* goes through \S*, which is not there; add it first(, or write .* is written ~1)?"
)
_ADDRESS = re.compile(r"0x[0-9a-f]+")


def comparable(text):
    text = _ADVICE_ON_PATCHES.sub("", text)
    text = _REFUSED_IN_NODE.sub("RuntimeError: a value that is refused", _DRAWING.sub("", text))
    return _ADDRESS.sub("0x", text)


def files(folder):
    return {
        str(path.relative_to(folder)): (
            comparable(path.read_text(encoding="utf-8")) if path.name == "stdout.txt" else path.read_bytes()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def assert_same(official, ours):
    expected, found = files(official), files(ours)

    assert found.keys() == expected.keys()
    for name, content in expected.items():
        if isinstance(content, str):
            # Line by line, as the difference of long texts takes pytest minutes to draw.
            for line, expected_line in zip(found[name].splitlines(), content.splitlines(), strict=True):
                assert line == expected_line, name
        else:
            assert found[name] == content, name


@pytest.fixture(scope="module")
def results(tmp_path_factory, run_programs):
    return run_programs(tmp_path_factory.mktemp("programs"), PROGRAMS)


@pytest.fixture(scope="module")
def results_with_environment(tmp_path_factory, run_programs):
    folder = tmp_path_factory.mktemp("environment")
    return run_programs(
        folder,
        WITH_ENVIRONMENT,
        CDK8S_LEGACY_HASH="1",
        CDK8S_DISABLE_SORT="1",
        CDK8S_RECORD_CONSTRUCT_METADATA="true",
        CDK8S_OUTDIR=str(folder / "{engine}" / "environment" / "dist"),
    )


@pytest.mark.parametrize("program", [path.stem for path in PROGRAMS])
def test_a_program_leaves_the_same_files_and_texts(program, results):
    official, ours = results

    assert_same(official / program, ours / program)


@pytest.mark.parametrize("program", [path.stem for path in WITH_ENVIRONMENT])
def test_the_variables_of_cdk8s_have_the_same_effect(program, results_with_environment):
    official, ours = results_with_environment

    assert_same(official / program, ours / program)


@pytest.mark.parametrize("program", [path.stem for path in PROGRAMS])
def test_a_program_runs_to_its_end(program, results):
    _, ours = results

    assert not (ours / program / "error.txt").exists()
    assert (ours / program / "stdout.txt").read_text(encoding="utf-8")
