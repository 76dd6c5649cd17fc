"""What is included may be anything, from anywhere: it is read within limits, or refused in one sentence."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

import pytest

from cdk8s_pods.engine.cdk8s import App, Chart, Duration, Include, JsonPatch, Yaml, loading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OK = b"HTTP/1.1 200 OK\r\n"
LONG = "9" * 5000


@pytest.fixture
def answering() -> Iterator[Callable[..., str]]:
    """Starts a server on this machine that sends these bytes to whoever connects, and gives its address."""
    servers: list[socket.socket] = []

    def answer(content: bytes, *, forever: bytes = b"", silent: bool = False) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def serve() -> None:
            try:
                connection, _ = server.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(content)
                    while forever:
                        connection.sendall(forever)
                    if silent:
                        connection.recv(1)
            except OSError:
                pass

        threading.Thread(target=serve, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/a.yaml"

    yield answer
    for server in servers:
        server.close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def include(tmp_path: Path, url: str) -> Include:
    return Include(Chart(App(outdir=str(tmp_path)), "chart"), "included", url=url)


def refusal(tmp_path: Path, url: str) -> str:
    with pytest.raises(RuntimeError) as refused:
        include(tmp_path, url)
    message = str(refused.value)
    assert "\n" not in message
    return message


def test_what_a_url_answers_is_included(tmp_path: Path, answering: Callable[..., str]) -> None:
    body = b"apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
    url = answering(OK + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    assert [found.kind for found in include(tmp_path, url).api_objects] == ["Pod"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"HTTP/1.1 404 Not Found\r\n\r\n", "404 response from http get: Not Found", id="not there"),
        pytest.param(b"", "http error: Remote end closed connection", id="no answer"),
        pytest.param(b"hello\r\n\r\n", "http error: hello", id="no HTTP"),
        pytest.param(OK + b"Content-Length: 99\r\n\r\na: 1", "the answer breaks off, 95 bytes are", id="cut"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nxx\r\n", "http error: ", id="broken chunks"),
        pytest.param(OK + b"a" * 100_000, "http error: ", id="endless header"),
    ],
)
def test_every_error_of_the_network_is_one_sentence(
    content: bytes, said: str, tmp_path: Path, answering: Callable[..., str]
) -> None:
    assert said in refusal(tmp_path, answering(content))


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1/a",
        "http://a b/",
        "http://127.0.0.1:port/",
        "http://é\udce9.invalid/",
        "http://",
        "http://127.0.0.1:1/",
    ],
)
def test_an_address_that_is_none_is_one_sentence(url: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, url).partition("http error: ")[2]


def test_an_answer_that_does_not_come_is_not_waited_for(
    tmp_path: Path, answering: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_SILENT_SECONDS", 0.2)

    assert "timed out" in refusal(tmp_path, answering(OK, silent=True))


def test_an_answer_that_does_not_end_is_not_waited_for(
    tmp_path: Path, answering: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_ANSWER_SECONDS", 0)

    assert "no whole answer after 0 s" in refusal(tmp_path, answering(OK + b"\r\n", forever=b"a"))


def test_an_answer_or_a_file_that_is_too_large_is_refused(
    tmp_path: Path, answering: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "LARGEST", 1 << 20)
    (tmp_path / "large.yaml").write_bytes(b"#" * (1 << 20) + b"\n")

    assert "more than 1 MiB, which are no manifests" in refusal(tmp_path, answering(OK + b"\r\n", forever=b"#" * 65536))
    assert "more than 1 MiB, which are no manifests" in refusal(tmp_path, str(tmp_path / "large.yaml"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[" * 100_000, "nested more than 200 levels deep", id="lists"),
        pytest.param("- " * 100_000, "nested more than 200 levels deep", id="blocks"),
        pytest.param(
            f"a: &a {'[' * 150}{']' * 150}\nb: {'[' * 60}*a{']' * 60}\n",
            "nested more than 200 levels deep",
            id="aliases",
        ),
        pytest.param("a: [" + "1," * 1_000_001 + "]", "more than 1000000 values", id="values"),
        pytest.param("apiVersion: v1\nkind: 5\n", "kind must be a string; got 5", id="kind"),
    ],
)
def test_a_file_that_is_deep_or_huge_is_refused_in_one_sentence(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "included.yaml").write_text(text)

    assert said in refusal(tmp_path, str(tmp_path / "included.yaml"))


def test_numbers_of_any_length_are_read(tmp_path: Path) -> None:
    (tmp_path / "numbers.yaml").write_text(f"b: [{LONG}, -{LONG}, 0x{LONG}, {LONG}.5, {LONG}:00]\n")
    (document,) = Yaml.load(str(tmp_path / "numbers.yaml"))

    assert document["b"][0] == float("inf")


def test_paths_and_durations_of_any_length_are_taken_or_refused(tmp_path: Path) -> None:
    chart = Chart(App(outdir=str(tmp_path)), "chart")
    (tmp_path / "list.yaml").write_text("apiVersion: v1\nkind: A\nitems: [1]\n")
    (found,) = Include(chart, "list", url=str(tmp_path / "list.yaml")).api_objects
    changes: list[Any] = [
        JsonPatch.replace(f"/items/{LONG}", 1),
        JsonPatch.remove(f"/items/{LONG}"),
        JsonPatch.add(f"/{LONG}", 1),
    ]
    found.add_json_patch(*changes)

    assert found.to_json()["items"] == [1]
    with pytest.raises(RuntimeError, match="Not a valid ISO duration"):
        Duration.parse(f"PT{LONG}S")
