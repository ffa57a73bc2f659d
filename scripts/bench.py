"""`make bench`: how much longer each kind of page takes in a guide of 1,000 roles than in one of 10.

Starts the real site twice, on generated guides of its own, and asks for each page by turns, a different role each
time, so that nothing is prepared beforehand. Milliseconds are this machine's; the ratio is what to look at.
"""

import http.client
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.running_site import Site, running_site

SMALL, LARGE = 10, 1_000
GENERATE = "from tests.factories import many_roles; many_roles({})"

PAGES: dict[str, Callable[[int], str]] = {
    "home": lambda n: "/",
    "roles": lambda n: "/roles/",
    "role": lambda n: f"/roles/role-{n:04}/",
    "comparison of 2": lambda n: f"/compare/role-{n:04}-vs-role-{n + 1:04}/",
    "comparison of 5": lambda n: f"/compare/{'-vs-'.join(f'role-{n + i:04}' for i in range(5))}/",
    "move by a chain": lambda n: f"/moves/role-{n:04}/to/role-{n + 2:04}/",
    "move, no chain": lambda n: f"/moves/role-{n + 2:04}/to/role-{n:04}/",
    "skills": lambda n: "/skills/",
    "salaries": lambda n: "/salaries/",
    "paths": lambda n: "/paths/",
    "sources": lambda n: "/sources/",
    "search": lambda n: f"/search/?q=role+{n}",
}
ROUNDS = 5


def main() -> None:
    """Measure on SQLite and print a line for each kind of page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    with ExitStack() as stack:
        sites = [_site(stack, roles) for roles in (SMALL, LARGE)]
        print(f"{'page':18} {f'{SMALL} roles':>12} {f'{LARGE:,} roles':>12} {'ratio':>7}")
        for name, address in PAGES.items():
            small, large = (statistics.median(_times(site, address)) for site in sites)
            print(f"{name:18} {small:9.1f} ms {large:9.1f} ms {large / small:7.2f}")


def _site(stack: ExitStack, roles: int) -> Site:
    """A running site with a generated guide beside the shipped one, stopped when the stack ends."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    site = stack.enter_context(running_site(folder))
    site.manage("shell", "-v", "0", "-c", GENERATE.format(roles))
    return site


def _times(site: Site, address: Callable[[int], str]) -> list[float]:
    """Milliseconds of each answer over one connection, a different role each time."""
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"))
    times = []
    for number in range(1, ROUNDS + 1):
        asked = time.perf_counter()
        connection.request("GET", address(number), headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
        times.append((time.perf_counter() - asked) * 1000)
        if response.status != http.client.OK:
            raise SystemExit(f"{address(number)} answered {response.status}; a benchmark of errors says nothing.")
    return times


if __name__ == "__main__":
    main()
