"""Pages whose pictures have the most to bear: long names, one figure and many, two ladders and forty. No database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from roles.domain import records as r
from roles.domain.guide import Link
from roles.domain.ladders import LEVELS
from roles.domain.lines import Pay
from roles.domain.listing import Listing
from roles.domain.pathmap import path_map
from roles.domain.roleset import MOST
from roles.domain.salary import headline
from roles.queries.paths import PathIndex
from roles.queries.salaries import Country, RolePay, SalaryTable
from tests.domain.guides import make_guide, make_role, make_salary, make_skill_row, prose
from tests.domain.ladders import joined_ladders, make_ladder
from tests.pages.bakery import answer, page_of, written
from tests.pages.drawn import Drawn, draw_content

LONG = (
    "senior-telecommunications-infrastructure-programme-manager",
    "internationalisation-and-accessibility-product-owner",
    "cook",
    "environmental-sustainability-communications-director",
    "chief-information-security-and-compliance-officer",
)
SKILLS = tuple(f"Interdisciplinary stakeholder communication, part {number}" for number in range(12))
PERCENTILES = {f"p{n}": Decimal(amount) for n, amount in ((10, 21000), (25, 38000), (75, 90500), (90, 138250))}
SECTIONS = tuple(
    r.Section(key=kind, heading=kind.capitalize(), section_kind=kind)
    for kind in ("dimensions-picture", "table", "skills", "salaries", "paths", "questions", "sources")
)
QUESTION = r.Question(key="both", question="Can one person do both?", answer=prose("<p>Seldom, and never well.</p>"))


def long_role(key: str, number: int, skills: tuple[str, ...]) -> r.Role:
    """A role whose answers are long, with old pay, recent pay in a range, and a range without a figure."""
    salaries = (
        make_salary(f"{53_012 + number * 40_000}", as_of=date(2021, 12, 1)),
        make_salary(f"{61_500 + number * 9_999}", key="range", statistic="median", **PERCENTILES),
        replace(make_salary(key="ends", basis="total", **PERCENTILES), amount=None, statistic=""),
    )
    return make_role(
        key,
        texts=(
            answer("owns", "The programme, its budget and everybody’s peace of mind"),
            answer("hours", "Long"),
        ),
        skills=tuple(make_skill_row(skill) for skill in skills),
        salaries=salaries,
    )


def stressed_comparison(count: int, share: str = "some") -> Drawn:
    """So many roles of long names that share all of their skills, some or none."""
    roles = []
    for number, key in enumerate(LONG[:count]):
        skills = {"all": SKILLS[:4], "none": SKILLS[number * 2 : number * 2 + 2]}.get(
            share, SKILLS[number : number + 4]
        )
        roles.append(long_role(key, number, skills))
    page = written(*SECTIONS, questions=(QUESTION,))
    return page_of(*roles, editorial=page, ladder=make_ladder("long", *LONG), skills=SKILLS)


def stressed_salaries(count: int) -> Drawn:
    """So many roles of one country, each with one figure of one kind."""
    guide = make_guide()
    lines = []
    for number in range(count):
        salary = make_salary(str(31_000 + number * 3_777), country="US", currency="USD")
        cited = guide.cite(salary.source, salary)
        assert cited
        role = Link("role", f"role-{number}", LONG[number % MOST].replace("-", " ").capitalize(), f"/roles/{number}/")
        lines.append(RolePay(role, (Pay(salary, headline(salary), cited),)))
    listing = Listing(tuple(lines), count, 1, 1, (), "")
    return draw_content("salary_list", SalaryTable("US", (Country("US", count, count),), "pay", count, listing))


def stressed_paths(count: int) -> Drawn:
    """So many ladders of long names, each joined to the next by a move."""
    keys = [f"{LONG[number % MOST]}-{number}" for number in range(count)]
    paths = [
        make_ladder(key, *(f"{word}-{key}" for word in ("junior", "middle", "senior", "leading", "chief")))
        for key in keys
    ]
    moves = [(f"senior-{one}", f"middle-{two}") for one, two in pairwise(keys)]
    rows = joined_ladders(paths, *moves)
    assert {step.stop.rung.level for row in rows for step in row.steps} == set(LEVELS)
    return draw_content("path_list", PathIndex(Listing(rows, count, 1, 1, (), ""), path_map(rows)))
