"""A row says of itself whether its answers agree, and what stands where one is missing."""

from roles.domain import records as r
from roles.domain.guide import Entry
from roles.domain.profile import profile
from roles.domain.table import Lack, Row, rows_of
from tests.domain.guides import entry, make_guide, make_role, prose

OWNS = r.Dimension(key="owns", slug="owns", name="Owns", position=1)
OVEN, PAN = (r.Tool(key=key, slug=key, name=key.capitalize()) for key in ("oven", "pan"))
KITCHEN = r.Family(key="kitchen", slug="kitchen", name="Kitchen")
KNOWN: tuple[Entry, ...] = (
    entry("dimension", OWNS),
    entry("tool", OVEN),
    entry("tool", PAN),
    entry("family", KITCHEN, url="/roles/?family=kitchen"),
)


def table(*roles: r.Role) -> dict[str, Row]:
    own = [entry("role", role) for role in roles]
    guide = make_guide(*own, *KNOWN)
    return {row.key: row for row in rows_of([profile(e, guide, around=own) for e in own])}


def owning(key: str, text: str = "", state: str = "stated", source: str | None = None) -> r.Role:
    """A role with one answer."""
    row = r.DimensionText(key="owns", dimension="owns", state=state, body=prose(text) if text else r.NO_PROSE)
    return make_role(key, texts=(r.DimensionText(**{**row.__dict__, "source": source}),))


def with_tools(key: str, *tools: str) -> r.Role:
    return make_role(key, tools=tuple(r.RoleTool(key=tool, tool=tool) for tool in tools))


def verdict(row: Row) -> tuple[bool, bool]:
    return row.same, row.differs


def test_the_same_words_are_the_same_answer_whoever_says_them() -> None:
    assert verdict(table(owning("baker", "Bread"), owning("cook", "Bread", source="survey"))["owns"]) == (True, False)


def test_other_words_are_another_answer() -> None:
    row = table(owning("baker", "Bread"), owning("cook", "Soup"))["owns"]
    assert verdict(row) == (False, True)
    assert row.lacking == ()


def test_nothing_said_of_one_role_is_neither_agreement_nor_difference() -> None:
    row = table(owning("baker", "Bread"), make_role("cook"), make_role("waiter"))["owns"]
    assert verdict(row) == (False, False)
    assert row.lacking == (Lack("not-covered", "cooks and waiters"),)


def test_what_is_not_known_does_not_differ_from_what_is_but_none_required_does() -> None:
    assert verdict(table(owning("baker", "Bread"), owning("cook", state="not-known"))["owns"]) == (False, False)
    assert verdict(table(owning("baker", "Bread"), owning("cook", state="none"))["owns"]) == (False, True)
    assert verdict(table(owning("baker", state="none"), owning("cook", state="none"))["owns"]) == (True, False)


def test_what_is_not_known_of_any_role_is_no_agreement() -> None:
    row = table(owning("baker", state="not-known"), owning("cook", state="not-known"))["owns"]
    assert verdict(row) == (False, False)
    assert row.lacking == (Lack("not-known", "bakers and cooks"),)


def test_each_way_in_which_an_answer_is_missing_is_named_with_its_roles() -> None:
    row = table(owning("baker", state="none"), owning("cook", "Soup"), make_role("waiter"), owning("porter", "Bags"))
    assert row["owns"].lacking == (Lack("none", "bakers"), Lack("not-covered", "waiters"))
    assert row["owns"].differs


def test_the_same_things_in_another_order_are_the_same_answer() -> None:
    assert table(with_tools("baker", "oven", "pan"), with_tools("cook", "pan", "oven"))["tools"].same
    assert table(with_tools("baker", "oven"), with_tools("cook", "pan"))["tools"].differs


def test_roles_of_one_family_share_the_row() -> None:
    one, two = make_role("baker", family="kitchen"), make_role("cook", family="kitchen")
    assert table(one, two)["family"].same
    assert "/roles/?family=kitchen" in table(one, two)["family"].cells[0].html
    assert table(one, make_role("porter"))["family"].lacking == (Lack("not-covered", "porters"),)


def test_a_row_that_no_role_answers_is_left_out() -> None:
    assert table(make_role("baker"), make_role("cook")) == {}
