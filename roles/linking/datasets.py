"""The facts of each kind of page that can be had as data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import singledispatch
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from roles import formats
from roles.domain.attribution import Notice
from roles.domain.blocks import SectionView
from roles.domain.citation import Citation
from roles.domain.comparison import Comparison
from roles.domain.dataset import Dataset, Fact, Section
from roles.domain.lines import SourceLine
from roles.domain.move import MoveBetween
from roles.domain.pay import CountryPay
from roles.domain.profile import Profile
from roles.domain.prose import Html, escaped
from roles.domain.sections import SectionKind
from roles.domain.skillgap import GapItem
from roles.linking.facts_of_role import NUTSHELL, STATES, RoleFacts, ladders, moves, pay_facts, points, sources
from roles.linking.origins import Origins


def dataset(cited: Citation, content: Profile | Comparison | MoveBetween) -> Dataset:
    """The facts of a page that is cited like this."""
    return around(cited, sections(content, cited), content.notices)


def around(cited: Citation, found: Iterable[Section], notices: tuple[Notice, ...]) -> Dataset:
    """The sections with what a reader of the whole needs to know."""
    edition = f"Edition {cited.edition} of {formats.day(cited.issued)}, " if cited.edition else ""
    said = f"{edition}as it stood on {formats.day(cited.as_of)}."
    return Dataset(cited.title, cited.canonical, settings.SITE_URL, f"{said[0].upper()}{said[1:]}", found, notices)


@singledispatch
def sections(content: Any, cited: Citation) -> Iterator[Section]:
    """The sections of a page by what it is about. Raises TypeError for what has no data."""
    raise TypeError(content)


@sections.register
def _(content: Profile, cited: Citation) -> Iterator[Section]:
    return RoleFacts(content, _origins(cited, content.sources)).sections()


@sections.register
def _(content: Comparison, cited: Citation) -> Iterator[Section]:
    listed = next((s.block for s in content.sections if s.kind == SectionKind.SOURCES.value), ())
    origins = _origins(cited, [*listed, *(line for p in content.profiles for line in p.sources)])
    each = [RoleFacts(profile, origins, rows=False) for profile in content.profiles]
    yield Section("", "At a glance", [nut for role in each for nut in role.glance() if nut.item == NUTSHELL])
    for section in content.sections:
        made = _in_comparison(section, content, each, origins)
        prose = [Fact(value=section.body, origin=origins.own, anchor=section.key)] if section.body else []
        if facts := [*prose, *made]:
            yield Section(section.key, section.heading, facts)


@sections.register
def _(content: MoveBetween, cited: Citation) -> Iterator[Section]:
    origins = _origins(cited, content.sources)
    yield Section("", "At a glance", [Fact(value=content.standfirst, origin=origins.own)])
    to = RoleFacts(content.to, origins, rows=False)
    made: dict[str, Callable[[], Iterable[Fact]]] = {
        "record": lambda: moves([content.recorded] if content.recorded else [], origins),
        "chain": lambda: _chain(content, origins),
        "skills": lambda: _gap(content, to),
        "learning": lambda: [*to.certifications(), *to.named("courses", content.to.courses)],
        "pay": lambda: _pay([line.both for line in content.pay], [RoleFacts(content.start, origins, rows=False), to]),
        "ladder": lambda: ladders([entry.standing.ladder for entry in content.entries], origins),
        "back": lambda: moves([content.back] if content.back else [], origins),
        "sources": lambda: sources(content.sources, origins),
    }
    for part in content.parts:
        if facts := [_at(part.key, fact) for fact in made[part.key]()]:
            yield Section(part.key, part.heading, facts)


def _in_comparison(
    section: SectionView, content: Comparison, each: list[RoleFacts], origins: Origins
) -> Iterator[Fact]:
    """What a section of a comparison says beside its prose; pictures repeat what other sections say."""
    by_role: Mapping[str, Callable[[RoleFacts], Iterable[Fact]]] = {
        "what-each-does": RoleFacts.description,
        "responsibilities": RoleFacts.responsibilities,
        "skills": RoleFacts.skills,
        "certifications": RoleFacts.certifications,
        "tools": lambda role: role.named("tools", role.profile.tools),
        "metrics": lambda role: role.named("metrics", role.profile.metrics),
        "courses": lambda role: role.named("courses", role.profile.courses),
    }
    at_rows: Mapping[str, Callable[[], Iterable[Fact]]] = {
        "table": lambda: _table(content, origins),
        "salaries": lambda: _pay(content.pay, each),
        "claims": lambda: points(section.block, origins),
        "moves": lambda: moves(section.block.recorded, origins),
        "questions": lambda: _questions(section, origins),
        "sources": lambda: sources(section.block, origins),
    }
    if not section.block:
        return
    if section.kind in by_role:
        for role in each:
            facts = list(by_role[section.kind](role)) or [role.said(STATES["not-covered"], section.key)]
            yield from (_at(section.key, replace(fact, under=role.name)) for fact in facts)
    elif section.kind in at_rows:
        yield from at_rows[section.kind]()
    elif section.kind == SectionKind.PATHS.value:
        yield from (_at(section.key, fact) for fact in ladders(section.block, origins))
    elif section.kind == SectionKind.DISCLAIMER.value:
        yield Fact(value=section.block, origin=origins.own, anchor=section.key)


def _table(content: Comparison, origins: Origins) -> Iterator[Fact]:
    """Each role's answer, row by row."""
    for row in content.rows:
        for profile, cell in zip(content.profiles, row.cells, strict=True):
            listed = "; ".join(item.link.title for item in cell.items)
            yield Fact(
                value=listed or cell.html or STATES[cell.state],
                under=row.label,
                role=profile.link.title,
                origin=origins.of(cell.cited),
                anchor=f"row-{row.key}",
            )


def _questions(section: SectionView, origins: Origins) -> Iterator[Fact]:
    """The questions that readers ask, with their answers."""
    for asked in section.block:
        yield Fact(value=asked.answer, under=asked.question, origin=origins.own, anchor=f"faq-{asked.key}")


def _pay(countries: Iterable[CountryPay], each: Iterable[RoleFacts]) -> Iterator[Fact]:
    """Who earns more in each country, or why that cannot be said, then every figure."""
    each = list(each)
    for pay in countries:
        under, anchor = formats.country(pay.country), f"pay-{pay.country.lower()}"
        yield _verdict(pay, under, anchor, each[0].origins)
        for role in each:
            for one in role.profile.pay:
                if one.salary.country == pay.country:
                    yield from pay_facts(one, role.name, role.origins, anchor, under)


def _verdict(pay: CountryPay, under: str, anchor: str, origins: Origins) -> Fact:
    """Who earns more, in the page's own words, with the difference; it rests on the figures compared."""
    if not pay.ranking:
        said = Html(render_to_string("roles/_verdict.html", {"pay": pay}))
        return Fact(value=said, under=under, item="Who earns more", origin=origins.own, anchor=anchor)
    figure = pay.highest.pay
    return Fact(
        value=escaped(formats.earns_more(pay)),
        under=under,
        item="Who earns more",
        kind=formats.kind_of_pay(figure),
        amount=pay.highest.amount - pay.lowest.amount,
        unit=figure.salary.currency,
        statistic="difference",
        basis=figure.salary.basis,
        period=figure.salary.period,
        country=pay.country,
        origin=origins.of(figure.cited, figure=True),
        anchor=anchor,
    )


def _gap(content: MoveBetween, to: RoleFacts) -> Iterator[Fact]:
    """What is kept, must grow, is new and is left behind; or what the target needs, where that cannot be said."""
    gap = content.gap
    groups = (("You keep", gap.keep), ("Must grow", gap.grow), ("New", gap.new), ("Not on their list", gap.leave))
    for heading, items in groups:
        for item in items:
            line = item.after or item.before
            if line:
                whose = content.to if item.after else content.start
                fact = RoleFacts(whose, to.origins, rows=False).skill(line, heading)
                yield replace(fact, value=f"{fact.value}{_more(item)}")
    if not gap.known:
        yield to.said(content.answer, "skills")
        yield from (to.skill(line) for line in content.needed)


def _more(item: GapItem) -> str:
    """In what the target asks more of a shared skill."""
    return f"; asked more: {'; '.join(formats.asked_more(more) for more in item.more)}" if item.more else ""


def _chain(content: MoveBetween, origins: Origins) -> Iterator[Fact]:
    """The shortest way over records, hop by hop."""
    kinds = {"move": "a move on record", "path": "up a ladder", "skills": "computed from shared skills, not recorded"}
    for number, hop in enumerate(content.chain, 1):
        value = f"{hop.start.title} to {hop.to.title}, {kinds[hop.kind]}"
        yield Fact(item=f"Hop {number}", value=value, origin=origins.own)
    if not content.chain:
        yield Fact(value="No such move is on record, and no chain of recorded moves leads there.", origin=origins.own)


def _at(anchor: str, fact: Fact) -> Fact:
    return replace(fact, anchor=anchor)


def _origins(cited: Citation, listed: Iterable[SourceLine]) -> Origins:
    return Origins(cited, settings.SITE_URL, listed)
