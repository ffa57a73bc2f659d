"""The preview: the public page, drawn from the working copy, with nothing written."""

import html
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.editions.models import Edition, Mention, SearchText
from roles.editions.publish import publish
from roles.models import kinds
from tests import factories as make
from tests.editing.desk import change_url, controls


def preview(kind: str, key: str) -> str:
    """The bar that stands over the page."""
    return f"/admin/roles/edition/preview/{kind}/{key}/"


def page(kind: str, key: str) -> str:
    """The page in the frame, as the bar has it when the preview is opened."""
    return f"{preview(kind, key)}page/"


def shown(editor: Client, kind: str, key: str, path: str = "") -> str:
    """The page in the frame at a path, or at the thing's own."""
    return editor.get(page(kind, key), {"path": path} if path else {}).content.decode()


def test_save_and_preview_shows_what_was_saved_and_publishes_nothing(editor: Client, client: Client) -> None:
    role = make.make_role(nutshell="As it was.")
    make.publish_all(now=timezone.now())
    form = controls(editor.get(change_url(role))) | {"nutshell": "As it will be.", "_preview": "1"}
    response = editor.post(change_url(role), form, follow=True)
    assert response.redirect_chain[-1][0] == preview("role", role.pk)
    assert "As it will be." in shown(editor, "role", role.pk)
    assert Edition.objects.count() == 1
    assert "As it was." in client.get("/roles/product-manager/").content.decode()


def test_a_preview_is_the_public_page_to_the_letter(editor: Client, client: Client) -> None:
    make.make_role_skill()
    make.make_salary()
    path = make.make_path()
    make.make_step(parent=path, role=make.there(m.Role))
    make.make_comparison()
    make.publish_all(now=timezone.now())
    make.save(make.there(m.Role), name="Product lead", nutshell="As it will be.")
    new = make.make_skill(slug="patience")
    make.make_role_skill(skill=new)
    paths = ("/roles/product-manager/", "/roles/", "/skills/", "/skills/patience/", "/paths/product-ladder/", "/",
             "/compare/product-manager-vs-project-manager/", "/salaries/", "/search/?q=lead")  # fmt: skip
    drawn = {path: shown(editor, "role", "product-manager", path) for path in paths}
    assert not Edition.objects.filter(key="patience").exists()
    publish([("role", "product-manager"), ("skill", "patience")], now=timezone.now())
    moments = re.compile(r'(?<=datetime=")[^"]*|(?<=modified_time" content=")[^"]*|(?<="dateModified":")[^"]*')
    for path, before in drawn.items():
        assert moments.sub("", before) == moments.sub("", client.get(path).content.decode()), path


def test_a_role_that_nobody_has_published_is_shown_with_its_new_skills(editor: Client) -> None:
    make.make_role_skill()
    drawn = shown(editor, "role", "product-manager")
    assert "Negotiation" in drawn
    assert not Edition.objects.exists()


def test_a_comparison_is_shown_with_its_new_roles(editor: Client) -> None:
    comparison = make.make_comparison(heading="Which of the two, then?")
    assert "Which of the two, then?" in shown(editor, "comparison", comparison.pk)


def test_a_statement_is_shown_among_those_that_readers_are_asked(editor: Client) -> None:
    make.make_stance(statement=make.make_statement(name="I like it live."))
    make.publish_all(now=timezone.now())
    new = make.make_statement(slug="new", name="I like it new.", position=2)
    drawn = shown(editor, "statement", new.pk)
    assert drawn.index("I like it live.</legend>") < drawn.index("I like it new.</legend>")


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("author", "the-editors"),
        ("certification", "product-badge"),
        ("course", "first-steps"),
        ("family", "management"),
        ("path", "product-ladder"),
        ("site-text", "about"),
        ("site-text", "which-path"),
        ("skill", "negotiation"),
        ("statement", "long-view"),
        ("source", "pay-survey"),
        ("term", "backlog"),
        ("tool", "task-board"),
    ],
)
def test_every_kind_with_a_page_has_a_preview(editor: Client, kind: str, key: str) -> None:
    for maker in (make.make_author, make.make_certification, make.make_course, make.make_family, make.make_site_text,
                  make.make_skill, make.make_source, make.make_term, make.make_tool, make.make_step):  # fmt: skip
        maker()
    make.make_stance(parent=make.make_role(family=make.there(m.Family)))
    make.make_site_text(slug="which-path")
    make.publish_all(now=timezone.now())
    make.save(kinds()[kind]._default_manager.get(pk=key), name="Quite another name")
    assert editor.get(preview(kind, key)).status_code == 200
    assert "Quite another name" in shown(editor, kind, key)


def test_what_has_no_page_says_so(editor: Client) -> None:
    dimension = make.make_dimension()
    assert "Save and preview" not in editor.get(change_url(dimension)).content.decode()
    assert editor.get(preview("dimension", dimension.pk)).headers["Location"] == change_url(dimension)


def test_a_retirement_is_shown_as_readers_will_meet_it(editor: Client) -> None:
    role, successor = make.make_role(slug="old-role"), make.make_role(slug="new-role")
    make.publish_all(now=timezone.now())
    make.save(role, retired=True, successor=successor)
    response = editor.get(page("role", "old-role"))
    assert response.status_code == 410
    assert "New role" in response.content.decode()


def test_a_preview_is_neither_kept_nor_indexed(editor: Client) -> None:
    make.make_skill()
    response = editor.get(page("skill", "negotiation"))
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.headers["X-Robots-Tag"]
    for address in (preview("skill", "negotiation"), page("skill", "negotiation")):
        assert editor.post(address).status_code == 405


def test_a_draft_of_a_role_is_shown_with_its_new_move_and_figure(editor: Client, client: Client) -> None:
    for slug in ("product-manager", "project-manager"):
        make.make_role(slug=slug)
    make.publish_all(now=timezone.now())
    make.make_move(carries_over="Talking to people carries over.")
    make.make_salary(amount="61234.00")
    drawn = shown(editor, "role", "product-manager")
    assert "Talking to people carries over." in drawn
    assert "/moves/product-manager/to/project-manager/" in drawn
    assert "£61,234" in drawn
    public = client.get("/roles/product-manager/").content.decode()
    assert "Talking to people" not in public
    assert "£61,234" not in public


def test_a_draft_of_a_path_is_drawn_with_its_new_step_and_the_moves_that_it_joins(editor: Client) -> None:
    make.make_step(parent=make.make_path(slug="other-ladder"), role=make.make_role(slug="project-manager"))
    make.make_move()
    make.publish_all(now=timezone.now())
    make.make_step(title="Head of it all", role=make.there(m.Role), parent=make.make_path(slug="new-ladder"))
    drawn = shown(editor, "path", "new-ladder")
    assert "Other ladder" in drawn
    assert drawn.count('href="/moves/product-manager/to/project-manager/"') > 1


# --- The bar ------------------------------------------------------------------------------------------


def frame_in(response: HttpResponse) -> dict[str, str]:
    """What the frame on the bar's page shows: the path that it asks for, and the class that gives it its width."""
    [tag] = re.findall(r"<iframe[^>]*>", response.content.decode())
    src = html.unescape(tag.split('src="')[1].split('"')[0])
    return {"path": parse_qs(urlsplit(src).query)["path"][0], "width": tag.split("page--")[1].split('"')[0]}


def test_the_bar_offers_the_pages_that_show_a_role_by_name(editor: Client) -> None:
    make.make_comparison(heading="Which of the two?")
    make.make_step(role=make.there(m.Role), parent=make.make_path())
    make.make_move()
    response = editor.get(preview("role", "product-manager"))
    assert frame_in(response) == {"path": "/roles/product-manager/", "width": "desktop"}
    bar = response.content.decode()
    assert "Career paths" not in bar  # what refers to it is not published, nor does it need that
    publish([("comparison", "product-manager-vs-project-manager"), ("path", "product-ladder"),
             ("role", "product-manager"), ("role", "project-manager")], now=timezone.now())  # fmt: skip
    bar = editor.get(preview("role", "product-manager")).content.decode()
    assert '<option value="/compare/product-manager-vs-project-manager/">Which of the two?</option>' in bar
    assert '<option value="/paths/product-ladder/">' in bar
    assert '<option value="/moves/product-manager/to/project-manager/">' in bar


def test_page_and_width_are_chosen_by_address(editor: Client) -> None:
    make.make_role()
    chosen = {"path": "/roles/?family=x", "width": "phone"}
    assert frame_in(editor.get(preview("role", "product-manager"), chosen)) == chosen
    for path in ("/admin/", "//elsewhere.example/", "https://elsewhere.example/", "roles/", "/%00/", "/nowhere/"):
        wrong = editor.get(preview("role", "product-manager"), {"path": path, "width": "vast"})
        assert frame_in(wrong) == {"path": "/roles/product-manager/", "width": "desktop"}, path


def test_a_role_is_compared_with_any_other_by_name(editor: Client) -> None:
    make.make_role(slug="scrum-master")
    make.publish_all(now=timezone.now())
    make.make_role()
    chosen = editor.get(preview("role", "product-manager"), {"with": "scrum master"})
    assert frame_in(chosen)["path"] == "/compare/product-manager-vs-scrum-master/"
    for unknown in ("Nobody at all", "product manager"):
        wrong = editor.get(preview("role", "product-manager"), {"with": unknown}).content.decode()
        assert "Name another role of the guide." in wrong


def test_only_the_draft_and_what_it_needs_are_shown_and_the_bar_says_so(editor: Client) -> None:
    make.make_role(slug="scrum-master")
    make.publish_all(now=timezone.now())
    make.save(m.Role.objects.get(), name="A name in another draft")
    make.make_role_skill(parent=make.make_role())
    bar = editor.get(preview("role", "product-manager")).content.decode()
    assert "With it, because it needs them: Negotiation." in bar
    assert "other drafts are not shown" in bar
    assert "A name in another draft" not in shown(editor, "role", "product-manager", "/roles/")


def test_a_page_that_moves_or_is_not_there_is_shown_as_readers_would_meet_it(editor: Client) -> None:
    role = make.make_role()
    make.publish_all(now=timezone.now())
    make.save(role, slug="product-lead")
    assert "<h1>Product manager</h1>" in shown(editor, "role", "product-manager", "/roles/product-manager/")
    response = editor.get(page("role", "product-manager"), {"path": "/roles/nobody/"})
    assert response.status_code == 404
    assert editor.get(page("role", "product-manager"), {"path": "/admin/"}).status_code == 404


def test_only_the_framed_page_may_be_framed_and_only_the_bar_may_frame(editor: Client, client: Client) -> None:
    make.make_role()
    make.publish_all(now=timezone.now())
    bar, framed, public = (
        editor.get(preview("role", "product-manager")),
        editor.get(page("role", "product-manager")),
        client.get("/roles/product-manager/"),
    )

    def policy(response: HttpResponse) -> dict[str, str]:
        parts = response.headers["Content-Security-Policy"].split(";")
        return dict(part.strip().split(" ", 1) for part in parts)  # type: ignore[arg-type]

    assert policy(bar) == policy(public) | {"frame-src": "'self'"}
    assert policy(framed) == policy(public) | {"frame-ancestors": "'self'"}
    assert policy(public)["frame-ancestors"] == "'none'"
    assert [r.headers["X-Frame-Options"] for r in (bar, framed, public)] == ["DENY", "SAMEORIGIN", "DENY"]


def test_a_preview_leaves_nothing_behind(editor: Client, client: Client) -> None:
    make.make_role_skill()
    for path in ("", "/skills/", "/search/?q=negotiation"):
        assert "Negotiation" in shown(editor, "role", "product-manager", path)
    assert not Edition.objects.exists()
    assert not Mention.objects.exists()
    assert not SearchText.objects.exists()
    assert client.get("/roles/product-manager/").status_code == 404
    assert "Negotiation" not in client.get("/search/?q=negotiation").content.decode()


def test_a_preview_asks_no_more_of_many_roles(editor: Client, django_assert_max_num_queries: Any) -> None:
    make.many_roles(200, skills=3, now=timezone.now())
    key = m.Role.objects.order_by("pk").first().pk  # type: ignore[union-attr]
    with django_assert_max_num_queries(60):
        editor.get(preview("role", key))
    with django_assert_max_num_queries(60):
        editor.get(preview("source", "pay-survey"))
