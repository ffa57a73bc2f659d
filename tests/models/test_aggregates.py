"""Keys, slugs, addresses, successors, deletion and prose: what every aggregate has in common."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import ProtectedError

from roles.editions import facts as f
from roles.editions.models import Edition
from roles.models import Address, Path, PublishedCannotBeDeleted, Role, RoleSkill, Skill
from roles.models.base import exists, free_key
from roles.prose import MAX_LENGTH
from tests.factories import (
    make_claim,
    make_comparison,
    make_dimension_text,
    make_keep_reading,
    make_metric,
    make_path,
    make_responsibility,
    make_role,
    make_role_skill,
    make_salary,
    make_skill,
    make_step,
    make_term,
    publish_all,
    save,
)

pytestmark = pytest.mark.django_db


# --- Keys -------------------------------------------------------------------------------------------


def test_the_first_slug_becomes_the_key() -> None:
    role = Role(slug="scrum-master", name="Scrum master", plural="scrum masters")
    role.save()
    assert role.key == "scrum-master"


def test_a_new_slug_leaves_the_key_as_it_was() -> None:
    role = save(make_role(), slug="head-of-product")
    role.refresh_from_db()
    assert (role.key, role.slug) == ("product-manager", "head-of-product")


def test_a_new_record_never_overwrites_one_with_its_key() -> None:
    make_role(slug="head-of-product", key="product-manager")
    with pytest.raises(IntegrityError), transaction.atomic():
        Role(slug="product-manager", name="Another", plural="others").save()
    assert Role.objects.get().name == "Head of product"


def test_a_form_is_told_that_a_slug_is_another_pages_key() -> None:
    make_role(slug="head-of-product", key="product-manager")
    taken = Role(slug="product-manager", name="Another", plural="others")
    with pytest.raises(ValidationError, match="belongs, or once belonged"):
        taken.full_clean(exclude=["key"])


def test_a_changed_key_leaves_no_copy_behind() -> None:
    role = make_role()
    role.key, role.slug = "product-boss", "product-boss"
    with pytest.raises(DatabaseError), transaction.atomic():
        role.save()
    assert [r.key for r in Role.objects.all()] == ["product-manager"]


def test_a_row_takes_its_key_from_its_words_and_the_next_place() -> None:
    rows = [make_responsibility(text="Decide what is built."), make_responsibility(text="Decide what is built.")]
    assert [(row.key, row.order) for row in rows] == [("decide-what-is-built", 1), ("decide-what-is-built-2", 2)]


def test_a_row_that_names_a_record_is_called_after_it() -> None:
    assert make_role_skill().key == "negotiation"
    assert make_metric().key == "backlog"
    assert make_salary().key == "gb-gbp-pay-survey"


def test_a_row_keeps_the_key_and_place_that_it_is_given() -> None:
    row = make_responsibility(key="first-thing", order=7)
    assert (row.key, row.order) == ("first-thing", 7)


@pytest.mark.parametrize(
    ("words", "taken", "key"),
    [
        ("Manage the budget", set(), "manage-the-budget"),
        ("Manage the budget", {"manage-the-budget"}, "manage-the-budget-2"),
        ("Manage", {"manage", "manage-2"}, "manage-3"),
        ("snake_case, or __init__", set(), "snake-case-or-init"),
        ("日本語", set(), "row"),
        ("_", set(), "row"),
        ("w" * 79 + " and more", set(), "w" * 79),
    ],
)
def test_a_free_key_is_a_slug_of_the_words(words: str, taken: set[str], key: str) -> None:
    assert free_key(words, taken) == key


# --- Slugs and addresses ----------------------------------------------------------------------------


def test_every_slug_that_was_saved_stays_reserved() -> None:
    save(make_role(), slug="head-of-product")
    assert set(Address.objects.values_list("kind", "slug", "key")) == {
        ("role", "product-manager", "product-manager"),
        ("role", "head-of-product", "product-manager"),
    }


def test_a_page_cannot_take_a_slug_that_another_one_had() -> None:
    save(make_role(), slug="head-of-product")
    newcomer = make_role(slug="newcomer")
    newcomer.slug = "product-manager"
    with pytest.raises(ValidationError, match="belongs, or once belonged") as told:
        newcomer.full_clean()
    assert "slug" in told.value.message_dict
    with pytest.raises(ValidationError, match="belongs, or once belonged"), transaction.atomic():
        save(newcomer)
    assert Role.objects.get(pk="newcomer").slug == "newcomer"


def test_a_page_may_take_back_a_slug_of_its_own() -> None:
    role = save(make_role(), slug="head-of-product")
    role.slug = "product-manager"
    role.full_clean()
    save(role)
    assert Address.objects.filter(kind="role").count() == 2


def test_pages_of_two_kinds_may_have_one_slug() -> None:
    make_role(slug="negotiation")
    make_skill(slug="negotiation").full_clean()


# --- Successors -------------------------------------------------------------------------------------


def test_successors_cannot_lead_round_in_a_circle() -> None:
    first, second, third = (make_role(slug=slug) for slug in ("first", "second", "third"))
    save(first, retired=True, successor=second)
    save(second, retired=True, successor=third)
    third.retired, third.successor = True, first
    with pytest.raises(ValidationError, match="round in a circle") as told:
        third.full_clean()
    assert "successor" in told.value.message_dict


def test_a_chain_of_successors_may_have_an_end() -> None:
    first, second, third = (make_role(slug=slug) for slug in ("first", "second", "third"))
    save(second, retired=True, successor=third)
    first.retired, first.successor = True, second
    first.full_clean()


def test_a_successor_that_is_not_there_is_told() -> None:
    role = make_role(retired=True)
    role.successor_id = "nobody"
    with pytest.raises(ValidationError) as told:
        role.full_clean()
    assert "successor" in told.value.message_dict


# --- Deleting ---------------------------------------------------------------------------------------


def test_a_draft_can_be_deleted_with_its_rows() -> None:
    row = make_role_skill()
    row.parent.delete()
    assert not Role.objects.exists()
    assert not RoleSkill.objects.exists()


def test_what_was_published_cannot_be_deleted() -> None:
    role = make_role()
    publish_all()
    with pytest.raises(PublishedCannotBeDeleted, match="Retire it instead"):
        role.delete()
    assert Role.objects.exists()


def test_deleting_many_spares_all_if_one_was_published() -> None:
    make_role(slug="b-published")
    publish_all()
    make_role(slug="a-draft")
    with pytest.raises(PublishedCannotBeDeleted):
        Role.objects.all().delete()
    assert Role.objects.count() == 2


def test_deleting_many_drafts_counts_them() -> None:
    make_role(slug="a-draft")
    make_role_skill(parent=make_role(slug="b-draft"))
    assert Role.objects.all().delete() == (3, {"roles.Role": 2, "roles.RoleSkill": 1})


def test_a_manager_cannot_delete_everything_by_mistake() -> None:
    assert not hasattr(Role.objects, "delete")
    assert not hasattr(Edition.objects, "delete")


def test_what_another_record_needs_cannot_be_deleted() -> None:
    row = make_role_skill()
    with pytest.raises(ProtectedError):
        row.skill.delete()
    assert Skill.objects.exists()


# --- Prose ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reference",
    ["[[skill:telepathy]]", "[[role:nobody|somebody]]", "[[salary:product-manager/none]]", "[[claim:nobody/x]]"],
)
def test_a_reference_to_nothing_is_refused_when_saved(reference: str) -> None:
    role = make_role()
    role.description = f"See {reference}."
    with pytest.raises(ValidationError, match="Check the spelling, or add it first") as told:
        role.full_clean()
    assert "description" in told.value.message_dict


def test_a_reference_to_what_is_there_is_accepted() -> None:
    salary, claim, skill = make_salary(), make_claim(), make_skill()
    references = f"[[salary:product-manager/{salary.key}]] [[claim:product-manager/{claim.key}]] [[skill:{skill.key}]]"
    make_term(definition=references).full_clean()
    make_responsibility(text=references).full_clean()


def test_prose_too_long_to_be_read_is_refused_and_no_more() -> None:
    role = make_role()
    role.description = "[[skill:x]]" + "x" * MAX_LENGTH
    with pytest.raises(ValidationError) as told:
        role.full_clean()
    assert list(told.value.message_dict) == ["description"]


def test_a_page_to_keep_reading_has_to_be_there() -> None:
    make_role()
    row = make_keep_reading()
    row.target_key = "nobody"
    with pytest.raises(ValidationError) as told:
        row.full_clean()
    assert "target_key" in told.value.message_dict


@pytest.mark.parametrize(
    ("kind", "key", "there"),
    [
        ("role", "product-manager", True),
        ("role", "nobody", False),
        ("salary", "product-manager/gb-gbp-pay-survey", True),
        ("salary", "product-manager/nothing", False),
        ("salary", "product-manager", False),
        ("poem", "product-manager", False),
    ],
)
def test_what_prose_may_name_is_what_the_working_copy_holds(kind: str, key: str, there: bool) -> None:
    make_salary()
    assert exists(kind, key) is there


# --- Words ------------------------------------------------------------------------------------------


def test_records_read_as_their_names() -> None:
    assert str(make_role(name="Product manager")) == "Product manager"
    assert str(make_comparison()) == "Product manager or project manager?"
    assert str(make_step()) == "Product manager"
    assert str(make_dimension_text()) == "focus"
    assert make_path(slug="project-ladder").title == "Project ladder"
    assert str(Address(kind="role", slug="x", key="y")) == "role/x"


def test_the_digest_of_a_root_is_that_of_its_facts() -> None:
    path = make_step().parent
    facts = f.build([("path", path.pk)])["path", path.pk]
    assert Path.objects.get().digest == f.digest(facts)
