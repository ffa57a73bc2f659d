"""A role as an occupation: what it does, asks for and pays."""

from collections.abc import Iterator
from decimal import Decimal

from roles.domain import records as r
from roles.domain.attribution import Notice
from roles.domain.classification import address
from roles.domain.guide import Link
from roles.domain.jsonld.nodes import Node, Site, author, citations, moment, node, organisation, plain
from roles.domain.lines import CertificationLine, Pay, SkillLine
from roles.domain.profile import Profile
from roles.domain.regions import by_region
from roles.domain.salary import figures

UNIT_TEXT = {"year": "YEAR", "month": "MONTH", "hour": "HOUR"}
DURATION = {"year": "P1Y", "month": "P1M", "hour": "PT1H"}

ASKED_FOR = ("required", "sometimes")
"""How far employers ask for a certification that is a qualification for the role."""


def occupation_id(role: Link, site: Site) -> str:
    """What a role is called in every node about it."""
    return f"{site.at(role.url)}#occupation"


def role_page(profile: Profile, site: Site) -> list[Node]:
    """A role's page, the role, and the role once more for each country with pay."""
    page = node(
        "WebPage",
        id=site.at(profile.link.url),
        name=profile.link.title,
        dateModified=moment(profile.changed),
        author=author(profile.author, site),
        citation=citations(profile.sources),
        isBasedOn=[based_on(notice) for notice in profile.notices],
        mainEntity={"@id": occupation_id(profile.link, site)},
    )
    return [page, occupation(profile, site), *paid_in_countries(profile, site)]


def based_on(notice: Notice) -> Node:
    """A dataset that the page takes facts from, with its terms and the words that they ask for."""
    return node(
        "Dataset",
        name=notice.name,
        version=notice.release,
        url=notice.url,
        license=notice.licence_url,
        creditText=notice.said,
    )


def occupation(profile: Profile, site: Site) -> Node:
    """The role, without its pay. How many months of experience it asks for, the guide does not record."""
    return node(
        "Occupation",
        id=occupation_id(profile.link, site),
        url=site.at(profile.link.url),
        name=profile.link.title,
        alternateName=[other.title for other in profile.titles.first],
        description=plain(profile.nutshell or profile.description),
        responsibilities=[plain(item.html) for item in (*profile.tasks.own, *profile.tasks.core.first)],
        skills=[skill(line, site) for line in foremost(profile)],
        occupationalCategory=[category(code, site) for code in profile.role.codes],
        sameAs=[same for code in profile.role.codes if (same := same_as(profile, code))],
        qualifications=[
            qualification(line, line.record, site)
            for line in profile.certifications
            if isinstance(line.record, r.Certification) and line.row.demand in ASKED_FOR
        ],
    )


def foremost(profile: Profile) -> Iterator[SkillLine]:
    """The skills that a page shows at once: the editors' own, and the first of each group of a dataset's."""
    groups = profile.skill_groups
    yield from groups.own
    for rated in groups.rated:
        yield from rated.first
    for listed in groups.listed:
        yield from listed.first


def same_as(profile: Profile, code: r.ExternalCode) -> str:
    """The address of the same occupation in a classification; empty where the code may be a wider or another one.

    It is the same where the dataset of that classification made the role, or where an editor says so.
    """
    if not (code.informs == "all" or (code.dataset and code.dataset == profile.role.dataset)):
        return ""
    if code.scheme == "onet-soc":
        return f"https://www.onetonline.org/link/summary/{code.code}"
    return address(code.code)


def skill(line: SkillLine, site: Site) -> Node:
    """A skill that a role needs, a word of the list of skills."""
    url = site.at(line.link.url) if line.link.url else ""
    return node(
        "DefinedTerm", url=url, name=line.link.title, termCode=line.row.skill, inDefinedTermSet=site.at(site.skills)
    )


def category(code: r.ExternalCode, site: Site) -> Node:
    """A role's place in a public classification. A code that is an address, as ESCO's are, is also what it is."""
    return node(
        "CategoryCode",
        codeValue=code.code,
        name=code.label,
        inCodeSet=node("CategoryCodeSet", name=site.scheme(code.scheme)),
        sameAs=address(code.code),
    )


def qualification(line: CertificationLine, certification: r.Certification, site: Site) -> Node:
    """A certification that employers ask for; its issuer is its publisher."""
    return node(
        "EducationalOccupationalCredential",
        url=site.at(line.link.url),
        name=line.link.title,
        publisher=organisation(certification.issuer, certification.issuer_abbreviation),
    )


def paid_in_countries(profile: Profile, site: Site) -> Iterator[Node]:
    """The role in each country for which there is a figure, with its figures; those of many regions are left out."""
    by_country: dict[str, list[Pay]] = {}
    for pay in profile.pay:
        by_country.setdefault(pay.salary.country, []).append(pay)
    for country, found in by_country.items():
        pays, _ = by_region(found)
        yield node(
            "Occupation",
            id=f"{occupation_id(profile.link, site)}-{country.lower()}",
            name=profile.link.title,
            occupationLocation=node("Country", name=site.country(country)),
            estimatedSalary=[salary for pay in pays for salary in salaries(pay, site)],
        )


def salaries(pay: Pay, site: Site) -> Iterator[Node]:
    """A record's figures: an average as an amount of money, percentiles as a distribution.

    The median is the fiftieth percentile, so it stands there; an average never does.
    """
    given = pay.salary
    about = {"name": site.pay(pay), "currency": given.currency}
    ranks = {f"percentile{rank}": number(amount) for rank, amount in given.percentiles if rank != 50}
    for figure in figures(given):
        if figure.statistic == "median":
            ranks["median"] = number(figure.amount)
        else:
            value = node("QuantitativeValue", value=number(figure.amount), unitText=UNIT_TEXT[given.period])
            yield node("MonetaryAmount", **about, value=value)
    if ranks:
        yield node("MonetaryAmountDistribution", **about, duration=DURATION[given.period], **ranks)


def number(amount: Decimal) -> int | float:
    """The amount as JSON writes it: whole where it is."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)
