"""`make bench`: starts the real site on data of its own and asks each kind of page in turn.

Prints, per page, the median and 95th percentile in milliseconds and the bytes sent. One connection at a time:
compare two runs on one machine, nothing else.
"""

import http.client
import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.running_site import running_site

REQUESTS = 100
PAGES = (
    "/",
    "/roles/",
    "/roles/product-manager/",
    "/compare/",
    "/compare/product-manager-vs-product-owner/",
    "/skills/",
)
PAGES += ("/salaries/", "/paths/", "/glossary/", "/sources/", "/search/?q=product", "/nowhere/", "/healthz")


def main() -> None:
    """Measure, on whichever database DATABASE_URL names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    database = {name: value for name, value in os.environ.items() if name == "DATABASE_URL"}
    with tempfile.TemporaryDirectory() as folder, running_site(Path(folder), **database) as site:
        print(f"{'page':50} {'status':>6} {'median ms':>10} {'p95 ms':>8} {'bytes':>8}")
        for page in PAGES:
            measure(site.url.removeprefix("http://"), page)


def measure(address: str, page: str) -> None:
    """Ask for one page REQUESTS times over one connection and print its line."""
    connection = http.client.HTTPConnection(address)
    times = []
    for _ in range(REQUESTS):
        asked = time.perf_counter()
        connection.request("GET", page, headers={"Accept-Encoding": "br, gzip"})
        response = connection.getresponse()
        body = response.read()
        times.append((time.perf_counter() - asked) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"{page:50} {response.status:6} {statistics.median(times):10.2f} {p95:8.2f} {len(body):8}")


if __name__ == "__main__":
    main()
