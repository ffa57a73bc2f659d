"""Which roles a role is likeliest to be compared with."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roles.domain import records as r
from roles.domain.guide import Link
from roles.domain.partners import SHOWN, Candidate, Known, likeliest, nearness, pair, partners, telling_skills
from roles.domain.profile import Profile, profile
from tests.domain.guides import entry, make_guide, make_role, make_skill_row

LADDER = r.Path(
    key="kitchen",
    slug="kitchen",
    name="Kitchen path",
    steps=(
        r.Step(key="porter", title="Porter", level="entry", role="porter"),
        r.Step(key="helper", title="Helper", level="entry"),
        r.Step(key="baker", title="Baker", level="middle", role="baker"),
        r.Step(key="chef", title="Chef", level="director", role="chef"),
        r.Step(key="owner", title="Owner", level="executive", role="owner"),
    ),
)
TOGETHER = r.Comparison(key="baker-vs-waiter", slug="baker-vs-waiter", heading="Baker or waiter?")


def baker() -> Profile:
    """A baker of the food family with two skills, on a ladder, who moves to cook and is compared with waiters."""
    me = make_role(
        "baker",
        family="food",
        skills=(make_skill_row("kneading"), make_skill_row("timing")),
        moves=(r.Move(key="cook", to="cook"),),
    )
    own = entry("role", me)
    others = [entry("role", make_role("miller", moves=(r.Move(key="baker", to="baker"),)))]
    near = [own, *others, entry("path", LADDER), entry("comparison", TOGETHER)]
    return profile(own, make_guide(*near), around=near)


def candidate(key: str, family: str = "", skills: tuple[str, ...] = (), title: str = "") -> Candidate:
    link = Link("role", key, title or key.capitalize(), f"/compare/baker-vs-{key}/")
    return Candidate(link, family, frozenset(skills))


def names(*candidates: Candidate) -> list[str]:
    return [partner.role.key for partner in partners(baker(), candidates)]


def score(other: Candidate) -> Decimal:
    return nearness(baker(), other).score


def test_a_recorded_move_counts_in_either_direction() -> None:
    assert score(candidate("cook")) == score(candidate("miller")) == 3


def test_neighbours_on_a_ladder_are_the_next_roles_up_and_down_past_steps_without_a_profile() -> None:
    assert [score(candidate(key)) for key in ("porter", "chef", "owner")] == [3, 3, 0]


def test_a_written_comparison_and_one_family_count_two_each() -> None:
    assert (score(candidate("waiter")), score(candidate("grocer", family="food"))) == (2, 2)
    assert score(candidate("stranger", family="")) == 0


def test_skills_count_by_the_share_of_all_that_either_needs() -> None:
    assert score(candidate("a", skills=("kneading", "timing"))) == 4
    assert score(candidate("a", skills=("kneading", "timing", "icing", "selling"))) == 2


def test_the_reasons_are_given_in_words() -> None:
    (cook,) = partners(baker(), [candidate("cook", family="food", skills=("timing",))])
    assert cook.why == "A known move · the same family · 1 shared skill"
    (both,) = partners(baker(), [candidate("chef", skills=("timing", "kneading"))])
    assert both.why == "Next on a career path · 2 shared skills"


def test_roles_that_nothing_joins_and_the_role_itself_are_left_out() -> None:
    assert names(candidate("stranger"), candidate("baker", family="food")) == []


def test_the_likeliest_come_first_and_equals_by_name() -> None:
    found = names(candidate("grocer", family="food"), candidate("zoo", family="food", title="Äpfel"), candidate("cook"))
    assert found == ["cook", "grocer", "zoo"]


def test_no_more_are_named_than_a_reader_wants_to_see() -> None:
    assert len(names(*(candidate(f"role-{n}", family="food") for n in range(20)))) == SHOWN


@given(st.permutations([candidate(f"role-{n}", family="food", skills=("timing",) * (n % 2)) for n in range(9)]))
def test_the_order_in_which_roles_are_found_changes_nothing(shuffled: list[Candidate]) -> None:
    assert names(*shuffled) == names(*sorted(shuffled, key=lambda c: c.role.key))


# All roles at once


def known(key: str, family: str = "", skills: tuple[str, ...] = (), title: str = "") -> Known:
    return Known(key, title or key.capitalize(), family, frozenset(skills))


def test_the_ranking_of_all_roles_is_that_of_one() -> None:
    food = [known(f"role-{n}", family="food", skills=("timing",) * (n % 2)) for n in range(4)]
    others = [known("cook"), known("chef"), known("waiter"), known("stranger"), known("miller", skills=("kneading",))]
    me = known("baker", family="food", skills=("kneading", "timing"))
    found = likeliest(
        [me, *food, *others],
        moves={pair("cook", "baker"), pair("miller", "baker"), pair("gone", "baker")},
        steps={pair("chef", "baker")},
        written={pair("baker", "waiter")},
        likes={},
        most=SHOWN,
    )
    candidates = [candidate(one.key, one.family, tuple(one.skills)) for one in (*food, *others)]
    assert list(found["baker"]) == names(*candidates)
    assert found["stranger"] == ()
    assert found["cook"] == ("baker",)


def test_a_role_that_names_another_as_like_it_is_near_and_both_doing_so_twice_as_near() -> None:
    me = make_role("baker", related=(r.RelatedRole(key="cook", to="cook"),))
    mine = profile(entry("role", me), make_guide(entry("role", me)))
    link = candidate("cook").role
    assert nearness(mine, Candidate(link, "", frozenset())).score == 2
    assert nearness(mine, Candidate(link, "", frozenset(), alike=True)).score == 4
    assert nearness(mine, Candidate(link, "", frozenset())).why == "Similar work"
    found = likeliest(
        [known("baker"), known("cook"), known("miller")],
        moves=(),
        steps=(),
        written=(),
        likes={pair("baker", "miller"): 1, pair("baker", "cook"): 2},
        most=SHOWN,
    )
    assert found["baker"] == ("cook", "miller")


def test_equals_stand_as_the_role_ranks_those_that_are_like_it() -> None:
    related = (
        r.RelatedRole(key="chef", to="chef", closeness="further"),
        r.RelatedRole(key="cook", to="cook", closeness="closest"),
    )
    me = entry("role", make_role("baker", related=related))
    near = [entry("role", make_role(key)) for key in ("chef", "cook")]
    mine = profile(me, make_guide(me, *near))
    assert [found.role.key for found in partners(mine, [candidate("chef"), candidate("cook")])] == ["cook", "chef"]


def test_a_skill_that_a_dataset_rates_for_every_role_joins_none() -> None:
    rated = make_skill_row("speaking", importance_value=Decimal(4), importance_scale="1 to 5")
    me = make_role("baker", skills=(rated, make_skill_row("timing")))
    mine = profile(entry("role", me), make_guide(entry("role", me)))
    assert telling_skills(mine) == ("timing",)
    assert nearness(mine, candidate("cook", skills=("speaking",))).shared == 0
