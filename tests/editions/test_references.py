"""What an edition refers to is live for as long as the edition is, whatever is published, withdrawn or retired."""

import pytest

from roles.editions.models import Edition, Mention
from roles.editions.publish import Refused, publish, withdraw
from roles.editions.retirement import retire
from roles.models import Role, Skill
from tests.factories import (
    NOW,
    later,
    make_claim,
    make_comparison,
    make_keep_reading,
    make_metric,
    make_move,
    make_role,
    make_role_skill,
    make_salary,
    make_section,
    make_skill,
    make_step,
    make_term,
    name_of,
    publish_all,
    remove,
    save,
)

pytestmark = pytest.mark.django_db

ROLE, SKILL = ("role", "product-manager"), ("skill", "negotiation")


def test_a_page_is_not_published_without_what_it_refers_to() -> None:
    make_role_skill()
    with pytest.raises(Refused, match="“Product manager” refers to the skill “negotiation”"):
        publish([ROLE], now=NOW)
    assert not Edition.objects.exists()


def test_a_page_may_be_published_together_with_what_it_refers_to() -> None:
    make_role_skill()
    assert len(publish([ROLE, SKILL], now=NOW)) == 2


def test_pages_that_refer_to_each_other_are_published_together() -> None:
    move = make_move()
    make_move(parent=move.to, to=move.parent)
    with pytest.raises(Refused):
        publish([ROLE], now=NOW)
    assert len(publish([ROLE, name_of(move.to)], now=NOW)) == 2


def test_what_is_referred_to_may_have_been_published_before() -> None:
    make_role_skill()
    publish([SKILL], now=NOW)
    publish([ROLE], now=later(days=1))


def test_what_is_referred_to_must_not_come_later() -> None:
    make_role_skill()
    publish([SKILL], now=NOW, live_from=later(days=2))
    with pytest.raises(Refused):
        publish([ROLE], now=NOW, live_from=later(days=1))
    publish([ROLE], now=NOW, live_from=later(days=2))


def test_a_page_in_use_cannot_be_retired() -> None:
    make_role_skill()
    publish_all()
    with pytest.raises(Refused, match="“Product manager” refers to the skill"):
        retire(SKILL, now=later(days=1))
    assert not Skill.objects.get().retired


def test_a_page_out_of_use_can_be_retired() -> None:
    row = make_role_skill()
    publish_all()
    remove(row)
    with pytest.raises(Refused):  # the change is not published yet
        retire(SKILL, now=later(days=1))
    publish([ROLE], now=later(days=1))
    retire(SKILL, now=later(days=2))


def test_a_page_and_its_only_user_retire_together() -> None:
    row = make_role_skill()
    publish_all()
    save(row.parent, retired=True)
    save(row.skill, retired=True)
    assert len(publish([ROLE, SKILL], now=later(days=1))) == 2


def test_a_page_that_only_a_retired_one_uses_can_be_retired() -> None:
    make_role_skill()
    publish_all()
    retire(ROLE, now=later(days=1))
    retire(SKILL, now=later(days=2))


def test_a_gap_in_what_is_referred_to_is_refused() -> None:
    row = make_role_skill()
    publish_all()
    save(row.skill, retired=True)
    with pytest.raises(Refused):
        publish([SKILL], now=NOW, live_from=later(days=2))
    assert Edition.objects.filter(kind="skill").count() == 1


def test_a_reference_into_a_gap_is_refused() -> None:
    skill = make_skill()
    publish_all()
    publish([name_of(save(skill, retired=True))], now=NOW, live_from=later(days=2))
    publish([name_of(save(skill, retired=False))], now=NOW, live_from=later(days=4))
    make_role_skill()
    for start in (NOW, later(days=2), later(days=3)):
        with pytest.raises(Refused):
            publish([ROLE], now=NOW, live_from=start)
    publish([ROLE], now=NOW, live_from=later(days=4))


def test_what_a_scheduled_edition_needs_cannot_be_withdrawn() -> None:
    make_role_skill()
    publish([ROLE, SKILL], now=NOW, live_from=later(days=2))
    with pytest.raises(Refused):
        withdraw([SKILL], now=later(days=1))
    assert not Edition.objects.filter(withdrawn=True).exists()
    assert len(withdraw([ROLE, SKILL], now=later(days=1))) == 2


def test_withdrawing_an_edition_makes_the_one_before_it_last() -> None:
    row = make_role_skill()
    publish_all()
    skill = row.skill
    remove(row)
    publish([ROLE], now=NOW, live_from=later(days=2))
    publish([name_of(save(skill, retired=True))], now=NOW, live_from=later(days=3))
    with pytest.raises(Refused, match="refers to the skill"):
        withdraw([ROLE], now=later(days=1))
    withdraw([ROLE, SKILL], now=later(days=1))


def test_a_withdrawn_edition_holds_nothing_up() -> None:
    make_role_skill()
    publish([SKILL], now=NOW)
    publish([ROLE], now=NOW, live_from=later(days=2))
    withdraw([ROLE], now=NOW)
    retire(SKILL, now=later(days=1))


def test_an_edition_of_the_past_holds_nothing_up() -> None:
    row = make_role_skill()
    publish_all()
    remove(row)
    publish([ROLE], now=later(days=1))
    retire(SKILL, now=later(days=1))


def test_every_unmet_reference_is_told() -> None:
    make_role_skill()
    make_role_skill(skill=make_skill(slug="listening"))
    make_metric()
    with pytest.raises(Refused) as refused:
        publish([ROLE], now=NOW)
    assert len(refused.value.reasons) == 3


def test_prose_refers_like_any_field() -> None:
    make_role(description="Like a [[role:project-manager]], with a [[term:backlog]].")
    make_role(slug="project-manager")
    make_term()
    with pytest.raises(Refused) as refused:
        publish([ROLE], now=NOW)
    assert len(refused.value.reasons) == 2


def test_a_figure_in_prose_refers_to_the_role_that_holds_it() -> None:
    make_salary(parent=make_role(slug="project-manager"))
    publish([("source", "pay-survey")], now=NOW)
    make_role(description="Less than [[salary:project-manager/gb-gbp-pay-survey]].")
    with pytest.raises(Refused, match="refers to the role “project-manager”"):
        publish([ROLE], now=NOW)


def test_what_an_edition_refers_to_is_on_record_by_field() -> None:
    role = make_role(description="See [[role:product-manager]] and [[term:backlog]].")
    make_term()
    make_role_skill(parent=role, source=None)
    make_claim(parent=role, also_about=make_role(slug="project-manager"))
    make_step(role=role)
    comparison = make_comparison(role, Role.objects.get(pk="project-manager"))
    make_keep_reading(parent=comparison, target_kind="path", target_key="product-ladder")
    make_section(parent=comparison, body="Both keep a [[term:backlog|list]].")
    publish_all()
    found = set(Mention.objects.values_list("edition__kind", "field", "kind", "key"))
    assert found == {
        ("role", "role.description", "term", "backlog"),
        ("role", "roleskill.skill", "skill", "negotiation"),
        ("role", "claim.source", "source", "pay-survey"),
        ("role", "claim.also_about", "role", "project-manager"),
        ("path", "step.role", "role", "product-manager"),
        ("comparison", "comparedrole.role", "role", "product-manager"),
        ("comparison", "comparedrole.role", "role", "project-manager"),
        ("comparison", "keepreading.target", "path", "product-ladder"),
        ("comparison", "section.body", "term", "backlog"),
    }
