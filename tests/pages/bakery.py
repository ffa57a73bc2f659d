"""A small guide of bakers and cooks, made by hand, and pages drawn from it without a database."""

from typing import Any

from roles.domain import records as r
from roles.domain.chain import Chain
from roles.domain.comparison import compare
from roles.domain.guide import Entry, Link
from roles.domain.move import move_between
from roles.domain.partners import Partner
from roles.domain.pay import pay_by_country
from roles.domain.profile import profile
from roles.pages.columns import State, controls
from roles.pages.page import in_countries
from tests.domain.guides import entry, make_guide, make_role, make_salary, make_skill_row, prose
from tests.pages.drawn import Drawn, draw

OWNS = r.Dimension(key="owns", slug="owns", name="Owns", question="What?", position=1, at_a_glance=True)
HOURS = r.Dimension(key="hours", slug="hours", name="Working hours", position=2)
JOURNAL = r.Source(key="journal", slug="journal", name="A long article", short_name="Journal", source_kind="article")
EDITORS = r.Author(key="us", slug="us", name="The editors", about=prose("<p>We write.</p><p>And check.</p>"))
SMALL_PRINT = r.SiteText(key="disclaimer", slug="disclaimer", name="Disclaimer", body=prose("<p>Information only.</p>"))
OVEN = r.Tool(key="oven", slug="oven", name="Oven", purpose=prose("Baking"))
LOAVES = r.Term(key="loaves", slug="loaves", name="Loaves", abbreviation="LAD", definition=prose("<p>How many.</p>"))
CERTIFICATION = r.Certification(
    key="cb",
    slug="cb",
    name="Certified Baker",
    abbreviation="CB",
    certification_kind="certification",
    issuer="Guild of Bakers",
    issuer_abbreviation="GB",
)
COURSE = r.Course(
    key="bread",
    slug="bread",
    name="Bread One",
    provider="School",
    platform="Screen",
    length="one week",
    gives=prose("How to knead."),
)
PATH = r.Path(
    key="bakery",
    slug="bakery",
    name="Bakery path",
    source="journal",
    steps=(
        r.Step(key="apprentice", title="Apprentice", level="entry", body=prose("Carries flour.")),
        r.Step(key="baker", title="Baker", level="middle", role="baker"),
    ),
)


def skill(name: str) -> r.Skill:
    """A skill with a definition."""
    return r.Skill(
        key=name, slug=name, name=name.capitalize(), skill_kind="method", definition=prose(f"<p>{name}!</p>")
    )


KNOWN: tuple[Entry, ...] = (
    entry("dimension", OWNS),
    entry("dimension", HOURS),
    entry("source", JOURNAL),
    entry("author", EDITORS),
    entry("site-text", SMALL_PRINT, url=""),
    entry("tool", OVEN),
    entry("term", LOAVES),
    entry("certification", CERTIFICATION),
    entry("course", COURSE),
    entry("family", r.Family(key="kitchen", slug="kitchen", name="Kitchen"), url=""),
    *(entry("skill", skill(name)) for name in ("planning", "writing", "drawing", "selling")),
)


def answer(dimension: str, text: str = "An answer", **overrides: Any) -> r.DimensionText:
    """A role's answer in a row, in short and at length."""
    given = {"key": dimension, "dimension": dimension, "short": prose(text), "body": prose(f"<p>{text}.</p>")}
    return r.DimensionText(**{**given, **overrides})


def no_answer(dimension: str, state: str) -> r.DimensionText:
    """Why a role has no answer in a row."""
    return r.DimensionText(key=dimension, dimension=dimension, state=state)


def full_role(**overrides: Any) -> r.Role:
    """A baker about whom everything is known."""
    given = {
        "family": "kitchen",
        "author": "us",
        "nutshell": prose("Bakes."),
        "description": prose("<p>Bakes bread.</p>"),
        "comes_from": prose("<p>From the mill.</p>"),
        "goes_on_to": prose("<p>To a shop.</p>"),
        "company_size": prose("<p>Small ones share.</p>"),
        "texts": (answer("owns"), answer("hours")),
        "other_titles": (r.OtherTitle(key="boulanger", title="Boulanger", language="fr"),),
        "responsibilities": (
            r.Responsibility(key="oven", text=prose("Heat the oven"), source="journal"),
            r.Responsibility(key="shop", text=prose("Open the shop")),
        ),
        "codes": (r.ExternalCode(key="isco", scheme="isco-08", code="7512", label="Bakers"),),
        "skills": (make_skill_row("planning", source="journal"), make_skill_row("writing", importance="essential")),
        "tools": (r.RoleTool(key="oven", tool="oven"),),
        "metrics": (r.Metric(key="loaves", term="loaves"),),
        "certifications": (
            r.RoleCertification(key="cb", certification="cb", demand="not-usually", country="GB", source="journal"),
        ),
        "courses": (r.RoleCourse(key="bread", course="bread"),),
        "salaries": (make_salary(), make_salary("40000", key="fr", country="FR", currency="EUR")),
        "moves": (r.Move(key="cook", to="cook", carries_over=prose("<p>Heat.</p>"), motive=prose("More salt.")),),
    }
    return make_role("baker", **{**given, **overrides})


def written(*sections: r.Section, **overrides: Any) -> r.Comparison:
    """An editors' page about bakers and cooks."""
    given = {"key": "baker-vs-cook", "slug": "baker-vs-cook", "heading": "Baker or cook?", "author": "us"}
    return r.Comparison(**{**given, "sections": sections, **overrides})


def page_of(
    *roles: r.Role,
    editorial: r.Comparison | None = None,
    country: str = "GB",
    differences: bool = False,
    ladder: r.Path = PATH,
    skills: tuple[str, ...] = (),
) -> Drawn:
    """The comparison page of the roles, on a ladder; `skills` are there besides those that always are."""
    own = [entry("role", role) for role in roles]
    path = entry("path", ladder)
    by_hand = entry("comparison", editorial, title=editorial.heading) if editorial else None
    taught = [entry("skill", skill(name)) for name in skills]
    guide = make_guide(*own, path, *KNOWN, *taught, *([by_hand] if by_hand else []))
    profiles = [profile(e, guide, around=[*own, path]) for e in own]
    found = compare(profiles, guide, country=country, paths=[path], editorial=by_hand, differences=differences)
    state = State(country=country, differences=differences)
    return draw("comparison_detail", comparison=found, controls=controls(found, state))


def full_page() -> Drawn:
    """The page of a baker about whom everything is known and a cook of whom only pay is, with every kind of section."""
    kinds = ("what-each-does", "responsibilities", "table", "skills", "salaries", "paths", "moves", "certifications")
    more = ("tools", "metrics", "courses", "questions", "sources", "keep-reading", "author", "disclaimer")
    page = written(
        *(r.Section(key=kind, heading=kind, section_kind=kind) for kind in (*kinds, *more)),
        questions=(r.Question(key="both", question="Both?", answer=prose("<p>Yes.</p>")),),
        keep_reading=(r.KeepReading(key="a", target_kind="role", target_key="cook", teaser=prose("More.")),),
    )
    return page_of(full_role(), make_role("cook", salaries=(make_salary("30000"),)), editorial=page)


def profile_of(role: r.Role, *others: r.Role, country: str = "GB") -> Drawn:
    """The role's profile, with other roles around it."""
    own = [entry("role", each) for each in (role, *others)]
    editors = entry("comparison", written(), title="Baker or cook?", url="/compare/baker-vs-cook/")
    near = [*own, entry("path", PATH), *([editors] if others else [])]
    guide = make_guide(*near, *KNOWN)
    found = profile(own[0], guide, around=near)
    partner = Partner(Link("role", "cook", "Cook", "/compare/baker-vs-cook/"), "The same family")
    pay = pay_by_country([found], first=country)
    return draw(
        "role_detail",
        profile=found,
        partners=(partner,) if others else (),
        country=country,
        pay=pay,
        countries=in_countries("/a-page/", pay),
    )


def move_of(
    start: r.Role, to: r.Role, *, chain: Chain = (), paths: tuple[r.Path, ...] = (), country: str = "GB"
) -> Drawn:
    """The page of the move from one role to the other; a waiter is there to hop by."""
    own = [entry("role", role) for role in (start, to)]
    near = [entry("path", path) for path in paths]
    guide = make_guide(*own, entry("role", make_role("waiter")), *near, *KNOWN)
    profiles = [profile(e, guide) for e in own]
    together = Link("comparison", "baker-vs-cook", "", "/compare/baker-vs-cook/")
    move = move_between(*profiles, guide, country=country, comparison=together, paths=near, chain=chain)
    addresses = in_countries("/a-page/", (line.both for line in move.pay))
    return draw("move_detail", move=move, countries=addresses)
