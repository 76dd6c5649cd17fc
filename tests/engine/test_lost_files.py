"""A file that takes the place of another one is said on stderr, whatever the output type."""

import pytest

from cdk8s_pods.engine.cdk8s import ApiObject, App, Chart, JsonPatch, YamlOutputType


def pod(scope, id, **metadata):
    return ApiObject(scope, id, api_version="v1", kind="Pod", metadata=metadata)


def app_of(tmp_path, output_type):
    return App(outdir=str(tmp_path / "dist"), yaml_output_type=output_type)


def test_two_objects_of_one_name_with_one_file_per_resource_are_warned_of(tmp_path, capsys):
    app = app_of(tmp_path, YamlOutputType.FILE_PER_RESOURCE)
    pod(Chart(app, "one"), "pod", name="web", namespace="a")
    pod(Chart(app, "two"), "pod", name="web", namespace="b")

    app.synth()

    assert capsys.readouterr().err == (
        f"cdk8s-pods: warning: {tmp_path}/dist/Pod.web.k8s.yaml: Pod web (namespace b, chart two) replaces "
        "Pod web (namespace a, chart one), which is lost: one of them needs another name\n"
    )


def test_two_objects_of_one_name_in_the_folder_of_a_chart_are_warned_of(tmp_path, capsys):
    app = app_of(tmp_path, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
    chart = Chart(app, "one")
    pod(chart, "a", name="web")
    pod(chart, "b", name="web")
    pod(Chart(app, "two"), "c", name="web")

    app.synth()

    assert capsys.readouterr().err.count("Pod web (chart one) replaces Pod web (chart one), which is lost") == 1


@pytest.mark.parametrize("output_type", [YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART])
def test_two_apps_that_write_the_same_file_are_warned_of(tmp_path, capsys, output_type):
    first, second = app_of(tmp_path, output_type), app_of(tmp_path, output_type)
    pod(Chart(first, "web"), "a")
    pod(Chart(second, "web"), "b")

    first.synth()
    second.synth()

    assert "of another app, which is lost: one of the apps needs another outdir" in capsys.readouterr().err


def test_an_app_that_is_written_again_is_not_warned_of(tmp_path, capsys):
    app = app_of(tmp_path, YamlOutputType.FILE_PER_CHART)
    web = pod(Chart(app, "web"), "a")

    app.synth()
    web.add_json_patch(JsonPatch.add("/spec", {}))
    app.synth()

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("output_type", list(YamlOutputType))
def test_objects_of_one_name_and_different_kinds_are_not_warned_of(tmp_path, capsys, output_type):
    app = app_of(tmp_path, output_type)
    chart = Chart(app, "web")
    pod(chart, "a", name="web")
    ApiObject(chart, "b", api_version="v1", kind="Service", metadata={"name": "web"})

    app.synth()

    assert capsys.readouterr().err == ""
