"""Lists and their pages drawn from objects made by hand: no database is asked, and every empty place says so."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from roles.domain import records as r
from roles.domain.guide import Link
from roles.domain.lines import MoveLine
from roles.domain.listing import Listing
from roles.domain.naming import RoleName
from roles.domain.outline import outline
from roles.domain.pathmap import path_map
from roles.domain.prose import Html
from roles.domain.search import Piece
from roles.pages.page import Page
from roles.pages.search import Compared, Errand, Found, Search
from roles.pages.site import how_to_report
from roles.queries.lists import Family, RoleIndex, RoleLine
from roles.queries.paths import FOLDED, PathIndex, PathPage
from roles.queries.picker import Choice, Field, Option, Written
from roles.queries.search import Hit, SearchResults
from roles.queries.site import AuthorPage, Home, Recent, SourceUse, TextPage
from roles.queries.use import InUse, Register, ToolPage, User
from roles.queries.vocabulary import Counted, InRole, Skills, ThingPage, Vocabulary
from tests.domain.guides import entry, make_guide, prose
from tests.domain.ladders import joined_ladders, make_ladder

ROLE = Link("role", "product-manager", "Product manager", "/roles/product-manager/")
OTHER = Link("role", "project-manager", "Project manager", "/roles/project-manager/")
FAMILY = Link("family", "management", "Management", "/roles/?family=management")
PUBLISHED = datetime(2026, 11, 1, 9, tzinfo=UTC)
NOT_COVERED = "Not covered yet"


def draw(template: str, content: Any, **page: Any) -> str:
    """The page's HTML with white space normalised."""
    given = {"title": "Title", "path": "/list/", "content": content, **page}
    html = render_to_string(f"roles/{template}.html", {"page": Page(**given)}, RequestFactory().get("/list/"))
    return " ".join(html.split())


def a_list(*items: Any, **overrides: Any) -> Listing[Any]:
    """A list of one page."""
    given = {"items": items, "total": len(items), "page": 1, "pages": 1, "letters": (), "letter": ""}
    return Listing(**given | overrides)


def a_record(kind: type[r.Record], **overrides: Any) -> Any:
    return kind(**{"key": "thing", "slug": "thing", "name": "Thing", **overrides})


SKILL = a_record(r.Skill, name="Negotiation", skill_kind="transferable")
TOOL = a_record(r.Tool, name="Task board", slug="task-board")
BADGE = a_record(r.Certification, certification_kind="credential", issuer="Product Institute", issuer_abbreviation="PI")
COURSE = a_record(r.Course, slug="first-steps", provider="Open College", platform="Lectures", length="six weeks")
TERM = a_record(r.Term, name="Monthly active users", abbreviation="MAU")


def counted(
    record: Any, kind: str, about: str = "What it is.", first: tuple[Link, ...] = (ROLE,), more: int = 0
) -> Counted:
    return Counted(entry(kind, record), Html(about), None, first, more)


def cited(salary: r.Salary) -> Any:
    return make_guide().cite(salary.source, salary, reported_by=salary.reported_by)


# --- The start page and the picker --------------------------------------------------------------------


def a_home(**overrides: Any) -> Home:
    given = {
        "title": "Compare roles",
        "standfirst": Html("Fact by fact."),
        "body": Html(),
        "offered": (Option("Product manager"), Option("Product lead", "Product manager")),
        "comparisons": (
            Written(Link("comparison", "a-vs-b", "A or B?", "/compare/a-vs-b/"), Html("It depends."), range(2)),
        ),
        "families": (Family(FAMILY, "management", 12, (ROLE, OTHER)),),
        "moves": ((replace(ROLE, slug="product-manager"), replace(OTHER, slug="project-manager")),),
        "recent": (Recent(ROLE, 3, PUBLISHED),),
    }
    return Home(**given | overrides)


def test_the_start_page_leads_everywhere() -> None:
    page = draw("home", a_home())
    assert '<input id="role-0" name="role" value="" list="picker-roles"' in page
    assert (
        '<option value="Product manager"></option><option value="Product lead" label="Product manager"></option>'
        in page
    )
    assert '<button class="button" name="go" value="1">Compare</button>' in page
    assert '<a href="/compare/a-vs-b/">A or B?</a>' in page
    assert "It depends." in page
    assert '<a href="/roles/?family=management">All 12 roles</a>' in page
    assert '<a href="/moves/product-manager/to/project-manager/">Product manager to Project manager</a>' in page
    assert "Role, edition 3 · " in page
    assert "1 November 2026" in page
    for address in (
        "/salaries/",
        "/paths/",
        "/skills/",
        "/certifications/",
        "/glossary/",
        "/sources/",
        "/search/",
        "/which-path/",
    ):
        assert f'"{address}"' in page


def test_families_that_datasets_made_are_named_with_a_count() -> None:
    families = (Family(FAMILY, "management", 1, (ROLE,)), Family(FAMILY, "legal", 8, (OTHER,), own=False))
    page = draw("home", a_home(families=families))
    assert '<a href="/roles/?family=management">Management <span class="muted">8</span></a>' in page
    assert "All roles in 2 families, and from A to Z" in page
    assert page.count('id="family-') == 1


def test_of_many_families_the_largest_stand_on_the_start_page_by_name() -> None:
    totals = {f"family-{number:02}": number * 7 % 40 for number in range(40)}
    families = tuple(Family(FAMILY, slug, total, (OTHER,), own=False) for slug, total in totals.items())
    largest = sorted(slug for slug, total in totals.items() if total >= 28)
    assert [family.slug for family in a_home(families=families).others] == largest
    assert len(largest) == 12


def test_an_empty_start_page_has_no_empty_heading() -> None:
    page = draw("home", a_home(comparisons=(), families=(), moves=(), recent=(), offered=()))
    assert "Written comparisons" not in page
    assert "Moves that people" not in page
    assert "Changed lately" not in page
    assert "No role has been published yet." in page


def a_builder(*fields: Field, **overrides: Any) -> str:
    """The builder's page with these fields."""
    given = {"left_over": (), **overrides}
    return draw("comparison_picker", {"choice": Choice(fields, (), **given), "offered": (), "comparisons": ()})


def test_the_builder_keeps_what_was_typed_and_says_what_is_wrong_beside_it() -> None:
    like = Link("role", "product-manager", "Product manager", "/compare/?role=product-manager&role=x")
    page = a_builder(Field(0, "Product <managr>", problem="No such role.", nearest=(like, OTHER)), Field(1))
    assert 'value="Product &lt;managr&gt;"' in page
    assert 'aria-invalid="true" aria-describedby="role-0-problem"' in page
    assert 'id="role-0-problem">No such role. Did you mean <a href="/compare/?role=product-manager&amp;role=x">' in page
    assert "</a> or <a" in page


def test_the_builder_moves_and_removes_each_role_by_a_link_that_names_it() -> None:
    page = a_builder(Field(0, "PM <1>", later="/later/", remove="/remove/"), Field(1, "Tester", earlier="/earlier/"))
    assert '<a class="builder__move" href="/later/"><span aria-hidden="true">→</span>' in page
    assert "Move PM &lt;1&gt; later</span>" in page
    assert 'href="/remove/">Remove<span class="vh"> PM &lt;1&gt;</span></a>' in page
    assert "Move Tester earlier</span>" in page
    assert page.count('builder__move"') == 2


def test_the_builder_compares_first_and_has_room_for_five() -> None:
    page = a_builder(Field(0), Field(1), Field(2, waiting=True))
    assert page.index('name="go" value="in-order">Compare') < page.index('name="role" value="">Add a role')
    assert page.count(" autofocus") == 1
    full = a_builder(*(Field(place, f"Role {place}") for place in range(5)), left_over=(Option("x", "Sixth role"),))
    assert "Add a role" not in full
    assert "At most five roles" in full
    assert "make room for Sixth role." in full
    assert '<input type="hidden" name="role" value="x">' in full


def test_the_builder_says_whose_other_title_was_typed() -> None:
    role = RoleName("product-manager", "product-manager", "Product manager")
    assert "Another title for Product manager" in a_builder(Field(0, "Product lead", role), Field(1))
    assert "Another title" not in a_builder(Field(0, "product manager", role), Field(1))


# --- Roles ---------------------------------------------------------------------------------------------


def test_roles_stand_with_their_family_and_what_they_are() -> None:
    chosen = Family(FAMILY, "management", 2)
    index = RoleIndex(
        a_list(RoleLine(ROLE, "Answers for a product.", FAMILY), RoleLine(OTHER, "", None)), (chosen,), chosen
    )
    page = draw("role_list", index)
    assert "2 roles in Management" in page
    assert "Answers for a product." in page
    assert NOT_COVERED in page
    assert "Other families" not in page
    assert "By letter" not in page


def test_a_family_says_what_it_is_and_leads_to_the_others() -> None:
    chosen = Family(FAMILY, "management", 2)
    other = Family(Link("family", "legal", "Legal", "/roles/?family=legal"), "legal", 8)
    about = Html("Those who lead.")
    page = draw("role_list", RoleIndex(a_list(RoleLine(ROLE, "", FAMILY)), (chosen, other), chosen, about))
    assert '<p class="standfirst">Those who lead.</p>' in page
    assert '<a href="/list/?family=legal">Legal <span class="muted">8</span></a>' in page
    assert '<p class="kicker">Management</p>' not in page, "all of them are"
    assert '<input type="hidden" name="kind" value="role">' in page


def test_a_large_guide_begins_with_its_families_and_the_alphabet() -> None:
    letters = (("A", 600), ("B", 416))
    families = (Family(FAMILY, "management", 59, (ROLE, OTHER)), Family(FAMILY, "legal", 1, (ROLE,), own=False))
    page = draw("role_list", RoleIndex(a_list(total=1016, letters=letters), families, None, overview=True))
    assert "1,016 roles in 2 families" in page
    assert '<a href="/roles/?family=management">Management</a> <span class="small muted">59</span>' in page
    assert '<a href="/roles/project-manager/">Project manager</a> <span class="muted">and 57 more</span>' in page
    assert '<a href="/list/?letter=B">B</a>' in page
    assert 'class="cards"' not in page


def test_a_long_list_has_letters_and_pages_that_keep_what_was_chosen() -> None:
    chosen = Family(FAMILY, "management", 120)
    letters = (("#", 1), ("A", 99), ("B", 20))
    listing = a_list(RoleLine(ROLE, "", FAMILY), total=99, page=2, pages=9, letters=letters, letter="A")
    page = draw("role_list", RoleIndex(listing, (chosen,), chosen))
    assert '<a href="/list/?family=management&amp;letter=%23">#</a>' in page
    assert '<span aria-current="true">A</span>' in page
    assert '<a href="/list/?family=management&amp;letter=A" rel="prev">Previous</a>' in page
    assert '<a href="/list/?family=management&amp;letter=A&amp;page=3" rel="next">Next</a>' in page
    assert '<span aria-current="page"><span class="vh">Page </span>2</span>' in page


# --- Skills, certifications, terms -----------------------------------------------------------------------


def in_use(kind: str, name: str, **overrides: Any) -> InUse:
    slug = name.lower().replace(" ", "-")
    given = {"about": "Keeps tasks.", "group": "Keeps tasks.", "users": 7, "imported": True}
    return InUse(Link(kind, slug, name, f"/{kind}s/{slug}/", slug), **given | overrides)


def test_skills_say_who_needs_them_and_tools_that_stood_there_keep_their_anchors() -> None:
    shown = a_list(counted(SKILL, "skill", more=7), counted(replace(SKILL, slug="talk"), "skill", first=(), more=879))
    tool = in_use("tool", "Task board", imported=False, former=("board",))
    page = draw("skill_list", Skills(shown, found=Register(a_list(), (), False), tools=(tool,)))
    assert "Transferable" in page
    assert 'Needed by <a href="/roles/product-manager/">Product manager</a> and 7 more' in page
    assert "Needed by 879 roles" in page
    assert '<li id="task-board"><a href="/tools/task-board/"><i id="board"></i>Task board</a></li>' in page
    assert 'name="q"' not in page.split("<main")[1]


def test_many_skills_are_chosen_from_by_kind_and_by_word() -> None:
    kinds = (("knowledge", 33), ("transferable", 35))
    found = Register(a_list(), kinds, True, "knowledge", "art")
    page = draw("skill_list", Skills(a_list(counted(SKILL, "skill"), pages=3), found=found))
    assert '<span aria-current="true">Knowledge <span class="muted">33</span></span>' in page
    assert '<a href="/list/?kind=transferable&amp;q=art">Transferable <span class="muted">35</span></a>' in page
    assert '<input type="hidden" name="kind" value="knowledge">' in page
    assert '<a href="/list/?kind=knowledge&amp;q=art&amp;page=2" rel="next">Next</a>' in page
    nothing = draw("skill_list", Skills(a_list(), found=found))
    assert "No skill is called “art”" in nothing


def test_tools_say_what_they_are_for_and_how_many_roles_use_them() -> None:
    few = a_list(in_use("tool", "Task board"), in_use("tool", "Drill", about="", users=1, hot=True))
    page = draw("tool_list", Register(few, (), False))
    assert '<a href="/tools/task-board/">Task board</a>' in page
    assert "Keeps tasks." in page
    assert "· 7 roles" in page
    assert '<span class="tag">hot</span>' in page
    assert NOT_COVERED in page
    assert "<select" not in page


def test_many_tools_are_chosen_from_by_purpose_and_by_word() -> None:
    found = Register(
        a_list(in_use("tool", "Sheet"), pages=2), (("Spreadsheets", 9),), True, "Spreadsheets", "cal", hot=3
    )
    page = draw("tool_list", found)
    assert "<option selected>Spreadsheets</option>" in page
    assert 'value="cal"' in page
    assert "O*NET calls a technology hot" in page
    assert '<a href="/list/?purpose=Spreadsheets&amp;q=cal&amp;page=2" rel="next">Next</a>' in page
    assert "No tool answers to that" in draw("tool_list", replace(found, listing=a_list()))


def test_a_tool_says_which_roles_use_it_and_where_it_is_in_demand() -> None:
    roles = a_list(User(ROLE, asked=True), User(OTHER, asked=False))
    tool = ToolPage(entry("tool", TOOL), PUBLISHED, Html("Keeps tasks."), roles, hot=True, thin=False)
    page = draw("tool_detail", tool)
    assert "hot: employers’ job postings ask for it often, says O*NET" in page
    assert "2 roles use it." in page
    assert 'Product manager</a> <span class="tag">in demand</span>' in page
    assert "Project manager</a></li>" in page
    nobody = draw("tool_detail", replace(tool, roles=a_list(), hot=False, about=Html()))
    assert "No role of the guide lists this tool so far." in nobody
    assert nobody.count(NOT_COVERED) == 2


def test_certifications_name_their_issuer_and_courses_have_anchors() -> None:
    page = draw("certification_list", Vocabulary(a_list(counted(BADGE, "certification")), (counted(COURSE, "course"),)))
    assert "Issued by Product Institute (PI)" in page
    assert '<div id="first-steps">' in page
    assert "By Open College, on Lectures · six weeks" in page


def test_terms_stand_with_their_abbreviation() -> None:
    page = draw("term_list", Vocabulary(a_list(counted(TERM, "term")), ()))
    assert "</a> (MAU)" in page


@pytest.mark.parametrize("template", ["skill_list", "tool_list", "certification_list", "term_list"])
def test_an_empty_vocabulary_says_so(template: str) -> None:
    nothing = Register(a_list(), (), False)
    skills = Skills(a_list(), found=nothing)
    page = draw(template, {"skill_list": skills, "tool_list": nothing}.get(template, Vocabulary(a_list())))
    assert 'class="empty"' in page
    assert 'id="tools"' not in page
    assert 'id="courses"' not in page


def a_thing(record: Any, kind: str, *lines: InRole, **overrides: Any) -> ThingPage:
    given = {"about": Html("<p>What it is.</p>"), "cited": None, "mentioned_in": (), "mentioned_more": 0, **overrides}
    of = entry(kind, record)
    return ThingPage(entry=of, changed=of.updated, record=record, roles=a_list(*lines), **given)


def test_a_skill_says_how_much_each_role_needs_it_and_who_judges() -> None:
    survey = Link("source", "survey", "A survey of pay", "/sources/#survey")
    rows = [
        InRole(ROLE, r.RoleSkill(key="a", skill="thing", importance="essential"), Html("Every day."), None, None),
        InRole(OTHER, r.RoleSkill(key="a", skill="thing"), Html(), survey, make_guide().cite("survey")),
    ]
    page = draw("skill_detail", a_thing(SKILL, "skill", *rows), title="Negotiation")
    assert "Transferable skill" in page
    assert "Essential<br>Every day." in page
    assert NOT_COVERED in page
    assert "Survey" in page


def test_a_certification_says_how_far_it_is_asked_for() -> None:
    row = r.RoleCertification(key="a", certification="thing", demand="sometimes", country="GB")
    page = draw("certification_detail", a_thing(BADGE, "certification", InRole(ROLE, row, Html(), None, None)))
    assert "Sometimes asked for" in page
    assert "United Kingdom" in page
    assert "Product Institute (PI)" in page
    assert NOT_COVERED in page  # its address


@pytest.mark.parametrize(
    ("template", "kind", "record"),
    [("skill_detail", "skill", SKILL), ("certification_detail", "certification", BADGE), ("term_detail", "term", TERM)],
)
def test_a_thing_that_no_role_names_says_so(template: str, kind: str, record: Any) -> None:
    page = draw(template, a_thing(record, kind, about=Html()))
    assert page.count(NOT_COVERED) >= 2
    assert "Mentioned in" not in page
    assert "<tbody>" not in page


def test_other_pages_that_mention_a_term_are_linked() -> None:
    page = draw("term_detail", a_thing(TERM, "term", mentioned_in=(ROLE,), mentioned_more=60))
    assert '<li><a href="/roles/product-manager/">Product manager</a></li>' in page
    assert "and 60 more" in page
    assert "Roles whose success it measures" not in page


# --- Paths ------------------------------------------------------------------------------------------------


def an_index(paths: list[r.Path], *moves: tuple[str, str], **overrides: Any) -> PathIndex:
    rows = joined_ladders(paths, *moves)
    return PathIndex(a_list(*rows, **overrides), path_map(rows))


def two_ladders(*moves: tuple[str, str]) -> PathIndex:
    return an_index([make_ladder("product", "-helper", "lead"), make_ladder("project", "planner")], *moves)


def test_every_step_is_on_the_map_and_in_the_list_with_its_level() -> None:
    page = draw("path_list", two_ladders())
    assert "2 ladders" in page
    assert '<a href="/roles/lead/" aria-label="Lead">' in page
    assert "<h4>Helper</h4>" in page
    assert '<p class="step__level">Middle</p><h4><a href="/roles/lead/">Lead</a></h4>' in page
    assert page.count(">Helper</text>") == page.count(">Lead</text>") == page.count(">Planner</text>") == 1


def test_a_move_from_one_ladder_to_another_is_drawn_and_linked_at_both_ends() -> None:
    page = draw("path_list", two_ladders(("planner", "lead")))
    assert page.count("<path class=") == 2
    assert '<a href="/moves/planner/to/lead/" aria-label="Move to Lead, Product path"><rect' in page
    assert '>Move to Lead <span class="vh">(Product path)</span></a>' in page
    assert '>Move from Planner <span class="vh">(Project path)</span></a>' in page
    assert "One move between ladders is on record." in page


def test_a_role_on_two_ladders_leads_from_each_to_the_other() -> None:
    page = draw("path_list", an_index([make_ladder("one", "lead"), make_ladder("two", "lead")]))
    assert '<a href="/paths/two/">Also on Two path</a>' in page
    assert '<a href="/paths/one/">Also on One path</a>' in page


def test_ladders_without_moves_say_so() -> None:
    page = draw("path_list", two_ladders())
    assert "pathmap__head" not in page
    assert f"{NOT_COVERED}</span> No move from one of them to another is on record." in page


def test_many_ladders_are_folded_and_say_what_is_in_them() -> None:
    paths = [make_ladder(f"path-{n}", f"role-{n}", f"next-{n}") for n in range(FOLDED + 1)]
    page = draw("path_list", an_index(paths, ("role-1", "role-2")))
    assert page.count("<details") == FOLDED + 1
    assert page.count('<span class="small muted">2 steps, 1 move to or from other ladders</span>') == 2
    assert "<details" not in draw("path_list", an_index(paths[:FOLDED]))


def test_a_page_of_ladders_says_which_it_is() -> None:
    page = draw("path_list", an_index([make_ladder("one", "lead")], total=90, page=2, pages=3))
    assert "90 ladders · page 2 of 3" in page


def test_no_path_at_all_says_so() -> None:
    assert 'class="empty"' in draw("path_list", an_index([]))


MOVE = MoveLine("m", OTHER, ROLE, Html("Much of it."), Html(), None, ())


def a_path(*paths: r.Path, moves: tuple[tuple[str, str], ...] = (), **told: Any) -> PathPage:
    rows = joined_ladders(list(paths), *moves, first=paths[0].key)
    of = entry("path", paths[0])
    return PathPage(of, of.updated, rows, path_map(rows), **{"out": (), "into": (), "along": (), "more": 0} | told)


def test_a_path_shows_every_step_and_what_it_is() -> None:
    step = r.Step(key="helper", title="Helper", level="entry", body=prose("Helps."))
    page = draw("path_detail", a_path(make_ladder("product", steps=(step,))))
    assert "<h3>Helper " in page
    assert "Helps." in page
    assert "Entry" in page
    assert f"{NOT_COVERED}</span> No move from this ladder to another, or from another to it, is on record." in page
    assert "No move to or from these roles is on record." in page


def test_a_path_names_the_ladders_that_it_joins() -> None:
    paths = make_ladder("product", "lead"), make_ladder("project", "planner")
    page = draw("path_detail", a_path(*paths, moves=(("planner", "lead"),)))
    assert '<li><a href="/paths/project/">Project path</a></li>' in page
    assert '<a href="/paths/product/"><text' in page
    assert "Move from Planner" in page


def test_moves_out_of_a_path_into_it_and_along_it_are_told_apart() -> None:
    page = draw("path_detail", a_path(make_ladder("product", "lead"), out=(MOVE,), more=3))
    assert "Out of this ladder" in page
    assert "Much of it." in page
    assert "Into this ladder" not in page
    assert "From step to step" not in page
    assert "3 more moves stand in the roles’ profiles." in page
    assert "Into this ladder" in draw("path_detail", a_path(make_ladder("product", "lead"), into=(MOVE,)))
    assert "From step to step" in draw("path_detail", a_path(make_ladder("product", "lead"), along=(MOVE,)))


# --- Sources, authors, texts --------------------------------------------------------------------------------


def a_source(**overrides: Any) -> Any:
    return a_record(r.Source, **{"short_name": "Survey", "source_kind": "study", **overrides})


def test_a_source_says_what_is_not_stated() -> None:
    page = draw("source_list", (SourceUse(entry("source", a_source()), Html(), 0),))
    assert '<div id="thing">' in page
    assert '<span class="kicker">Study</span>' in page
    assert "publisher not stated, date not stated" in page
    assert "Address not stated" in page
    assert "No page of the guide rests on it at present" in page
    assert "salary figure" not in page


def test_a_source_says_how_much_rests_on_it_and_how_old_its_figures_are() -> None:
    found = entry("source", a_source(publisher="Pay Institute", url="https://pay.example/"))
    use = SourceUse(found, Html("A note."), 2, 5, 1, date(2019, 1, 1), date(2024, 5, 1), "over 2 years old", stale=True)
    page = draw("source_list", (use,))
    assert "; published by Pay Institute" in page
    assert '<a href="https://pay.example/" rel="noopener">' in page
    assert "2 pages of the guide rest on it" in page
    assert "4 salary figures from 2019 to 2024" in page
    assert "1 salary figure without a stated date" in page
    assert '<span class="age age--old">the newest over 2 years old</span>' in page


def test_a_dataset_says_which_release_is_held_and_under_what_licence() -> None:
    terms = {"licence": "CC BY 4.0", "licence_url": "https://terms.example/"}
    source = a_source(release="29.2", as_of=date(2025, 2, 1), as_of_precision="month", **terms)
    page = draw("source_list", (SourceUse(entry("source", source), Html(), 0),))
    assert "publisher not stated, release 29.2, February 2025" in page
    assert 'Licence: <a href="https://terms.example/" rel="noopener">CC BY 4.0</a>' in page
    monthly = replace(source, release="February 2025", licence_url="")
    page = draw("source_list", (SourceUse(entry("source", monthly), Html(), 0),))
    assert "publisher not stated, February 2025" in page
    assert "<li>Licence: CC BY 4.0</li>" in page


def test_an_author_answers_for_pages() -> None:
    lead, parts = outline(Html("<p>We edit.</p><h3>How pages are sourced</h3><p>With care.</p>"))
    page = draw("author_detail", AuthorPage(entry("author", a_record(r.Author)), lead, parts, a_list(ROLE)))
    assert "We edit." in page
    assert '<h2 id="how-pages-are-sourced">How pages are sourced</h2>' in page
    assert '<a href="/roles/product-manager/">Product manager</a> <span class="small muted">Role</span>' in page


def a_text() -> TextPage:
    text = entry("site-text", a_record(r.SiteText))
    return TextPage(text, Html("In short."), *outline(Html("<h3>Content licence</h3><p>Free.</p>")))


def test_a_text_has_an_anchor_for_each_part() -> None:
    page = draw("site_text", a_text())
    assert '<a href="#content-licence">Content licence</a>' in page
    assert '<h2 id="content-licence">' in page


@pytest.mark.parametrize(
    ("email", "says"),
    [("mistakes@example.org", 'href="mailto:mistakes@example.org"'), ("", "has not given an address")],
)
def test_a_mistake_can_be_reported_where_there_is_an_address(settings: Any, email: str, says: str) -> None:
    settings.CONTACT_EMAIL = email
    part = how_to_report()
    assert part.key == "report"
    assert says in part.body
    footer = draw("site_text", a_text()).partition("<footer")[2]
    assert ("Report a mistake" in footer) == bool(email)
    assert email in footer


# --- Search ---------------------------------------------------------------------------------------------------


def a_search(text: str = "agile", kind: str = "", **overrides: Any) -> Search:
    hit = Hit(
        "role",
        "product-manager",
        "Product manager",
        "product-manager",
        "Product lead",
        (Piece("an "), Piece("agile", marked=True)),
        (Piece("Product", marked=True), Piece(" manager")),
    )
    results = SearchResults(**{"hits": (hit,), "counts": (("role", 30), ("term", 1)), **overrides})
    return Search(text, kind, results, tuple(Found(ROLE, hit) for hit in results.hits))


def test_a_hit_shows_its_kind_its_other_name_and_the_words_found() -> None:
    page = draw("search", a_search())
    assert '<p class="kicker">Role</p>' in page
    assert '<a href="/roles/product-manager/"><mark>Product</mark> manager</a>' in page
    assert "Also called Product lead" in page
    assert "an <mark>agile</mark>" in page
    assert '<a href="/list/?q=agile&amp;kind=term">Glossary terms <span class="muted">1</span></a>' in page
    assert "31 pages for “agile”." in page
    assert "The best 1 are shown." in page


def test_a_search_says_what_it_was_taken_to_mean() -> None:
    assert "These pages answer to <strong>agile</strong>." in draw("search", a_search("agil", meant="agile"))
    assert "These come nearest." in draw("search", a_search(complete=False))


def test_a_search_that_names_roles_side_by_side_begins_with_their_comparison() -> None:
    pair = Link("comparison", "", "Product manager vs Project manager", "/compare/a-vs-b/")
    page = draw("search", replace(a_search(), compared=Compared((ROLE, OTHER), sure=True, link=pair)))
    assert page.index('<a href="/compare/a-vs-b/">Product manager vs Project manager</a>') < page.index(
        'class="results"'
    )
    assert "The comparison you asked for</p>" in page
    assert "Worked out from the guide’s data" in page
    assert '<a href="/roles/project-manager/">Project manager</a>' in page
    page = draw("search", replace(a_search(), compared=Compared((ROLE, OTHER), sure=True, link=pair, written=True)))
    assert "Written by the editors" in page


def test_a_comparison_that_is_only_guessed_is_asked_about() -> None:
    pair = Link("comparison", "", "Product manager vs Project manager", "/compare/a-vs-b/")
    guessed = Compared((ROLE, OTHER), sure=False, link=pair)
    assert "Did you mean this comparison?" in draw("search", replace(a_search(), compared=guessed))
    unclear = Compared((), sure=False, builder="/compare/?role=a&role=b&go=1")
    page = draw("search", replace(a_search(hits=(), counts=()), compared=unclear))
    assert '<a href="/compare/?role=a&amp;role=b&amp;go=1">Choose which roles to compare</a>' in page
    assert "Nothing found" not in page


def test_a_search_for_a_move_or_for_pay_begins_with_it() -> None:
    move = Errand(Link("move", "", "Baker to Cook", "/moves/baker/to/cook/"), (ROLE, OTHER))
    page = draw("search", replace(a_search(), errand=move))
    assert page.index("The move you asked for</p>") < page.index('<ol class="results">')
    assert '<a href="/moves/baker/to/cook/">Baker to Cook</a>' in page
    pay = Errand(Link("salary", "baker", "Baker: pay", "/roles/baker/#salaries"), (ROLE,))
    page = draw("search", replace(a_search(), errand=pay))
    assert "The pay you asked for" in page
    assert '<a href="/roles/baker/#salaries">Baker: pay</a>' in page


def test_a_search_for_a_task_begins_with_the_page_for_it_even_where_nothing_else_answers() -> None:
    salaries = Errand(Link("page", "salary_list", "Salaries", "/salaries/"), (), "What roles earn.")
    page = draw("search", replace(a_search(), errand=salaries))
    assert page.index('<a href="/salaries/">Salaries</a>') < page.index('<ol class="results">')
    assert "What roles earn." in page
    assert "The roles on their own" not in page
    page = draw("search", replace(a_search(hits=(), counts=()), errand=salaries))
    assert '<a href="/salaries/">Salaries</a>' in page
    assert "Nothing found" not in page


def test_every_role_that_initials_may_stand_for_is_offered() -> None:
    page = draw("search", replace(a_search("PM"), abbreviated=(ROLE, OTHER)))
    offered = page[page.index("“PM” may stand for:") : page.index('<ol class="results">')]
    assert "Product manager" in offered
    assert "Project manager" in offered
    assert "may stand for" not in draw("search", a_search())


def test_a_search_without_a_whole_answer_offers_roles_with_names_like_it() -> None:
    for found in (a_search(complete=False), a_search(hits=(), counts=(), complete=False)):
        page = draw("search", replace(found, like=(ROLE,)))
        assert "Roles with names like it:" in page
        assert '<li><a href="/roles/product-manager/">Product manager</a></li>' in page
    assert "names like it" not in draw("search", a_search())


def test_a_search_without_an_answer_gives_ideas() -> None:
    page = draw("search", replace(a_search("<zz>", hits=(), counts=()), kind="role"))
    assert "Nothing found for “&lt;zz&gt;”" in page
    assert 'href="/list/?q=%3Czz%3E">Look in all kinds of pages' in page
    assert "Or look through" in page


def test_a_search_for_nothing_asks_for_words() -> None:
    page = draw("search", a_search("", hits=(), counts=()))
    assert "Search the guide</h1>" in page
    assert 'class="empty"' not in page
