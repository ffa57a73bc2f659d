"""Publishing, scheduling, withdrawing and retiring from the admin."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from roles import models as m
from roles.editions.models import Edition
from roles.editions.publish import publish
from tests import factories as make
from tests.editing.desk import change_url, controls, person

PUBLISH = "/admin/roles/edition/publish/"


def asking(*names: str) -> str:
    return PUBLISH + "?" + "&".join(f"name={name}" for name in names)


def confirm(client: Client, url: str, **typed: str) -> HttpResponse:
    """Open the page that asks, and press its button."""
    return client.post(url, controls(client.get(url)) | typed)


def live(kind: str) -> list[str]:
    return [e.key for e in Edition.objects.live(timezone.now()).filter(kind=kind)]


def london(moment: datetime) -> dict[str, str]:
    local = timezone.localtime(moment)
    return {"live_from_0": local.strftime("%d/%m/%Y"), "live_from_1": local.strftime("%H:%M")}


def test_save_and_publish_leads_to_the_page_that_asks(editor: Client) -> None:
    role = make.make_role()
    response = editor.post(change_url(role), controls(editor.get(change_url(role))) | {"_publish": "1"})
    assert response.headers["Location"] == asking("role%3Aproduct-manager")
    assert live("role") == []


def test_a_role_is_published_with_what_it_needs(editor: Client) -> None:
    row = make.make_role_skill()
    page = editor.get(asking("role:product-manager")).content.decode()
    assert "They are published with it" in page
    response = confirm(editor, asking("role:product-manager"), note="The first edition")
    assert response.headers["Location"] == change_url(row.parent)
    assert live("role") == ["product-manager"]
    assert live("skill") == ["negotiation"]
    edition = Edition.objects.get(kind="role")
    assert edition.note == "The first edition"
    assert str(edition.published_by) == "ada"


def test_several_are_published_together_from_the_list(editor: Client) -> None:
    skills = [make.make_skill(slug=slug) for slug in ("one", "two", "three")]
    data = {"action": "publish_selected", "_selected_action": ["one", "two"], "index": "0"}
    response = editor.post("/admin/roles/skill/", data)
    url = response.headers["Location"]
    assert parse_qs(urlsplit(url).query)["name"] == ["skill:one", "skill:two"]
    confirm(editor, url)
    assert sorted(live("skill")) == ["one", "two"]
    assert len(skills) == 3
    assert len({e.published_at for e in Edition.objects.all()}) == 1


def test_a_time_in_london_is_kept(editor: Client) -> None:
    make.make_skill()
    typed = {"live_from_0": "15/07/2099", "live_from_1": "09:30"}
    page = editor.get(asking("skill:negotiation"))
    response = editor.post(asking("skill:negotiation"), controls(page) | typed, follow=True)
    assert Edition.objects.get().live_from == datetime(2099, 7, 15, 8, 30, tzinfo=UTC)
    assert "Scheduled for 15 July 2099, 09:30" in response.content.decode()
    assert live("skill") == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"live_from_0": "01/01/2020", "live_from_1": "09:00"}, "Nothing is published into the past"),
        ({"live_from_0": "31/02/2099", "live_from_1": "09:00"}, "Enter a valid date"),
        ({"live_from_0": "01/01/2099", "live_from_1": ""}, "Enter a valid time"),
        ({"live_from_0": "29/03/2099", "live_from_1": "01:30"}, "the clocks go forward, so there is no 01:30"),
        ({"live_from_0": "25/10/2099", "live_from_1": "01:30"}, "the clocks go back, so there are two times 01:30"),
        ({"note": "x" * 301}, "at most 300 characters"),
    ],
)
def test_a_time_that_cannot_be_is_told(editor: Client, typed: dict[str, str], told: str) -> None:
    make.make_skill()
    response = confirm(editor, asking("skill:negotiation"), **typed)
    assert response.status_code == 200
    assert told in response.content.decode()
    assert not Edition.objects.exists()


def test_a_refusal_says_why_and_writes_nothing(editor: Client) -> None:
    make.make(m.Path)
    response = confirm(editor, asking("path:product-ladder"), note="Kept in the box")
    page = response.content.decode()
    assert "A career path needs at least one step." in page
    assert "Kept in the box" in page
    assert not Edition.objects.exists()


def test_publishing_what_somebody_saved_meanwhile_is_refused_once(editor: Client) -> None:
    skill = make.make_skill()
    form = controls(editor.get(asking("skill:negotiation")))
    make.save(skill, definition="Changed while the page stood open.")
    response = editor.post(asking("skill:negotiation"), form)
    assert "someone else saved a change" in response.content.decode()
    assert "While this page was open" in response.content.decode()
    assert not Edition.objects.exists()
    assert editor.post(asking("skill:negotiation"), controls(response)).status_code == 302


def test_publishing_over_a_newer_edition_is_refused(editor: Client) -> None:
    skill = make.make_skill(name="Haggling")
    make.publish_all(now=timezone.now())
    form = controls(editor.get(asking("skill:negotiation")))
    make.save(skill, name="Bargaining")
    publish([("skill", skill.pk)], now=timezone.now(), by=person("grace"), note="Mended")
    response = editor.post(asking("skill:negotiation"), form)
    page = response.content.decode()
    assert "someone else published an edition" in page
    assert "grace published edition 2" in page
    assert "“Mended”" in page
    assert "<del>Haggling</del>" in page
    assert Edition.objects.count() == 2
    assert "Publish all the same" in page
    make.save(skill, name="Haggling again")
    response = editor.post(asking("skill:negotiation"), controls(response))
    assert "somebody" not in response.content.decode()
    assert editor.post(asking("skill:negotiation"), controls(response)).status_code == 302


def test_publishing_the_same_again_says_that_there_was_nothing(editor: Client) -> None:
    make.make_skill()
    confirm(editor, asking("skill:negotiation"))
    page = editor.get(asking("skill:negotiation"))
    response = editor.post(asking("skill:negotiation"), controls(page), follow=True)
    assert "There was nothing to publish" in response.content.decode()
    assert Edition.objects.count() == 1


def test_publishing_before_a_schedule_needs_a_tick(editor: Client) -> None:
    skill = make.make_skill()
    confirm(editor, asking("skill:negotiation"), **london(timezone.now() + timedelta(days=3)))
    make.save(skill, definition="Mended.")
    url = asking("skill:negotiation")
    assert "Withdraw it first, or confirm" in confirm(editor, url).content.decode()
    assert confirm(editor, url, before_scheduled="on").status_code == 302
    assert live("skill") == ["negotiation"]


def test_a_schedule_is_withdrawn(editor: Client) -> None:
    skill = make.make_skill()
    confirm(editor, asking("skill:negotiation"), **london(timezone.now() + timedelta(days=3)))
    assert "Withdraw…" in editor.get(change_url(skill)).content.decode()
    response = confirm(editor, "/admin/roles/edition/withdraw/skill/negotiation/")
    assert response.status_code == 302
    assert Edition.objects.get().withdrawn
    page = editor.get(f"/admin/roles/skill/{skill.pk}/history/", follow=True).content.decode()
    assert "Withdrew edition 1, scheduled for" in page


def test_only_the_schedule_that_was_shown_is_withdrawn(editor: Client) -> None:
    skill = make.make_skill()
    url = "/admin/roles/edition/withdraw/skill/negotiation/"
    confirm(editor, asking("skill:negotiation"), **london(timezone.now() + timedelta(days=3)))
    form = controls(editor.get(url))
    make.save(skill, definition="Mended.")
    now = timezone.now()
    publish([("skill", skill.pk)], now=now, live_from=now + timedelta(days=5), by=person("grace"), note="For spring")
    response = editor.post(url, form)
    page = response.content.decode()
    assert "What is scheduled has changed since." in page
    assert "by grace: For spring" in page
    assert not Edition.objects.filter(withdrawn=True).exists()
    assert editor.post(url, controls(response)).status_code == 302
    assert Edition.objects.filter(withdrawn=True).count() == 2


def test_the_minute_that_has_begun_is_now_and_seconds_do_not_count(editor: Client) -> None:
    make.make_skill()
    local = timezone.localtime(timezone.now())
    typed = {"live_from_0": local.strftime("%d/%m/%Y"), "live_from_1": local.strftime("%H:%M:%S")}
    assert confirm(editor, asking("skill:negotiation"), **typed).status_code == 302
    assert live("skill") == ["negotiation"]
    make.make_skill(slug="patience")
    confirm(editor, asking("skill:patience"), live_from_0="15/07/2099", live_from_1="09:30:59")
    assert Edition.objects.get(key="patience").live_from == datetime(2099, 7, 15, 8, 30, tzinfo=UTC)


def test_a_role_is_retired_with_its_successor(editor: Client) -> None:
    for slug in ("old-role", "new-role"):
        make.make_role(slug=slug)
    make.publish_all(now=timezone.now())
    response = confirm(editor, "/admin/roles/edition/retire/role/old-role/", successor="new-role", note="Merged")
    assert response.status_code == 302
    edition = Edition.objects.get(key="old-role", number=2)
    assert (edition.retired, edition.successor, edition.note) == (True, "new-role", "Merged")
    assert live("role") == ["new-role"]


def test_a_retired_page_is_brought_back_by_its_form(editor: Client) -> None:
    skill = make.make_skill()
    make.publish_all(now=timezone.now())
    confirm(editor, "/admin/roles/edition/retire/skill/negotiation/")
    form = controls(editor.get(change_url(skill)))
    assert form.pop("retired") == "on"
    editor.post(change_url(skill), form)
    confirm(editor, asking("skill:negotiation"))
    assert live("skill") == ["negotiation"]


def test_retiring_what_is_referred_to_is_refused(editor: Client) -> None:
    make.make_role_skill()
    make.publish_all(now=timezone.now())
    response = confirm(editor, "/admin/roles/edition/retire/skill/negotiation/")
    assert "refers to the skill “negotiation”" in response.content.decode()
    assert not m.Skill.objects.get().retired


def test_what_was_never_published_is_not_retired(editor: Client) -> None:
    make.make_skill()
    url = "/admin/roles/edition/retire/skill/negotiation/"
    assert "Delete it instead" in editor.get(url).content.decode()
    assert editor.post(url, {}).status_code == 200
    assert not m.Skill.objects.get().retired


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (PUBLISH, 404),
        (asking("role:gone"), 404),
        (asking("nonsense:role"), 400),
        (asking("role"), 400),
        (asking("role:%00"), 400),
        ("/admin/roles/role/%00/change/", 400),
        ("/admin/roles/role/?family__key__exact=%00", 400),
        ("/admin/roles/role/?nonsense=1", 302),
        ("/admin/roles/role/?q=%22%27%3B--&standing=x&p=-1&o=9.9.9", 200),
        ("/admin/roles/role/gone/change/", 302),
        ("/admin/autocomplete/?term=a&app_label=roles&model_name=role&field_name=family", 200),
        ("/admin/autocomplete/?term=a&app_label=roles&model_name=role&field_name=name", 403),
        ("/admin/roles/edition/retire/role/gone/", 404),
        ("/admin/roles/edition/withdraw/nonsense/gone/", 400),
        ("/admin/roles/edition/preview/nonsense/gone/", 404),
        ("/admin/roles/edition/preview/role/gone/", 404),
    ],
)
def test_a_wrong_address_is_no_server_error(editor: Client, url: str, status: int) -> None:
    assert editor.get(url).status_code == status


def test_a_wrong_token_is_no_server_error(editor: Client) -> None:
    make.make_skill()
    for token in ("", "skill", "skill:negotiation", "skill:negotiation@x:y", "nonsense:a@1:b"):
        assert editor.post(asking("skill:negotiation"), {"seen": token}).status_code == 400, token


# --- What the lists say -----------------------------------------------------------------------------


def test_the_list_tells_how_each_stands(editor: Client) -> None:
    now = timezone.now()
    for slug in ("never", "live", "changed", "retired", "scheduled"):
        make.make_skill(slug=slug)
    publish([("skill", slug) for slug in ("live", "changed", "retired")], now=now)
    publish([("skill", "scheduled")], now=now, live_from=now + timedelta(days=1))
    make.save(m.Skill.objects.get(pk="changed"), definition="Mended.")
    confirm(editor, "/admin/roles/edition/retire/skill/retired/")

    def listed(standing: str) -> list[str]:
        response = editor.get("/admin/roles/skill/", {"standing": standing})
        return sorted(root.pk for root in response.context_data["cl"].result_list)

    assert listed("never") == ["never", "scheduled"]
    assert listed("live") == ["changed", "live"]
    assert listed("draft") == ["changed"]
    assert listed("scheduled") == ["scheduled"]
    assert listed("retired") == ["retired"]
    assert len(listed("nonsense")) == 5


def test_lists_ask_no_more_of_a_thousand_roles(editor: Client, django_assert_max_num_queries: object) -> None:
    make.many_roles(1000, skills=1, now=timezone.now())
    lists = [f"/admin/roles/{model._meta.model_name}/" for model in (*m.kinds().values(), Edition)]
    for url in (*lists, "/admin/roles/role/?standing=live&q=role+7", "/admin/roles/role/?p=3&o=-1"):
        with django_assert_max_num_queries(20):  # type: ignore[operator]
            assert editor.get(url).status_code == 200, url


def test_editions_are_read_and_never_written(editor: Client) -> None:
    make.make_skill()
    make.publish_all(now=timezone.now())
    edition = Edition.objects.get()
    assert editor.get(f"/admin/roles/edition/{edition.pk}/change/").status_code == 200
    assert editor.post(f"/admin/roles/edition/{edition.pk}/change/", {"title": "Other"}).status_code == 403
    assert editor.post(f"/admin/roles/edition/{edition.pk}/delete/", {"post": "yes"}).status_code == 403
    assert editor.get("/admin/roles/edition/add/").status_code == 403
