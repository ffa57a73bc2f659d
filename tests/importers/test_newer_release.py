"""What a newer release no longer has leaves the guide, unless somebody's page refers to it; addresses stay."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from roles.editions.models import Edition
from roles.models import OtherTitle, Responsibility, Role, Skill, Source
from tests.factories import (
    later,
    make_comparison,
    make_external_code,
    make_move,
    make_path,
    make_responsibility,
    make_role,
    make_step,
    publish_all,
    save,
)
from tests.importers.said import also_called, does, imported, is_like, live, needs, said_of

pytestmark = pytest.mark.django_db

FIRST: dict[str, Any] = {
    "families": {"f": "Food"},
    "roles": {"11": "Bakers", "12": "Cooks"},
    "skills": {"s": "Kneading", "t": "Tasting"},
    "facts": {"11": [needs("s"), does("Bake."), is_like("12")], "12": [needs("t"), does("Cook.")]},
}
WITHOUT_BAKERS: dict[str, Any] = {
    "families": {"f": "Food"},
    "roles": {"12": "Cooks"},
    "skills": {"t": "Tasting"},
    "facts": {"12": [needs("t"), does("Cook.")]},
    "release": "2",
}


def second(**said: Any) -> Any:
    return imported(later(days=3), **{**WITHOUT_BAKERS, **said})


def test_what_vanished_is_retired_with_what_only_it_needed() -> None:
    imported(**FIRST)
    outcome = second()
    assert live("role", "bakers") is None
    assert live("skill", "kneading") is None
    assert live("skill", "tasting") is not None
    assert outcome.of("role").counts == {"taken out": 1, "same": 1}
    assert not Responsibility.objects.filter(parent="bakers").exists()


def test_a_successor_that_the_dataset_names_is_the_retired_pages() -> None:
    imported(**FIRST)
    second(gave_way={"11": "12"})
    last = Edition.objects.filter(kind="role", key="bakers").latest("number")
    assert (last.retired, last.successor, last.merged) == (True, "cooks", False)


def test_a_successor_that_is_gone_too_is_not_named() -> None:
    imported(**FIRST)
    imported(later(days=3), release="2", gave_way={"11": "12"})
    assert set(Edition.objects.live(later(days=9)).filter(kind="role")) == set()
    assert Edition.objects.filter(kind="role", key="bakers").latest("number").successor == ""


def refer_by_comparison() -> None:
    make_comparison(Role.objects.get(pk="bakers"), Role.objects.get(pk="cooks"))


def refer_by_path() -> None:
    make_step(parent=make_path(), role=Role.objects.get(pk="bakers"), body="")


def refer_by_move() -> None:
    make_move(parent=make_role(slug="pastry-chef"), to=Role.objects.get(pk="bakers"))


@pytest.mark.parametrize("refer", [refer_by_comparison, refer_by_path, refer_by_move])
def test_a_vanished_role_that_an_editors_page_refers_to_is_kept_and_told(refer: Any) -> None:
    imported(**FIRST)
    refer()
    publish_all(later(days=2))
    outcome = second()
    assert live("role", "bakers") is not None
    assert said_of("role", "bakers", "responsibility") == []
    assert outcome.of("role").counts["kept"] == 1
    assert "bakers: “" in outcome.of("role").samples["kept"][0]
    again = imported(later(days=4), **WITHOUT_BAKERS)
    assert (again.changes, again.editions, again.of("role").counts["kept"]) == (0, 0, 1)


def test_what_a_kept_page_refers_to_in_an_editors_words_is_kept_too() -> None:
    imported(**FIRST)
    refer_by_path()
    make_move(parent=Role.objects.get(pk="bakers"), to=Role.objects.get(pk="cooks"))
    publish_all(later(days=2))
    imported(later(days=3), release="2")
    assert live("role", "bakers") is not None
    assert live("role", "cooks") is not None


def test_a_reference_that_is_scheduled_keeps_what_it_will_need() -> None:
    imported(**FIRST)
    refer_by_comparison()
    publish_all(later(days=2), live_from=later(days=8))
    assert second().of("role").counts["kept"] == 1
    assert live("role", "bakers") is not None


def test_what_comes_back_is_live_again_at_its_old_address() -> None:
    imported(**FIRST)
    second()
    imported(later(days=4), **{**FIRST, "release": "3"})
    edition = live("role", "bakers")
    assert edition is not None
    assert (edition.retired, edition.slug) == (False, "bakers")
    assert said_of("role", "bakers", "responsibility")


def test_a_role_of_another_name_keeps_its_key_and_its_address() -> None:
    imported(**FIRST)
    outcome = imported(later(days=3), **{**FIRST, "roles": {"11": "Bread makers", "12": "Cooks"}})
    edition = live("role", "bakers")
    assert edition is not None
    assert (edition.title, edition.slug) == ("Bread makers", "bakers")
    assert outcome.of("role").counts == {"changed": 1, "same": 1}
    assert outcome.changes == 1


def test_a_code_that_editors_give_to_another_role_takes_its_facts_there() -> None:
    one, other = make_role(slug="baker"), make_role(slug="confectioner")
    code = make_external_code(parent=one, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all()
    imported(**FIRST)
    assert said_of("role", "baker", "responsibility")
    code.delete()
    save(one)
    make_external_code(parent=other, scheme="esco", code="11", informs="all", note="The same work.")
    publish_all(later(days=2))
    imported(later(days=3), **FIRST)
    assert said_of("role", "baker", "responsibility") == []
    assert said_of("role", "confectioner", "responsibility")


def test_a_row_put_before_the_others_moves_them_and_changes_none() -> None:
    imported(roles={"11": "Bakers"}, facts={"11": [also_called("B", "b"), also_called("C", "c")]})
    facts = {"11": [also_called("A", "a"), also_called("B", "b"), also_called("C", "c")]}
    outcome = imported(later(days=2), roles={"11": "Bakers"}, facts=facts)
    assert outcome.of("othertitle").counts == {"added": 1, "moved": 2}
    assert list(OtherTitle.objects.order_by("order").values_list("title", flat=True)) == ["A", "B", "C"]


def test_a_run_that_makes_no_roles_keeps_those_of_an_earlier_one_with_their_facts() -> None:
    imported(**FIRST)
    outcome = imported(later(days=2), **{**FIRST, "roles": {}, "roles_only_known": True})
    assert outcome.changes == 0
    assert said_of("role", "bakers", "responsibility")


def test_an_editors_own_row_on_a_datasets_role_stays() -> None:
    imported(**FIRST)
    make_responsibility(parent=Role.objects.get(pk="bakers"), text="Rise early.")
    publish_all(later(days=2))
    imported(later(days=3), **{**FIRST, "facts": {}})
    assert [row["text"] for row in said_of("role", "bakers", "responsibility")] == ["Rise early."]


# --- Removal ----------------------------------------------------------------------------------------


def removed(key: str = "jobs", **options: Any) -> str:
    out = io.StringIO()
    call_command("remove_dataset", key, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_removal_takes_out_the_facts_and_retires_the_pages_but_not_the_source() -> None:
    imported(**FIRST)
    assert "Dry run" in removed(dry_run=True)
    assert live("role", "bakers") is not None
    assert "Roles taken out: Bakers; Cooks" in removed()
    assert set(Edition.objects.live(timezone.now()).values_list("kind", "key")) == {("source", "jobs")}
    assert Role.objects.filter(retired=True).count() == 2
    assert "0 changes, 0 editions" in removed()


def test_removal_leaves_what_an_editor_adopted_and_what_pages_refer_to() -> None:
    imported(**FIRST)
    save(Role.objects.get(pk="cooks"), adopted=True, name="Chefs")
    refer_by_path()
    publish_all(later(days=2))
    said = removed()
    assert "bakers: “Product ladder” refers to it" in said
    assert not Role.objects.filter(retired=True).exists()
    assert not Responsibility.objects.exists()
    assert Skill.objects.filter(retired=True).count() == 2


def test_removal_of_what_is_no_dataset_says_which_there_are() -> None:
    imported(**FIRST)
    with pytest.raises(CommandError, match=r"no dataset “nobody”\. It has: jobs"):
        removed("nobody")
    assert Source.objects.count() == 1
