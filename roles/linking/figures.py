"""Every salary figure of the guide as a dataset, read as it is sent."""

import hashlib
import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.db.models import F, QuerySet
from django.urls import reverse

from roles import formats
from roles.domain import dataset as of_dataset
from roles.domain import markdown, sheet
from roles.domain.attribution import Notice, notices
from roles.domain.dataset import Dataset, Fact, Section
from roles.domain.guide import Guide, Link
from roles.domain.lines import Pay, pay_of, source_lines
from roles.editions import prepare
from roles.editions.models import Mention, SalaryRow
from roles.linking import facts_of_role, origins
from roles.linking.datasets import around
from roles.linking.facts_of_role import pay_facts
from roles.linking.origins import Origins
from roles.linking.shapes import base
from roles.linking.shapes import pay as pay_shape
from roles.linking.shapes.base import attribution_shapes, credit
from roles.linking.shapes.pay import salary_shape
from roles.pages.reuse import cite
from roles.queries.live import Moment, url_of

CHUNK = 500
_CODE = (formats, facts_of_role, origins, of_dataset, sheet, markdown, base, pay_shape)
WRITTEN_BY = hashlib.sha256(b"".join(Path(str(module.__file__)).read_bytes() for module in _CODE)).hexdigest()
"""The code that decides every byte of an export: another version of it makes another file of the same facts."""


def rows(moment: Moment, country: str) -> QuerySet[SalaryRow]:
    """The figures of live roles, of one country or of all, by role."""
    live = SalaryRow.objects.filter(edition__in=moment.editions().filter(kind="role").values("pk"))
    found = live.filter(country=country) if country else live
    return found.order_by("role_name", "edition", "country", F("as_of").desc(nulls_last=True), "row_key")


def version(moment: Moment, country: str) -> str:
    """What the file follows from: the live editions of roles and sources, and the code. One query."""
    live = moment.editions().filter(kind__in=("role", "source")).order_by("pk").values_list("pk", flat=True)
    return " ".join([settings.SITE_URL, country, WRITTEN_BY, *(str(pk) for pk in live.iterator())])


def by_role(moment: Moment, country: str, guide: Guide) -> Iterator[tuple[Link, tuple[Pay, ...]]]:
    """Each role with its figures, by name; ``guide`` has the sources. One query, read a few hundred rows at a time."""
    read = rows(moment, country).values_list("edition", "fields", "edition__key", "edition__title", "edition__slug")
    for _, found in groupby(read.iterator(chunk_size=CHUNK), key=lambda row: row[0]):
        lines = list(found)
        _, _, key, title, slug = lines[0]
        salaries = [prepare.row({"model": "roles.salary", "fields": fields}) for _, fields, *_ in lines]
        yield Link("role", key, title, url_of("role", slug), slug), pay_of(salaries, guide)


def as_json(moment: Moment, country: str) -> Iterator[str]:
    """Every figure in the shape of the API, one a line, under the licence. Four queries."""
    guide = moment.guide(moment.editions().filter(kind="source"))
    terms = [shape.model_dump() for shape in attribution_shapes(attributed(moment, country, guide))]
    said = credit("Salaries by country", reverse("salary_list")) | {"attributions": terms}
    head = json.dumps(said, ensure_ascii=False)
    yield f'{head[:-1]}, "items": ['
    between = "\n"
    for role, pays in by_role(moment, country, guide):
        for pay in pays:
            yield f"{between}{salary_shape(role, pay).model_dump_json()}"
            between = ",\n"
    yield "\n]}\n"


def every_figure(moment: Moment, country: str = "") -> Dataset:
    """The figures by role. Five queries, and memory for a few hundred figures however many there are."""
    words = f"Salaries: {formats.country(country)}" if country else "Salaries by country"
    cited = cite(words, reverse("salary_list"), moment.changed())
    guide = moment.guide(moment.editions().filter(kind="source"))
    known = Origins(cited, settings.SITE_URL, source_lines((key for _, key in guide.entries), guide))

    def sections() -> Iterator[Section]:
        for role, pays in by_role(moment, country, guide):
            yield Section("salaries", role.title, [fact for pay in pays for fact in facts(role, pay)])

    def facts(role: Link, pay: Pay) -> Iterator[Fact]:
        return pay_facts(pay, role.title, known, f"{role.url}#salaries-{pay.salary.key}")

    return around(cited, sections(), attributed(moment, country, guide))


def attributed(moment: Moment, country: str, guide: Guide) -> tuple[Notice, ...]:
    """What is to be said beside the figures, whose they are, and beside the names of their roles. Two queries."""
    found = rows(moment, country).order_by()
    keys = set(found.values_list("source", flat=True).distinct())
    made_by = Mention.objects.filter(field="role.dataset", edition__in=found.values("edition"))
    keys |= set(made_by.values_list("key", flat=True).distinct())
    return notices(guide.record("source", key) for key in keys)
