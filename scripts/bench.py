"""`make bench`: how much longer each kind of page takes in a guide of 1,016 or 4,000 roles than in one of 60.

Starts the real site for each, on generated guides of its own, and asks for each page by turns, a different role each
time, so that nothing is prepared beforehand but what a process keeps of all roles' names. Milliseconds are this
machine's; the ratios are what to look at.
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

SIZES = (60, 1_016, 4_000)
GENERATE = "from tests.factories import many_roles; many_roles({})"

PAGES: dict[str, Callable[[int], str]] = {
    "home": lambda n: "/",
    "roles": lambda n: "/roles/",
    "roles of a family": lambda n: f"/roles/?family=family-{n}",
    "roles by letter": lambda n: "/roles/?letter=R&page=2",
    "role": lambda n: f"/roles/role-{n:04}/",
    "comparison of 2": lambda n: f"/compare/role-{n:04}-vs-role-{n + 1:04}/",
    "comparison of 5": lambda n: f"/compare/{'-vs-'.join(sorted(f'role-{(n + i) % 10:04}' for i in range(5)))}/",
    "move by a chain": lambda n: f"/moves/role-{n:04}/to/role-{n + 2:04}/",
    "move, no chain": lambda n: f"/moves/role-{n + 2:04}/to/role-{n:04}/",
    "skills": lambda n: "/skills/",
    "tools": lambda n: "/tools/",
    "tool": lambda n: "/tools/task-board/",
    "changes": lambda n: "/changes/",
    "salaries": lambda n: "/salaries/",
    "paths": lambda n: "/paths/",
    "sources": lambda n: "/sources/",
    "builder": lambda n: "/compare/",
    "builder, filled": lambda n: f"/compare/?role=role-{n:04}&role=role-{n + 1:04}&role=",
    "builder, names": lambda n: f"/compare/?role=Role+{n:04}&role=Lead+{n + 1}",
    "builder, mistyped": lambda n: f"/compare/?role=Rloe+{n:04}&role=Role+{n + 1:04}",
    "suggestions": lambda n: f"/compare/suggestions/?q=role+000{n}",
    "API: roles": lambda n: f"/api/v1/roles?limit=100&offset={n}",
    "API: role": lambda n: f"/api/v1/roles/role-{n:04}",
    "API: salaries": lambda n: f"/api/v1/salaries?limit=100&offset={n}",
    "API: changes": lambda n: f"/api/v1/changes?limit=100&offset={n}",
    "search, a name": lambda n: f"/search/?q=role+{n:04}",
    "search, mistyped": lambda n: f"/search/?q=rloe+{n:04}",
    "search, a vs b": lambda n: f"/search/?q=role+{n:04}+vs+role+{n + 1:04}",
    "search, hundreds": lambda n: f"/search/?q=role+{n}",
    "search, all pages": lambda n: f"/search/?q={COMMON[n % len(COMMON)]}",
}
DRAWN: dict[str, Callable[[int], str]] = {
    "card of a role": lambda n: f"/roles/role-{n:04}/",
    "card of a comparison": lambda n: f"/compare/role-{n:04}-vs-role-{n + 1:04}/",
}
"""Pages whose preview card is asked for, so that it is drawn: each only once."""

COMMON = ("role", "project", "plans", "leads", "outcome")
"""Words that every generated role has."""

ROUNDS = 8


def main() -> None:
    """Measure on SQLite and print a line for each kind of page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    with ExitStack() as stack:
        sites = [_site(stack, roles) for roles in SIZES]
        print(f"{'page':20}", *(f"{f'{roles:,} roles':>20}" for roles in SIZES))
        for name, address in PAGES.items():
            print(_line(name, _medians(sites, address)))
        for name, page in DRAWN.items():
            print(_line(name, [_median_card(site, page) for site in sites]))


def _line(name: str, times: list[float]) -> str:
    """The times of a page in milliseconds, each with how often the first of them it is."""
    return " ".join((f"{name:20}", *(f"{each:9.1f} ms {each / times[0]:6.2f} ×" for each in times)))


def _median_card(site: Site, page: Callable[[int], str]) -> float:
    """Milliseconds until a card is there that nobody has asked for before; the first ones warm up the faces."""
    connection = http.client.HTTPConnection(site.url.removeprefix("http://"))
    times = []
    for number in range(ROUNDS):
        _, html = site.get(page(number))
        times.append(_time(connection, html.split('"og:image" content="')[1].split('"')[0].removeprefix(site.url)))
    return statistics.median(times)


def _site(stack: ExitStack, roles: int) -> Site:
    """A running site with a generated guide beside the shipped one, stopped when the stack ends."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    site = stack.enter_context(running_site(folder))
    site.manage("shell", "-v", "0", "-c", GENERATE.format(roles))
    return site


def _medians(sites: list[Site], address: Callable[[int], str]) -> list[float]:
    """Milliseconds of an answer of each site, asked by turns, for a different role each time."""
    connections = [http.client.HTTPConnection(site.url.removeprefix("http://")) for site in sites]
    times: list[list[float]] = [[] for _ in sites]
    for number in range(ROUNDS):
        for connection, own in zip(connections, times, strict=True):
            own.append(_time(connection, address(number)))
    return [statistics.median(own) for own in times]


def _time(connection: http.client.HTTPConnection, address: str) -> float:
    asked = time.perf_counter()
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    response.read()
    taken = (time.perf_counter() - asked) * 1000
    if response.status != http.client.OK:
        raise SystemExit(f"{address} answered {response.status}; a benchmark of errors says nothing.")
    return taken


if __name__ == "__main__":
    main()
