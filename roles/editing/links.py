"""Keeps what became of the outside addresses in the guide: gathers them, asks each, and stores the answers."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from time import sleep
from urllib.parse import urlsplit

from roles.domain.care import is_dead
from roles.editing.asking import Answer
from roles.editions import facts as f
from roles.editions.models import Edition
from roles.models import LinkCheck
from roles.models.links import LONGEST
from roles.queries.care import address_fields, links_in

AT_ONCE = 8
"""So many hosts are asked side by side; each host only one thing at a time."""
PAUSE = 1.0
"""Seconds of rest between two questions to one host."""
MOST_OF_A_HOST = 100
"""So many addresses of one host are asked in one run, those first that were asked the longest ago."""

type Asking = Callable[[str], Answer]


def addresses(*, at: datetime) -> set[str]:
    """Every outside address in what readers see: in fields of their own, and in prose. One query."""
    found: set[str] = set()
    for edition in Edition.objects.live(at).order_by().iterator(chunk_size=200):
        for record in f.upgrade(edition.facts, edition.facts_version):
            found.update(_addresses_in(record))
    return {url for url in found if len(url) <= LONGEST}


def _addresses_in(record: f.Record) -> Iterator[str]:
    label, fields = record["model"], record["fields"]
    yield from (fields[name] for model, name in address_fields() if model == label and fields.get(name))
    for name in f.naming_fields(label)[1]:
        yield from links_in(fields.get(name, ""))


def check(*, at: datetime, asking: Asking, pause: float = PAUSE) -> tuple[int, int]:
    """Ask every address of the guide and store the answers; what is no longer in the guide is forgotten.

    Returns how many were asked, and how many of those lead nowhere. Asks the network, a host at most once a `pause`.
    """
    wanted = addresses(at=at)
    LinkCheck.objects.exclude(url__in=wanted).delete()
    turns = _turns(wanted)
    asked = dead = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for answers in pool.map(lambda urls: _ask_host(urls, asking, pause), turns):
            LinkCheck.objects.bulk_create(
                [LinkCheck(url=url, status=a.status, why=a.why, checked_at=at) for url, a in answers],
                update_conflicts=True,
                unique_fields=["url"],
                update_fields=["status", "why", "checked_at"],
            )
            asked += len(answers)
            dead += sum(is_dead(answer.status) for _, answer in answers)
    return asked, dead


def _turns(urls: Iterable[str]) -> list[list[str]]:
    """The addresses of each host, at most so many, those first that were never asked or the longest ago."""
    before = dict(LinkCheck.objects.values_list("url", "checked_at"))
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in sorted(urls, key=lambda url: (before[url].timestamp() if url in before else 0, url)):
        hosts[_host(url)].append(url)
    return [waiting[:MOST_OF_A_HOST] for waiting in hosts.values()]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _ask_host(urls: Iterable[str], asking: Asking, pause: float) -> list[tuple[str, Answer]]:
    """The answers of one host, one after the other. Runs beside others and touches no database."""
    answers: list[tuple[str, Answer]] = []
    for url in urls:
        if answers:
            sleep(pause)
        answers.append((url, asking(url)))
    return answers
