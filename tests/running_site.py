"""The real site for a test: `python -m careerguide.serve` in a process and a data folder of its own."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

START_PATIENCE = 120  # seconds: the first start builds static files and loads the guide


@dataclass(frozen=True)
class Site:
    """A running site: its address, and the environment in which another of its commands can run."""

    url: str
    environment: dict[str, str]
    process: subprocess.Popen[str]

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page, whatever the status."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def manage(self, *arguments: str) -> str:
        """The output of a manage.py command run on the site's own data."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.environment, check=True, capture_output=True, text=True
        ).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_site(folder: Path, **variables: str) -> Site:
    """Start the site without waiting for it; `folder` is its DATA_DIR, `variables` its other settings."""
    port = str(free_port())
    url = f"http://localhost:{port}"
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    site = {
        "DATA_DIR": str(folder),
        "PORT": port,
        "SITE_URL": url,
        "WORKERS": "1",
        "HTTPS": "0",
        "SECRET_KEY": "s" * 50,
    }
    environment = inherited | site | variables
    command = [sys.executable, "-m", "careerguide.serve"]
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return Site(url, environment, process)


def wait_until_ready(site: Site) -> None:
    deadline = time.monotonic() + START_PATIENCE
    while time.monotonic() < deadline and site.process.poll() is None:
        with contextlib.suppress(OSError):
            if site.get("/readyz")[0] == 200:
                return
        time.sleep(0.1)
    site.process.kill()
    raise AssertionError(f"The site did not start:\n{site.process.communicate()[0]}")


@contextlib.contextmanager
def running_site(folder: Path, **variables: str) -> Iterator[Site]:
    """A site that answers, stopped at the end."""
    site = start_site(folder, **variables)
    try:
        wait_until_ready(site)
        yield site
    finally:
        site.process.terminate()
        site.process.communicate(timeout=10)
