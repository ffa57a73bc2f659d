"""A guide of occupations to search in: some ninety with titles that a public dataset has, beside editors’ roles."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from roles import models as m
from roles.editions import facts as f
from roles.editions.publish import publish
from tests.factories import NOW, root_fields

EXCERPT = Path(__file__).with_name("occupations.txt")

OURS = {"Project manager": "Delivery manager", "Product manager": "Product lead", "Scrum master": "Agile coach"}
"""Roles that editors wrote, each with another title: the dataset's have some of these names too."""


def slug_of(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


def write_occupations(now: datetime = NOW) -> None:
    """Write the occupations and the editors' roles, and publish them. Takes about a second."""
    lines = (line for line in EXCERPT.read_text().splitlines() if line and not line.startswith("#"))
    named = {name: titles.split("; ") for name, _, titles in (line.partition(": ") for line in lines)}
    guide = {("source", "onet"): [_record(m.Source, **root_fields(m.Source, slug="onet", short_name="O*NET"))]}
    tool = root_fields(m.Tool, slug="chef", name="Chef", purpose="Configuration management software")
    guide["tool", "chef"] = [_record(m.Tool, **tool)]
    for name, titles in named.items():
        guide["role", slug_of(name)] = list(_role(name, titles, dataset="onet", dataset_code=slug_of(name)))
    for name, title in OURS.items():
        guide["role", slug_of(name)] = list(_role(name, [title]))
    with transaction.atomic():
        f.restore(guide)
    publish(guide, now=now)


def _role(name: str, titles: list[str], **fields: Any) -> Any:
    slug = slug_of(name)
    plural = name.lower() if fields else f"{name.lower()}s"
    yield _record(m.Role, **root_fields(m.Role, slug=slug, name=name, plural=plural, **fields))
    for order, title in enumerate(titles, start=1):
        yield _record(m.OtherTitle, parent=slug, key=f"title-{order}", order=order, title=title)


def _record(model: Any, **fields: Any) -> f.Record:
    return {"model": model._meta.label_lower, "fields": fields}


FOUND = {
    # by its own name, in the singular, while typing, mistyped
    "registered nurse": "Registered nurses",
    "barista": "Baristas",
    "data scientist": "Data scientists",
    "electrician": "Electricians",
    "electrcian": "Electricians",
    "electricians": "Electricians",
    "graphic desig": "Graphic designers",
    "pharmacist": "Pharmacists",
    "librarian": "Librarians and media collections specialists",
    "acountant": "Accountants and auditors",
    "recepcionist": "Receptionists and information clerks",
    "what does an actuary do": "Actuaries",
    "how do I become an actuary": "Actuaries",
    "economist": "Economists",
    "web developer": "Web developers",
    "security guard": "Security guards",
    "civil engineers": "Civil engineers",
    # by another title
    "software engineer": "Software developers",
    "software enginer": "Software developers",
    "devops engineer": "Software developers",
    "programmer": "Computer programmers",
    "programer": "Computer programmers",
    "waitress": "Waiters and waitresses",
    "fireman": "Firefighters",
    "journalist": "News analysts, reporters, and journalists",
    "recruiter": "Human resources specialists",
    "bank teller": "Tellers",
    "warehouse worker": "Stockers and order fillers",
    "janitor": "Janitors and cleaners, except maids and housekeeping cleaners",
    "business analyst": "Management analysts",
    "real estate agent": "Real estate sales agents",
    "translator": "Interpreters and translators",
    "bookkeeper": "Bookkeeping, accounting, and auditing clerks",
    "insurance agent": "Insurance sales agents",
    "car mechanic": "Automotive service technicians and mechanics",
    "teacher primary": "Elementary school teachers, except special education",
    "primary school teacher": "Elementary school teachers, except special education",
    "plumber": "Plumbers, pipefitters, and steamfitters",
    "welder": "Welders, cutters, solderers, and brazers",
    "chef": "Chefs and head cooks",
    # by letters, as they are or in brackets
    "CEO": "Chief executives",
    "chief executive officer": "Chief executives",
    "HR manager": "Human resources managers",
    "human resources manager": "Human resources managers",
    "UX designer": "Web and digital interface designers",
    "EMT": "Emergency medical technicians",
    "dba": "Database administrators",
    # in Britain and in America
    "lorry driver": "Light truck drivers",
    "physiotherapist": "Physical therapists",
    "barrister": "Lawyers",
    "solicitor": "Lawyers",
    "paediatrician": "Pediatricians, general",
    "anaesthetist": "Nurse anesthetists",
    "labourer": "Construction laborers",
    "jeweller": "Jewelers and precious stone and metal workers",
    "counsellor": "Mental health counselors",
    "childminder": "Nannies",
    "headteacher": "Education administrators, kindergarten through secondary",
    "estate agent": "Real estate sales agents",
    # of several with the title those whose own name says most, however many titles another has
    "truck driver": "Light truck drivers",
    "carpenter": "Carpenters",
    "mechanic": "Automotive service technicians and mechanics",
    "cleaner": "Janitors and cleaners, except maids and housekeeping cleaners",
    # the editors' own before a dataset's
    "scrum master": "Scrum master",
    "project manager": "Project manager",
    "product manager": "Product manager",
    # with what else is asked
    "scrum master salary": "Scrum master: pay",
    "how much does an electrician earn": "Electricians: pay",
    "electrician vs plumber": "Electricians vs Plumbers, pipefitters, and steamfitters",
    "accountant vs auditor": "Accountants and auditors",
    "nurse practitioner to registered nurse": "Nurse practitioners to Registered nurses",
}
"""What a reader types, and the page that comes first."""

AMONG_THREE = {
    "nurse": "Registered nurses",
    "RN": "Registered nurses",
    "doctor": "Family medicine physicians",
    "pilot": "Commercial pilots",
    "lorry driver": "Heavy and tractor-trailer truck drivers",
    "secretary": "Secretaries and administrative assistants, except legal, medical, and executive",
    "architect": "Architects, except landscape and naval",
}
"""What may mean several roles, and one that is among the first three."""
