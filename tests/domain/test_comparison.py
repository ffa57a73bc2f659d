"""A comparison is drawn from the roles' facts; editors add prose and order."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from roles.domain import records as r
from roles.domain.comparison import Comparison, compare, computed_title, unbroken
from roles.domain.profile import profile
from roles.domain.salary import NotComparable, SalaryGap
from tests.domain.guides import entry, make_guide, make_role, make_salary, make_skill_row, profiles_of, prose

OWNS = r.Dimension(key="owns", slug="owns", name="Owns", position=1, at_a_glance=True)
HORIZON = r.Dimension(key="horizon", slug="horizon", name="Time horizon", position=2)
PLAN = r.Skill(key="plan", slug="plan", name="Planning", skill_kind="method")


def answer(dimension: str, **overrides) -> r.DimensionText:
    given = {"key": dimension, "dimension": dimension, "short": prose("short"), "body": prose("long")}
    return r.DimensionText(**{**given, **overrides})


def comparison_of(
    *roles: r.Role, written: r.Comparison | None = None, paths: tuple = (), names: tuple = ()
) -> Comparison:
    """Compare the roles in one small guide."""
    own = [entry("role", role) for role in roles]
    page = entry("comparison", written) if written else None
    guide = make_guide(
        *own,
        *paths,
        entry("dimension", OWNS),
        entry("dimension", HORIZON),
        entry("skill", PLAN),
        *names,
        *([page] if page else []),
    )
    around = [*own, *paths]
    return compare([profile(e, guide, around=around) for e in own], guide, country="GB", paths=paths, editorial=page)


def kinds(found: Comparison) -> list[str]:
    return [section.kind for section in found.sections]


def test_rows_of_the_table_are_the_dimensions_in_their_own_order() -> None:
    one = make_role("one", texts=(answer("horizon"), answer("owns")))
    found = comparison_of(one, make_role("two", texts=(answer("owns"),)))
    assert [row.label for row in found.rows] == ["Owns", "Time horizon"]


def test_a_role_without_a_text_is_not_covered_yet_and_each_other_state_is_kept() -> None:
    one = make_role(
        "one", texts=(answer("owns"), answer("horizon", state="not-known", short=r.NO_PROSE, body=r.NO_PROSE))
    )
    found = comparison_of(one, make_role("two"))
    assert [cell.state for cell in found.rows[0].cells] == ["stated", "not-covered"]
    assert [cell.state for cell in found.rows[1].cells] == ["not-known", "not-covered"]


def test_a_row_on_which_all_agree_says_so() -> None:
    found = comparison_of(make_role("one", texts=(answer("owns"),)), make_role("two", texts=(answer("owns"),)))
    assert found.rows[0].same
    found = comparison_of(
        make_role("one", texts=(answer("owns"),)), make_role("two", texts=(answer("owns", body=prose("other")),))
    )
    assert not found.rows[0].same


def test_an_empty_block_leaves_no_heading_behind() -> None:
    assert kinds(comparison_of(make_role("one"), make_role("two"))) == ["salaries", "moves"]


def test_pay_that_cannot_be_compared_is_said_rather_than_left_out() -> None:
    found = comparison_of(make_role("one"), make_role("two"))
    assert isinstance(found.pay[0].verdict, NotComparable)
    assert found.pay[0].who_lacks == "ones and twos"


def test_the_chosen_country_comes_first() -> None:
    one = make_role("one", salaries=(make_salary("1"), make_salary("2", key="fr", country="FR", currency="EUR")))
    found = comparison_of(one, make_role("two", salaries=(make_salary("3"),)))
    assert [pay.country for pay in found.pay] == ["GB", "FR"]
    assert isinstance(found.pay[0].verdict, SalaryGap)


def test_bars_of_one_chart_share_a_currency_and_the_longest_is_the_highest() -> None:
    one = make_role("one", salaries=(make_salary("60000"),))
    found = comparison_of(one, make_role("two", salaries=(make_salary("30000"),)))
    (chart,) = found.pay[0].charts
    assert [bar.width for bar in chart.bars] == [100, 50]


def test_without_an_editors_page_the_title_asks_in_the_roles_plurals() -> None:
    one, two = profiles_of(make_role("scrum-master", plural="Scrum masters"), make_role("product-owner"))
    assert computed_title([two, one]) == "Product owners and Scrum masters: what is the difference?"


def test_an_editors_page_brings_title_order_of_sections_and_prose() -> None:
    written = r.Comparison(
        key="one-vs-two",
        slug="one-vs-two",
        heading="One or two?",
        standfirst=prose("It depends."),
        sections=(
            r.Section(key="together", heading="Together", body=prose("<p>They meet.</p>"), former_keys="work teamwork"),
            r.Section(key="table", heading="In a table", section_kind="table"),
        ),
    )
    found = comparison_of(make_role("one", texts=(answer("owns"),)), make_role("two"), written=written)
    assert (found.title, found.editorial) == ("One or two?", True)
    assert [(s.key, s.former_keys) for s in found.sections] == [("together", ("work", "teamwork")), ("table", ())]


def test_a_page_to_keep_reading_that_is_not_live_is_not_shown() -> None:
    written = r.Comparison(
        key="one-vs-two",
        slug="one-vs-two",
        heading="One or two?",
        keep_reading=(
            r.KeepReading(key="a", target_kind="role", target_key="one", teaser=prose("More.")),
            r.KeepReading(key="b", target_kind="role", target_key="three", teaser=prose("Not there.")),
        ),
        sections=(r.Section(key="more", heading="Keep reading", section_kind="keep-reading"),),
    )
    found = comparison_of(make_role("one"), make_role("two"), written=written)
    assert [teaser.link.key for teaser in found.sections[0].block] == ["one"]


def test_the_page_is_as_new_as_the_newest_edition_it_draws_on() -> None:
    profiles = profiles_of(make_role("one"), make_role("two"))
    later = datetime(2026, 11, 20, tzinfo=UTC)
    found = compare(profiles, make_guide(entry("skill", PLAN, updated=later)), country="GB")
    assert found.updated == later


def test_claims_on_one_point_stand_together_whoever_holds_them() -> None:
    def claim(key: str, about: str | None) -> r.Claim:
        return r.Claim(
            key=key, point="backlog", heading="Who?", statement=prose(key), source="survey", also_about=about
        )

    one = make_role("one", claims=(claim("one-does", "two"),))
    two = make_role("two", claims=(claim("two-does", "one"),))
    found = comparison_of(one, two)
    (section,) = [s for s in found.sections if s.kind == "claims"]
    assert [[line.key for line in point.claims] for point in section.block] == [["one-does", "two-does"]]
    assert [len(p.claims) for prof in found.profiles for p in prof.points] == [2, 2]


def test_a_move_is_shown_with_its_claims_and_the_way_back_without_a_record() -> None:
    claim = r.Claim(key="c", point="p", heading="How many?", statement=prose("Most."), source="survey", move="two")
    one = make_role("one", moves=(r.Move(key="two", to="two", motive=prose("More say.")),), claims=(claim,))
    found = comparison_of(one, make_role("two"))
    (section,) = [s for s in found.sections if s.kind == "moves"]
    (move,) = section.block.recorded
    assert (move.start.key, move.to.key) == ("one", "two")
    assert [line.key for line in move.claims] == ["c"]
    assert [(start.key, to.key) for start, to in section.block.missing] == [("two", "one")]
    assert found.profiles[0].points == ()


def test_a_ladder_marks_the_steps_that_are_the_compared_roles() -> None:
    path = r.Path(
        key="up",
        slug="up",
        name="Up",
        steps=(
            r.Step(key="start", title="Start", level="entry"),
            r.Step(key="one", title="One", level="middle", role="one"),
        ),
    )
    found = comparison_of(make_role("two"), make_role("one"), paths=(entry("path", path),))
    (section,) = [s for s in found.sections if s.kind == "paths"]
    assert [rung.here for rung in section.block[0].rungs] == [None, 1]


def test_the_sources_of_the_page_are_listed_once() -> None:
    salaries = (make_salary(), make_salary(key="again", as_of=None, as_of_precision="not-stated"))
    found = comparison_of(make_role("one", salaries=salaries), make_role("two", salaries=(make_salary(),)))
    (section,) = [s for s in found.sections if s.kind == "sources"]
    assert [line.link.title for line in section.block] == ["A survey of pay"]


def test_a_profile_names_what_it_does_not_cover() -> None:
    full, bare = profiles_of(make_role("one", salaries=(make_salary(),)), make_role("two"))
    assert "pay" not in full.not_covered
    assert "pay" in bare.not_covered


TEXTS = st.sampled_from([(), (answer("owns"),), (answer("owns", body=prose("other")), answer("horizon"))])
FIGURES = st.sampled_from(
    [(), (make_salary("40000"),), (make_salary("50000"), make_salary("1", key="b", basis="total"))]
)
SKILLS = st.sampled_from([(), (make_skill_row("plan"),), (make_skill_row("plan", importance="essential"),)])
SETS = st.lists(st.tuples(TEXTS, FIGURES, SKILLS), min_size=2, max_size=5)


@given(SETS, st.randoms(use_true_random=False))
def test_the_order_of_columns_never_changes_what_a_comparison_says(facts: list[tuple], random: Random) -> None:
    roles = [
        make_role(f"role-{n}", texts=texts, salaries=pay, skills=skills) for n, (texts, pay, skills) in enumerate(facts)
    ]
    shuffled = random.sample(roles, len(roles))

    def said(found: Comparison) -> object:
        keys = [profile.role.key for profile in found.profiles]
        return (
            [(row.key, row.same, row.differs, dict(zip(keys, row.cells, strict=True))) for row in found.rows],
            {
                (frozenset(keys[n] for n in region.roles), n.link)
                for region in found.overlap.regions
                for n in region.skills
            },
            [(pay.verdict, [ranked.role for ranked in pay.ranking]) for pay in found.pay],
            {(keys[card.place], card.lines, card.pay) for card in found.cards},
            [section.key for section in found.sections],
        )

    assert said(comparison_of(*shuffled)) == said(comparison_of(*roles))


def test_only_what_differs_is_shown_when_asked_for() -> None:
    one, two = (make_role(key, texts=(answer("owns"), answer("horizon", body=prose(key)))) for key in ("one", "two"))
    found = comparison_of(one, two)
    assert [row.key for row in found.table_rows] == ["owns", "horizon"]
    assert [row.key for row in replace(found, differences=True).table_rows] == ["horizon"]


def test_the_first_sentence_promises_no_more_than_is_covered() -> None:
    def promised(**facts: object) -> str:
        return str(comparison_of(make_role("one", **facts), make_role("two")).standfirst)

    rest = ", side by side, worked out from the guide’s own records."
    assert promised() == f"Ones and twos{rest}"
    assert promised(description=prose("They work.")) == f"What ones and twos do{rest}"
    given = {"description": prose("x"), "skills": (make_skill_row("plan"),), "salaries": (make_salary(),)}
    assert promised(**given) == f"What ones and twos do, need and earn{rest}"


def test_a_headline_breaks_at_no_short_name_of_a_role() -> None:
    assert unbroken("Pastry cook vs baker", ["pastry cook"]) == "Pastry\u00a0cook vs baker"
    assert unbroken("A chief bread and cake taster", ["chief bread and cake taster"]) == "A chief bread and cake taster"
