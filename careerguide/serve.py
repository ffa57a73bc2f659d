"""`python -m careerguide.serve`: prepares the database and the static files, then becomes the server.

`make serve` and the container start this way. Faults that an operator can mend are one line each.
"""

import contextlib
import fcntl
import hashlib
import os
import socket
import sys
import time
from collections.abc import Iterator

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import InterfaceError, OperationalError, connection

START_LOCK = 6_020_260  # any number: the same for every container of the site, used for nothing else


def main(arguments: list[str]) -> None:
    """Prepare, then hand the process over to granian, or with `--dev` to Django's reloading server.

    With `--static` only build the static files and return: what the container image does once.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    if "--static" in arguments:
        django.setup()
        collect_static()
        return
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    _refuse_a_useless_port(host, port)
    django.setup()
    _refuse_an_unwritable_folder()
    developing = "--dev" in arguments
    _wait_for_database()
    with start_lock():
        call_command("migrate", verbosity=0, interactive=False)
        call_command("clearsessions")
        load_shipped_guide()
        if not developing:
            collect_static()
    connection.close()
    command = ["manage.py", "runserver", f"{host}:{port}"] if developing else granian_command(host, port)
    print(f"The guide is at {settings.SITE_URL}/")  # noqa: T201
    print("An account for its editors: make editor (or manage.py invite EMAIL --superuser)", flush=True)  # noqa: T201
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606


def granian_command(host: str, port: str, factory: str = "careerguide.wsgi:worker") -> list[str]:
    """The server's arguments: a stop lets requests finish for four seconds; one line of log only when it matters."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": port,
        "--workers": os.environ.get("WORKERS", "2"),
        "--blocking-threads": "1",
        "--workers-kill-timeout": "4",
        "--http1-buffer-size": "65536",
        "--log-level": "warning",
    }
    return ["-m", "granian", *(word for option in options.items() for word in option), "--factory", factory]


def load_shipped_guide() -> None:
    """Load and publish what this release ships; if that cannot be, say so and keep serving what is published."""
    try:
        call_command("load_guide")
    except CommandError as error:
        print(f"The shipped guide was not loaded: {error}", file=sys.stderr)  # noqa: T201


def collect_static() -> None:
    """Build STATIC_ROOT unless it was built from these very files (in the container image it was)."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(path.encode() + b"\0" + file.read())
    stamp = settings.STATIC_ROOT / "built-from"
    if not stamp.is_file() or stamp.read_text() != digest.hexdigest():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(digest.hexdigest())


@contextlib.contextmanager
def start_lock() -> Iterator[None]:
    """Held by one starting process at a time: in the database server, or beside the SQLite file."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [START_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [START_LOCK])
    else:
        with (settings.DATA_DIR / "start.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _wait_for_database() -> None:
    deadline = time.monotonic() + int(os.environ.get("DATABASE_PATIENCE", "30"))
    while True:
        try:
            return connection.ensure_connection()
        except (OperationalError, InterfaceError) as error:
            if time.monotonic() > deadline:
                reason = str(error).strip().splitlines()[-1]
                sys.exit(f"The database does not answer: start it, or mend DATABASE_URL ({reason}).")
            time.sleep(0.5)


def _refuse_a_useless_port(host: str, port: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except (OSError, OverflowError, ValueError) as error:
            sys.exit(f"Port {port} cannot be used ({error}): choose another, as in: make serve PORT=8001")


def _refuse_an_unwritable_folder() -> None:
    try:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        settings.MEDIA_ROOT.mkdir(exist_ok=True)
        (settings.DATA_DIR / "start.lock").touch()
    except OSError as error:
        sys.exit(f"Cannot write in {settings.DATA_DIR} ({error.strerror}): make it writable, or set DATA_DIR.")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (CommandError, ImproperlyConfigured) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
