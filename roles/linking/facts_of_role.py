"""The facts of a role, section by section: what exports of profiles, comparisons and moves are made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from roles import formats
from roles.domain.dataset import Fact, Section
from roles.domain.guide import Cited
from roles.domain.ladders import Ladder
from roles.domain.lines import (
    CertificationLine,
    ClaimLine,
    MoveLine,
    NamedItem,
    Pay,
    Point,
    SkillLine,
    SourceLine,
    said_by,
)
from roles.domain.profile import Profile
from roles.domain.records import Responsibility
from roles.domain.salary import figures
from roles.linking.origins import Origins

NUTSHELL = "In a nutshell"
STATES = {
    "none": "None required",
    "not-applicable": "Not applicable",
    "not-known": "Not known",
    "not-covered": "Not covered yet",
}
"""What stands where there is no answer."""


@dataclass(frozen=True)
class RoleFacts:
    """One role's facts. ``rows``: whether each row has an anchor of its own on the page, as on the role's own."""

    profile: Profile
    origins: Origins
    rows: bool = True

    def sections(self) -> Iterator[Section]:
        """Everything that the profile shows, in its order."""
        yield Section("", "At a glance", self._all(self.glance()))
        made: dict[str, Callable[[], Iterable[Fact]]] = {
            "what-they-do": self.description,
            "responsibilities": self.responsibilities,
            "in-short": self.answers,
            "skills": self.skills,
            "tools": lambda: self.named("tools", self.profile.tools),
            "metrics": lambda: self.named("metrics", self.profile.metrics),
            "company-size": lambda: [self.said(self.profile.company_size, "company-size")],
            "salaries": lambda: self.pay("salaries"),
            "getting-there": lambda: [self.said(self.profile.comes_from, "getting-there")],
            "courses": lambda: self.named("courses", self.profile.courses),
            "certifications": self.certifications,
            "paths": self.paths,
            "moves": lambda: moves((*self.profile.moves_out, *self.profile.moves_in), self.origins),
            "claims": lambda: points(self.profile.points, self.origins),
            "preparation": self.preparation,
            "interests": self.interests,
            "related": self.related,
            "codes": self.codes,
            "not-covered": self.not_covered,
            "sources": lambda: sources(self.profile.sources, self.origins),
        }
        for part in self.profile.parts:
            if part.key in made:
                yield Section(part.key, part.heading, self._all(made[part.key]()))

    def _all(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        for fact in facts:
            yield fact if fact.role else replace(fact, role=self.name)

    @property
    def name(self) -> str:
        """The role's name."""
        return self.profile.link.title

    def said(self, value: str, anchor: str, item: str = "") -> Fact:
        """Something that the guide says in its own words."""
        return Fact(value=value, item=item, role=self.name, origin=self.origins.own, anchor=anchor)

    def told(self, value: str, anchor: str, item: str = "") -> Fact:
        """A text of the role itself: the editors' words, or a dataset's that made it."""
        made_by = self.profile.role.dataset if self.profile.role.is_imported else None
        return replace(self.said(value, anchor, item), origin=self.origins.source(made_by))

    def anchor(self, part: str, key: str) -> str:
        """Where a row stands: at its own anchor, or in its section."""
        return f"{part}-{key}" if self.rows else part

    def glance(self) -> Iterator[Fact]:
        """In a nutshell, its family and its other titles."""
        p = self.profile
        if p.lead:
            yield self.told(p.lead, "", NUTSHELL)
        if p.family:
            yield self.told(p.family.title, "", "Family")
        for other in p.role.other_titles:
            origin = self.origins.source(said_by(other))
            yield Fact(item="Also called", value=other.title, role=self.name, origin=origin)

    def description(self) -> Iterator[Fact]:
        """What they do; on the role's own page without the sentence that stands at its head."""
        if text := self.profile.account if self.rows else self.profile.description:
            yield self.told(text, "what-they-do")

    def responsibilities(self) -> Iterator[Fact]:
        """What they answer for."""
        for item in self.profile.responsibilities:
            row = item.row
            yield Fact(
                value=item.html,
                item="Supplemental" if isinstance(row, Responsibility) and row.supplemental else "",
                role=self.name,
                origin=self.origins.of(item.cited),
                anchor=self.anchor("responsibilities", item.key),
            )

    def answers(self) -> Iterator[Fact]:
        """How the role works, question by question; or why there is no answer."""
        for answer in self.profile.answers:
            yield Fact(
                item=answer.dimension.title,
                value=answer.body or STATES.get(answer.state, answer.state),
                role=self.name,
                origin=self.origins.of(answer.cited),
                anchor=self.anchor("in-short", answer.dimension.key),
            )

    def skills(self) -> Iterator[Fact]:
        """Each skill with its importance and level, and who says so."""
        for line in self.profile.skills:
            yield self.skill(line)

    def skill(self, line: SkillLine, under: str = "") -> Fact:
        """How much the role needs a skill. Who names the skill is cited, or who judges it where somebody does."""
        row = line.row
        need = formats.importance(row) or STATES["not-covered"]
        judged = f"{need}, in the editors’ judgement" if row.importance and not line.judged_by else need
        level = f"; {formats.skill_level(row)}" if row.level_value is not None else ""
        return Fact(
            item=line.link.title,
            value=f"{judged}{level}",
            under=under,
            role=self.name,
            amount=row.importance_value,
            unit=row.importance_scale,
            origin=self.origins.of(line.judged_by or line.cited),
            anchor=self.anchor("skills", line.key),
        )

    def named(self, part: str, items: Iterable[NamedItem]) -> Iterator[Fact]:
        """Tools, metrics or courses: what each is, and what is particular to this role."""
        for item in items:
            yield Fact(
                item=item.link.title,
                value=item.note or item.about or "listed",
                role=self.name,
                origin=self.origins.of(item.cited),
                anchor=self.anchor(part, item.key),
            )

    def certifications(self) -> Iterator[Fact]:
        """How far employers ask for each certification."""
        for line in self.profile.certifications:
            yield self.certification(line)

    def certification(self, line: CertificationLine) -> Fact:
        """How far employers ask for a certification, and who issues it."""
        demand = formats.label(line.row.demand, "rolecertification.demand")
        issuer = getattr(line.record, "issuer", "")
        return Fact(
            item=line.link.title,
            value=f"{demand}; issued by {issuer}" if issuer else demand,
            role=self.name,
            country=line.row.country,
            origin=self.origins.of(line.cited),
            anchor=self.anchor("certifications", line.key),
        )

    def pay(self, part: str) -> Iterator[Fact]:
        """Every figure, and every percentile."""
        for pay in self.profile.pay:
            yield from pay_facts(pay, self.name, self.origins, self.anchor(part, pay.salary.key))

    def paths(self) -> Iterator[Fact]:
        """Where it leads, and the role's step on each ladder."""
        if self.profile.goes_on_to:
            yield self.said(self.profile.goes_on_to, "paths")
        yield from ladders(self.profile.ladders, self.origins)

    def preparation(self) -> Iterator[Fact]:
        """How much preparation it takes, and what that means."""
        for line in self.profile.preparation:
            said = (
                ("Job zone", f"{line.row.zone} of 5: {line.row.name}"),
                ("Education", line.education),
                ("Experience", line.experience),
                ("On-the-job training", line.training),
                ("Specific vocational preparation", line.row.svp_range),
            )
            for item, value in said:
                if value:
                    yield self._of(line.cited, value, "preparation", item)

    def interests(self) -> Iterator[Fact]:
        """How far it offers work of each area of interest."""
        for line in self.profile.interests:
            value = formats.on_scale(line.row.value, line.row.scale)
            high = f"; {formats.ORDINALS[line.row.high_point - 1]} interest" if line.row.high_point else ""
            name = formats.label(line.row.area, "interest.area")
            fact = self._of(line.cited, f"{value}{high}", self.anchor("interests", line.row.key), name)
            yield replace(fact, amount=line.row.value, unit=line.row.scale)

    def related(self) -> Iterator[Fact]:
        """Roles that are like it."""
        for line in self.profile.related:
            closeness = formats.label(line.closeness, "relatedrole.closeness")
            yield self._of(line.cited, closeness, self.anchor("related", line.key), line.link.title)

    def _of(self, cited: Cited | None, value: str, anchor: str, item: str) -> Fact:
        return Fact(value=value, item=item, role=self.name, origin=self.origins.of(cited), anchor=anchor)

    def codes(self) -> Iterator[Fact]:
        """Its codes in public classifications."""
        for code in self.profile.role.codes:
            scheme = formats.label(code.scheme, "externalcode.scheme")
            fact = self.said(f"{code.code} {code.label}".strip(), self.anchor("codes", code.key), scheme)
            yield replace(fact, origin=self.origins.source(code.dataset))

    def not_covered(self) -> Iterator[Fact]:
        """What the guide has nothing on yet."""
        for part in self.profile.not_covered:
            yield self.said(STATES["not-covered"], "not-covered", part.capitalize())


def pay_facts(pay: Pay, role: str, origins: Origins, anchor: str, under: str = "") -> Iterator[Fact]:
    """A salary record's one number, then its percentiles, each a fact of its own.

    A percentile of which the source says only that it is high has words for its amount and no number.
    """
    s = pay.salary
    shown: list[tuple[str, Decimal | None, str]] = [
        (figure.statistic, figure.amount, formats.STATISTICS[figure.statistic]) for figure in figures(s)
    ]
    medians = {amount for statistic, amount, _ in shown if statistic == "median"}
    ranks = [*s.percentiles, *((rank, None) for rank in s.topped)]
    shown += [(f"p{rank}", amount, f"{rank}th percentile") for rank, amount in ranks if rank != 50 or not medians]
    about = [formats.BASES[s.basis], formats.LEVELS.get(s.level, ""), s.region, formats.whose_pay(s)]
    for statistic, amount, words in shown:
        said = formats.at_least(s.top_code, s.currency) if amount is None and s.top_code else ""
        yield Fact(
            item=formats.country(s.country),
            value=f"{said or formats.money(amount or Decimal(0), s.currency)} {formats.PERIODS[s.period]}",
            kind=", ".join(filter(None, [words, *about])),
            role=role,
            under=under,
            amount=amount,
            unit=s.currency,
            statistic=statistic,
            basis=s.basis,
            period=s.period,
            level=s.level,
            country=s.country,
            region=s.region,
            wider_occupation=s.wider_occupation,
            origin=origins.of(pay.cited, figure=True),
            anchor=anchor,
        )


def points(found: Iterable[Point], origins: Origins) -> Iterator[Fact]:
    """What each source says, point by point."""
    for point in found:
        for line in point.claims:
            yield claim(line, origins, under=point.heading, anchor=f"point-{point.key}")


def claim(line: ClaimLine, origins: Origins, *, under: str, anchor: str) -> Fact:
    """What one source says, its figure before the words if it has one."""
    figure = line.claim.figure
    return Fact(
        item=formats.claimed(line.claim),
        value=line.statement,
        under=under,
        role=line.role.title if line.role.kind == "role" else "",
        amount=figure,
        unit=line.claim.unit,
        origin=origins.of(line.cited, figure=figure is not None),
        anchor=anchor,
    )


def moves(found: Iterable[MoveLine], origins: Origins) -> Iterator[Fact]:
    """Recorded moves: what carries over, why people make them, and what the sources say."""
    for move in found:
        way, anchor = f"{move.start.title} to {move.to.title}", f"{move.start.key}-to-{move.to.key}"
        for item, value in (("What carries over", move.carries_over), ("Why people make it", move.motive)):
            if value:
                yield Fact(item=item, value=value, under=way, origin=origins.of(move.cited), anchor=anchor)
        for line in move.claims:
            yield claim(line, origins, under=way, anchor=anchor)


def ladders(found: Iterable[Ladder], origins: Origins) -> Iterator[Fact]:
    """The steps of career paths, from the first up."""
    for ladder in found:
        for number, rung in enumerate(ladder.rungs, 1):
            yield Fact(
                item=f"Step {number}",
                value=f"{rung.name} ({formats.label(rung.level, 'step.level').lower()})",
                role="",
                under=ladder.link.title,
                origin=origins.of(ladder.cited),
                anchor="paths",
            )


def sources(found: Iterable[SourceLine], origins: Origins) -> Iterator[Fact]:
    """The sources that the page draws on."""
    for line in found:
        if line.record:
            publisher = line.record.publisher or "Publisher not stated"
            yield Fact(
                item=line.record.short_name,
                value=f"{line.link.title}. {publisher}",
                origin=origins.source(line.link.key),
                anchor=f"source-{line.link.slug}",
            )
