"""Publishing: now, later, again, before what is scheduled, and never over somebody else's work."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from roles.editions import facts as f
from roles.editions.models import Edition, Mention
from roles.editions.once import OnRecord
from roles.editions.publish import Conflict, Refused, drafts, publish, unpublished, withdraw
from roles.editions.retirement import retire
from roles.models import Role, Skill
from tests.factories import (
    NOW,
    all_names,
    later,
    make_claim,
    make_comparison,
    make_path,
    make_role,
    make_role_skill,
    make_salary,
    make_skill,
    many_roles,
    name_of,
    publish_all,
    save,
)

pytestmark = pytest.mark.django_db

SKILL = ("skill", "negotiation")


def titles(at=NOW) -> list[str]:
    """What readers see at a moment."""
    return [edition.title for edition in Edition.objects.live(at)]


# --- Now ----------------------------------------------------------------------------------------------


def test_saving_changes_nothing_that_a_reader_sees() -> None:
    make_skill()
    assert titles() == []


def test_publishing_shows_the_page_from_that_moment_on() -> None:
    make_skill()
    publish([SKILL], now=NOW)
    assert titles(NOW - timedelta(microseconds=1)) == []
    assert titles(NOW) == titles(later(days=999)) == ["Negotiation"]


def test_an_edition_says_who_published_what_and_when() -> None:
    editor = get_user_model().objects.create(username="ed")
    skill = make_skill(definition="Getting to yes.")
    (edition,) = publish([SKILL], now=NOW, by=editor, note="First words")
    edition.refresh_from_db()
    assert (edition.name, edition.number, edition.slug, edition.title) == (SKILL, 1, "negotiation", "Negotiation")
    assert (edition.live_from, edition.published_at, edition.published_by) == (NOW, NOW, editor)
    assert (edition.note, edition.facts_version) == ("First words", f.VERSION)
    skill.refresh_from_db()
    assert edition.digest == f.digest(edition.facts) == skill.digest
    assert edition.facts[0]["fields"]["definition"] == "Getting to yes."


def test_a_change_is_seen_once_it_is_published() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW)
    save(skill, name="Bargaining")
    assert titles(later(hours=1)) == ["Negotiation"]
    (edition,) = publish([SKILL], now=later(hours=1))
    assert edition.number == 2
    assert titles(later(hours=1)) == ["Bargaining"]
    assert titles(NOW) == ["Negotiation"]


def test_publishing_the_same_content_again_writes_nothing() -> None:
    make_role_skill()
    assert len(publish_all()) == 2
    assert publish_all(later(hours=1)) == []
    assert Edition.objects.count() == 2


def test_of_several_pages_only_the_changed_ones_get_an_edition() -> None:
    make_role_skill()
    publish_all()
    save(Skill.objects.get(), name="Bargaining")
    assert [edition.name for edition in publish_all(later(hours=1))] == [SKILL]


def test_going_back_to_earlier_words_is_a_new_edition() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW)
    publish([save_name(skill, "Bargaining")], now=later(hours=1))
    publish([save_name(skill, "Negotiation")], now=later(hours=2))
    assert [e.number for e in Edition.objects.all()] == [1, 2, 3]
    assert titles(later(hours=2)) == ["Negotiation"]


def save_name(skill: Skill, name: str) -> f.Name:
    return name_of(save(skill, name=name))


def test_nothing_named_publishes_nothing() -> None:
    assert publish([], now=NOW) == []


def test_what_is_not_there_cannot_be_published() -> None:
    make_skill()
    with pytest.raises(Refused, match="There is no role “nobody” to publish"):
        publish([SKILL, ("role", "nobody")], now=NOW)
    assert not Edition.objects.exists()


def test_a_change_that_was_saved_without_its_digest_is_published_all_the_same() -> None:
    make_skill()
    Skill.objects.update(name="Bargaining")
    publish([SKILL], now=NOW)
    assert titles() == ["Bargaining"]


def test_publishing_takes_the_same_number_of_queries_for_three_roles_and_for_twenty() -> None:
    numbers = []
    for count in (3, 20):
        many_roles(count, skills=3, publishing=False)
        with CaptureQueriesContext(connection) as queries:
            publish_all(later(days=count))
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


# --- Faults of a whole page ---------------------------------------------------------------------------


def test_a_comparison_of_one_role_is_refused() -> None:
    comparison = make_comparison()
    comparison.comparedrole_rows.last().delete()
    with pytest.raises(Refused, match="Choose two to five roles"):
        publish_all()


def test_a_comparison_whose_roles_do_not_make_its_key_is_refused() -> None:
    comparison = make_comparison()
    comparison.comparedrole_rows.filter(role="project-manager").update(role=make_role(slug="scrum-master"))
    with pytest.raises(Refused, match="Add a new comparison for another set"):
        publish_all()


def test_a_path_without_steps_is_refused() -> None:
    make_path()
    with pytest.raises(Refused, match="Product ladder: A career path needs at least one step"):
        publish_all()


def test_a_claim_about_a_move_that_the_role_does_not_have_is_refused() -> None:
    make_claim(move="to-the-moon")
    with pytest.raises(Refused, match="to-the-moon"):
        publish_all()


def test_every_reason_against_publishing_is_told_at_once() -> None:
    make_path()
    make_path(slug="project-ladder")
    with pytest.raises(Refused) as refused:
        publish_all()
    assert len(refused.value.reasons) == 2
    assert str(refused.value) == " ".join(refused.value.reasons)


# --- Somebody else ------------------------------------------------------------------------------------


def test_an_editor_who_did_not_see_the_latest_edition_is_told() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW, base={SKILL: 0})
    save(skill, name="Bargaining")
    with pytest.raises(Conflict, match="Bargaining: someone else published"):
        publish([SKILL], now=later(hours=1), base={SKILL: 0})
    publish([SKILL], now=later(hours=1), base={SKILL: 1})
    assert titles(later(hours=1)) == ["Bargaining"]


def test_a_withdrawn_edition_counts_as_seen() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW, live_from=later(days=1))
    withdraw([SKILL], now=NOW)
    save(skill, name="Bargaining")
    with pytest.raises(Conflict):
        publish([SKILL], now=NOW, base={SKILL: 0})
    assert publish([SKILL], now=NOW, base={SKILL: 1})[0].number == 2


def test_an_editor_who_looked_at_an_older_working_copy_is_told() -> None:
    skill = make_skill()
    shown = skill.digest or Skill.objects.get().digest
    save(skill, name="Bargaining")
    with pytest.raises(Conflict, match="someone else saved a change"):
        publish([SKILL], now=NOW, seen={SKILL: shown})
    publish([SKILL], now=NOW, seen={SKILL: Skill.objects.get().digest})
    assert titles() == ["Bargaining"]


def test_two_editions_at_the_same_instant_are_a_conflict() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW)
    save(skill, name="Bargaining")
    with pytest.raises(Conflict, match="at the same moment"):
        publish([SKILL], now=NOW)
    assert titles() == ["Negotiation"]


def test_who_waited_for_the_lock_publishes_after_who_had_it() -> None:
    """Their moment was an earlier one; what the other published is neither scheduled nor to be taken back."""
    make_role_skill()
    publish([SKILL], now=later(seconds=1))
    assert withdraw([SKILL], now=NOW) == []
    assert publish([SKILL], now=NOW) == []
    (edition,) = publish([("role", "product-manager")], now=NOW)
    assert edition.live_from == edition.published_at == later(seconds=1)
    save(Skill.objects.get(), name="Bargaining")
    with pytest.raises(Conflict):
        publish([SKILL], now=NOW)


# --- Later --------------------------------------------------------------------------------------------


def test_a_scheduled_edition_appears_at_its_time_without_anybodys_doing() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW)
    save(skill, name="Bargaining")
    publish([SKILL], now=NOW, live_from=later(days=2))
    assert titles(later(days=2, microseconds=-1)) == ["Negotiation"]
    assert titles(later(days=2)) == ["Bargaining"]


def test_nothing_is_published_into_the_past() -> None:
    make_skill()
    with pytest.raises(Refused, match="into the past"):
        publish([SKILL], now=NOW, live_from=NOW - timedelta(seconds=1))


def test_publishing_before_a_scheduled_edition_is_refused_unless_confirmed() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW, live_from=later(days=2))
    save(skill, name="Bargaining")
    with pytest.raises(Refused, match="scheduled for 4 March 2026, 09:00 UTC"):
        publish([SKILL], now=NOW)
    publish([SKILL], now=NOW, before_scheduled=True)
    assert titles(NOW) == ["Bargaining"]
    assert titles(later(days=2)) == ["Negotiation"]


def test_a_scheduled_edition_stays_in_the_way_after_one_was_put_before_it() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW, live_from=later(days=2))
    save(skill, name="Bargaining")
    publish([SKILL], now=NOW, before_scheduled=True)
    save(skill, name="Haggling")
    with pytest.raises(Refused, match="scheduled for 4 March 2026"):
        publish([SKILL], now=later(days=1))


def test_publishing_after_a_scheduled_edition_needs_no_confirmation() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW, live_from=later(days=2))
    save(skill, name="Bargaining")
    publish([SKILL], now=NOW, live_from=later(days=3))
    assert [titles(later(days=day)) for day in (1, 2, 3)] == [[], ["Negotiation"], ["Bargaining"]]


def test_words_that_are_live_now_can_be_scheduled_to_come_back() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW)
    publish([save_name(skill, "Bargaining")], now=NOW, live_from=later(days=2))
    publish([save_name(skill, "Negotiation")], now=NOW, live_from=later(days=3))
    assert [titles(later(days=day)) for day in (1, 2, 3)] == [["Negotiation"], ["Bargaining"], ["Negotiation"]]


def test_scheduling_what_will_be_live_then_anyway_writes_nothing() -> None:
    make_skill()
    publish([SKILL], now=NOW, live_from=later(days=2))
    assert publish([SKILL], now=NOW, live_from=later(days=3)) == []


def test_a_second_edition_for_the_same_time_is_refused_with_what_to_do() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW, live_from=later(days=2))
    save(skill, name="Bargaining")
    with pytest.raises(Refused, match="Withdraw it first") as refused:
        publish([SKILL], now=NOW, live_from=later(days=2), before_scheduled=True)
    assert not isinstance(refused.value, Conflict)


def test_a_scheduled_edition_can_be_withdrawn_and_its_time_used_again() -> None:
    skill = make_skill()
    publish([SKILL], now=NOW)
    publish([save_name(skill, "Bargaining")], now=NOW, live_from=later(days=2))
    assert [edition.number for edition in withdraw([SKILL], now=later(days=1))] == [2]
    assert titles(later(days=3)) == ["Negotiation"]
    publish([save_name(skill, "Haggling")], now=later(days=1), live_from=later(days=2))
    assert titles(later(days=3)) == ["Haggling"]


def test_what_is_live_cannot_be_withdrawn() -> None:
    make_skill()
    publish([SKILL], now=NOW)
    assert withdraw([SKILL], now=NOW) == []
    assert titles() == ["Negotiation"]


def test_withdrawing_is_by_name() -> None:
    make_skill()
    make_skill(slug="listening")
    publish_all(live_from=later(days=1))
    withdraw([SKILL], now=NOW)
    assert titles(later(days=1)) == ["Listening"]


# --- Retiring -----------------------------------------------------------------------------------------


def test_a_retired_page_leaves_the_guide_and_names_its_successor() -> None:
    make_skill()
    make_skill(slug="bargaining")
    publish_all()
    (edition,) = retire(SKILL, successor="bargaining", now=later(days=1), note="Same thing")
    assert (edition.retired, edition.successor, edition.note) == (True, "bargaining", "Same thing")
    assert titles(later(days=1)) == ["Bargaining"]
    assert titles(NOW) == ["Bargaining", "Negotiation"]
    assert Edition.objects.current(later(days=1)).get(key="negotiation").retired


def test_a_page_may_retire_without_a_successor() -> None:
    make_skill()
    publish_all()
    retire(SKILL, now=later(days=1))
    assert Skill.objects.get().retired
    assert titles(later(days=1)) == []


def test_a_retired_page_can_come_back() -> None:
    make_skill()
    publish_all()
    retire(SKILL, now=later(days=1))
    save(Skill.objects.get(), retired=False)
    publish([SKILL], now=later(days=2))
    assert [titles(later(days=day)) for day in (0, 1, 2)] == [["Negotiation"], [], ["Negotiation"]]


def test_a_successor_has_to_be_live() -> None:
    make_skill()
    publish_all()
    make_skill(slug="bargaining")
    with pytest.raises(Refused, match="cannot give way to the skill “bargaining”"):
        retire(SKILL, successor="bargaining", now=later(days=1))
    assert not Skill.objects.get(pk="negotiation").retired
    assert titles(later(days=1)) == ["Negotiation"]


def test_a_successor_may_be_published_together_with_the_retirement() -> None:
    skill = make_skill()
    publish_all()
    successor = make_skill(slug="bargaining")
    save(skill, retired=True, successor=successor)
    publish_all(later(days=1))
    assert titles(later(days=1)) == ["Bargaining"]


def test_a_successor_may_itself_retire_later() -> None:
    for slug in ("negotiation", "bargaining", "haggling"):
        make_skill(slug=slug)
    publish_all()
    retire(SKILL, successor="bargaining", now=later(days=1))
    retire(("skill", "bargaining"), successor="haggling", now=later(days=2))
    assert titles(later(days=2)) == ["Haggling"]


def test_a_scheduled_successor_cannot_be_withdrawn_from_under_a_retirement() -> None:
    skill = make_skill()
    publish_all()
    save(skill, retired=True, successor=make_skill(slug="bargaining"))
    publish_all(live_from=later(days=2))
    with pytest.raises(Refused, match="cannot give way"):
        withdraw([("skill", "bargaining")], now=later(days=1))
    withdraw([SKILL, ("skill", "bargaining")], now=later(days=1))


@pytest.mark.parametrize("successor", ["nobody", "negotiation"])
def test_a_successor_that_cannot_be_one_is_refused(successor: str) -> None:
    make_skill()
    publish_all()
    with pytest.raises(Refused):
        retire(SKILL, successor=successor, now=later(days=1))
    assert not Skill.objects.get().retired


def test_successors_that_lead_round_in_a_circle_are_refused() -> None:
    make_skill()
    make_skill(slug="bargaining")
    publish_all()
    retire(SKILL, successor="bargaining", now=later(days=1))
    with pytest.raises(Refused, match="round in a circle"):
        retire(("skill", "bargaining"), successor="negotiation", now=later(days=2))


def test_what_is_not_there_cannot_be_retired() -> None:
    with pytest.raises(Refused, match="There is no skill “negotiation”"):
        retire(SKILL, now=NOW)


def test_retiring_while_an_edition_is_scheduled_is_refused_and_changes_nothing() -> None:
    skill = make_skill()
    publish_all()
    publish([save_name(skill, "Bargaining")], now=NOW, live_from=later(days=2))
    with pytest.raises(Refused, match="scheduled"):
        retire(SKILL, now=later(days=1))
    assert not Skill.objects.get().retired


# --- For ever -----------------------------------------------------------------------------------------


def test_an_edition_is_written_once() -> None:
    make_skill()
    (edition,) = publish([SKILL], now=NOW)
    edition.title = "Something else"
    with pytest.raises(OnRecord):
        edition.save()
    with pytest.raises(OnRecord):
        Edition.objects.filter(pk=edition.pk).update(title="Something else")
    with pytest.raises(OnRecord), transaction.atomic():
        Edition.objects.bulk_update([edition], ["title"])
    edition.refresh_from_db()
    assert edition.title == "Negotiation"


def test_an_edition_stays_on_record() -> None:
    make_skill()
    (edition,) = publish([SKILL], now=NOW)
    with pytest.raises(OnRecord, match="on record"):
        edition.delete()
    with pytest.raises(OnRecord, match="on record"):
        Edition.objects.all().delete()
    assert Edition.objects.count() == 1


def test_editions_read_as_what_they_are() -> None:
    make_role_skill()
    publish_all()
    assert str(Edition.objects.get(kind="skill")) == "skill/negotiation edition 1"
    assert str(Mention.objects.get(kind="skill")) == "roleskill.skill → skill/negotiation"


# --- Before publishing --------------------------------------------------------------------------------


def test_a_draft_is_what_publishing_would_write() -> None:
    make_salary()
    name = ("role", "product-manager")
    shown = drafts([name, ("role", "nobody")], now=NOW)
    assert shown.keys() == {name}
    assert not Edition.objects.exists()
    edition = next(e for e in publish_all() if e.name == name)
    assert (shown[name].facts, shown[name].digest, shown[name].title) == (edition.facts, edition.digest, edition.title)
    assert drafts([name], now=NOW) == {name: edition}


def test_what_else_has_to_be_published_is_found_through_what_it_refers_to() -> None:
    make_role_skill(source=None)
    make_salary()
    comparison = make_comparison()
    assert unpublished([name_of(comparison)], at=NOW) == sorted({*all_names()} - {name_of(comparison)})
    publish_all()
    assert unpublished([name_of(comparison)], at=NOW) == []
    assert Role.objects.count() == 2
