"""Two questions that a load balancer or a container engine asks."""

from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse


class HealthMiddleware:
    """Answers /healthz and /readyz before any other rule: probes use any Host, plain HTTP and no session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.probes = {"/healthz": healthz, "/readyz": readyz}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = self.probes.get(request.path_info)
        return probe() if probe and request.method in ("GET", "HEAD") else self.get_response(request)


def healthz() -> HttpResponse:
    """200 while this process can answer at all; asks nothing of the database."""
    return _plain("alive", status=200)


def readyz() -> HttpResponse:
    """200 when the database answers and has every migration, 503 with the reason otherwise. Two queries."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, InterfaceError):
        return _plain("the database does not answer", status=503)
    return _plain("migrations are pending", status=503) if pending else _plain("ready", status=200)


def _plain(text: str, *, status: int) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers=headers)
