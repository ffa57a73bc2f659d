"""Which role a name is taken for. No database."""

from typing import Any

from roles.domain.naming import Named, RoleName, Versus, identify, side_by_side
from roles.domain.query import read
from roles.domain.search import Page
from roles.domain.spelling import words
from roles.domain.versus import Question


def make_page(name: str = "Product manager", *other_names: str) -> Page:
    key = "-".join(words(name))
    return Page("role", key, key, name, other_names)


def name(text: str, *pages: Page, meant: str = "") -> Named:
    """The text read with these roles found for it, and for what is ``meant`` if that differs."""
    attempts = [(read(one), pages) for one in (text, meant) if one]
    return identify(text, attempts)


def test_a_role_is_known_by_its_own_name_its_plural_and_its_other_titles() -> None:
    page = make_page("Behaviour analyst", "Watcher of people")
    for text in ("behaviour analyst", "Behavior Analysts", "the behaviouranalyst", "watchers of people"):
        found = name(text, page)
        assert found.role is not None
        assert (found.role.key, found.mended) == ("behaviour-analyst", False)


def test_the_role_whose_own_name_it_is_wins_over_anothers_other_title() -> None:
    found = name("product owner", make_page("Product manager", "Product owner"), make_page("Product owner"))
    assert found.role == RoleName("product-owner", "product-owner", "Product owner")


def test_a_title_that_two_roles_share_is_neither_and_offers_both() -> None:
    found = name("PM", make_page("Product manager", "PM"), make_page("Project manager", "PM"))
    assert found.role is None
    assert found.shared
    assert [role.title for role in found.nearest] == ["Product manager", "Project manager"]


def test_a_mended_name_is_marked() -> None:
    found = name("produt manger", make_page(), meant="product manager")
    assert found.role is not None
    assert found.mended


def test_a_name_that_is_none_offers_the_likest_roles_and_the_only_one_that_begins_so() -> None:
    pages = (make_page(), make_page("Project manager"), make_page("Product manager of games"))
    found = name("project", *pages)
    assert found.role is None
    assert found.begins is not None
    assert found.begins.title == found.nearest[0].title == "Project manager"
    assert name("product", *pages).begins is None
    assert name("xyzzy", *pages) == Named("xyzzy")


# --- Side by side ------------------------------------------------------------------------------------------

A, B, C = (RoleName(key, key, key.upper()) for key in "abc")


def beside(*readings: tuple[str, ...], plain: bool = True, **named: Any) -> Versus | None:
    known = {text: Named(text, **given) for text, given in named.items()}
    parts = {part: known.get(part, Named(part)) for parts in readings for part in parts}
    return side_by_side(Question(readings, plain), parts)


def test_the_first_reading_in_which_every_part_is_a_role_is_the_one() -> None:
    found = beside(("x", "a"), ("a", "b"), ("b", "a"), a={"role": A}, b={"role": B})
    assert found == Versus(("a", "b"), (A, B), sure=True)


def test_the_beginning_of_one_name_alone_is_only_a_guess() -> None:
    found = beside(("a", "pro"), a={"role": A}, pro={"begins": B, "nearest": (B, C)})
    assert found == Versus(("a", "pro"), (A, B), sure=False)


def test_parts_that_may_mean_several_roles_leave_the_choice() -> None:
    assert beside(("a", "man"), a={"role": A}, man={"nearest": (B, C)}) == Versus(("a", "man"))


def test_nothing_is_guessed_unless_the_query_plainly_asks() -> None:
    assert beside(("a", "b"), a={"role": A}, b={"role": B}, plain=False) == Versus(("a", "b"), (A, B), sure=True)
    assert beside(("a", "pro"), a={"role": A}, pro={"begins": B, "nearest": (B, C)}, plain=False) is None


def test_a_part_that_is_like_no_role_or_the_same_role_twice_is_no_comparison() -> None:
    assert beside(("a", "xyzzy"), a={"role": A}) is None
    assert beside(("a", "as"), a={"role": A}, **{"as": {"role": A}}) is None
    assert beside() is None
