"""Two editors at once: the later save is told what the other changed, chooses, and loses nothing that was typed."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from roles import models as m
from roles.editions.activity import Activity
from roles.models import Path, Role
from tests import factories as make
from tests.editing.desk import add_row, change_url, controls, person, responsibilities, signed_in

NUTSHELL = "roles.role:product-manager:nutshell"


def saves(client: Client, role: Role, **fields: str) -> None:
    """Open the form, change some fields and save."""
    form = controls(client.get(change_url(role))) | fields
    assert client.post(change_url(role), form).status_code == 302


def text(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_later_of_two_saves_brings_in_what_the_other_changed_and_asks_for_one_more(
    editor: Client, colleague: Client
) -> None:
    role = make.make_role(nutshell="Old.", plural="old")
    mine = controls(editor.get(change_url(role))) | {"nutshell": "Mine, typed with care."}
    add_row(mine, "responsibility_rows", text="My new row")
    theirs = controls(colleague.get(change_url(role))) | {"plural": "theirs"}
    add_row(theirs, "responsibility_rows", text="Their new row")
    colleague.post(change_url(role), theirs)

    response = editor.post(change_url(role), mine)

    page = text(response)
    assert "grace saved this on" in page
    assert "Brought in" in page
    assert "Added: responsibility “Their new row”" in page
    assert "<del>old</del>" in page
    assert "<ins>theirs</ins>" in page
    assert "choose" not in page.lower().partition('<h2 id="conflict"')[2].partition("</section>")[0]
    assert Role.objects.get().nutshell == "Old.", "nothing is saved before the editor has seen it"
    filled = controls(response)
    assert (filled["nutshell"], filled["plural"]) == ("Mine, typed with care.", "theirs")

    assert editor.post(change_url(role), filled).status_code == 302
    saved = Role.objects.get()
    assert (saved.nutshell, saved.plural) == ("Mine, typed with care.", "theirs")
    assert responsibilities(role) == ["Their new row", "My new row"]


@pytest.mark.parametrize(("answer", "kept"), [("mine", "Mine."), ("theirs", "Theirs.")])
def test_what_both_changed_is_chosen_field_by_field(editor: Client, colleague: Client, answer: str, kept: str) -> None:
    role = make.make_role(nutshell="Old.")
    mine = controls(editor.get(change_url(role))) | {"nutshell": "Mine.", "plural": "mine"}
    saves(colleague, role, nutshell="Theirs.", plural="theirs")

    response = editor.post(change_url(role), mine)
    assert "You both changed these: choose" in text(response)
    assert "<legend>Nutshell</legend>" in text(response)
    assert "<legend>Plural</legend>" in text(response)
    answers = {f"choose-{NUTSHELL}": answer, "choose-roles.role:product-manager:plural": "mine"}
    assert editor.post(change_url(role), controls(response) | answers).status_code == 302

    assert (Role.objects.get().nutshell, Role.objects.get().plural) == (kept, "mine")


def test_a_choice_that_was_not_made_is_asked_for_again(editor: Client, colleague: Client) -> None:
    role = make.make_role(nutshell="Old.")
    mine = controls(editor.get(change_url(role))) | {"nutshell": "Mine.", "plural": "mine"}
    saves(colleague, role, nutshell="Theirs.", plural="theirs")
    response = editor.post(change_url(role), mine)

    one = {f"choose-{NUTSHELL}": "theirs", "choose-roles.role:product-manager:plural": "both"}
    response = editor.post(change_url(role), controls(response) | one)

    page = text(response)
    assert "Choose one of the two." in page
    assert "<legend>Plural</legend>" in page
    assert "<legend>Nutshell</legend>" not in page, "what was chosen is not asked again"
    assert controls(response)["nutshell"] == "Theirs."
    assert Role.objects.get().plural == "theirs"


def test_a_field_that_was_made_the_same_by_hand_needs_no_choice(editor: Client, colleague: Client) -> None:
    role = make.make_role(nutshell="Old.")
    mine = controls(editor.get(change_url(role))) | {"nutshell": "Mine."}
    saves(colleague, role, nutshell="Theirs.")
    filled = controls(editor.post(change_url(role), mine)) | {"nutshell": "Theirs."}
    assert editor.post(change_url(role), filled).status_code == 302


def test_a_long_text_is_shown_by_what_each_changed_in_it(editor: Client, colleague: Client) -> None:
    long = "People in it plan the work and watch the budget. " + "They also write reports. " * 5
    role = make.make_role(description=long.strip())
    mine = controls(editor.get(change_url(role))) | {"description": long.replace("plan the", "plan")}
    saves(colleague, role, description=long.replace("watch the", "watch every"))
    page = text(editor.post(change_url(role), mine))
    assert "plan <del>the</del> work" in page
    assert "watch <del>the</del> <ins>every</ins> budget." in page


def test_a_third_save_meanwhile_is_told_too_and_an_open_choice_stays_open(editor: Client, colleague: Client) -> None:
    role = make.make_role(nutshell="Old.")
    mine = controls(editor.get(change_url(role))) | {"nutshell": "Mine."}
    saves(colleague, role, nutshell="Theirs.")
    first = editor.post(change_url(role), mine)
    saves(colleague, role, plural="newest")

    second = editor.post(change_url(role), controls(first))
    assert "<legend>Nutshell</legend>" in text(second)
    assert "<ins>newest</ins>" in text(second)

    saves(colleague, role, nutshell="Theirs again.")
    third = editor.post(change_url(role), controls(second) | {f"choose-{NUTSHELL}": "mine"})
    assert "Theirs again." in text(third), "mine was chosen against an older text of theirs"
    assert controls(third)["nutshell"] == "Mine."
    assert Role.objects.get().nutshell == "Theirs again."


def test_what_cannot_be_saved_is_kept_and_told_while_the_changes_are_brought_in(
    editor: Client, colleague: Client
) -> None:
    role = make.make_role()
    make.make_role_skill(note="Old")
    mine = controls(editor.get(change_url(role))) | {
        "reviewed_on": "31/02/2026",
        "slug": "",
        "roleskill_rows-0-importance_value": "plenty",
        "roleskill_rows-0-order": "first",
    }
    add_row(mine, "salary_rows", country="gb", currency="£", amount="fifty-ish")
    theirs = controls(colleague.get(change_url(role))) | {"roleskill_rows-0-note": "Theirs"}
    add_row(theirs, "roleskill_rows", skill=make.make_skill(slug="drawing").pk, note="Added by them")
    colleague.post(change_url(role), theirs)

    response = editor.post(change_url(role), mine)

    filled = controls(response)
    assert filled["reviewed_on"] == "31/02/2026"
    assert filled["slug"] == ""
    assert filled["roleskill_rows-0-importance_value"] == "plenty"
    assert filled["roleskill_rows-0-order"] == "first"
    assert filled["roleskill_rows-0-note"] == "Theirs"
    assert filled["roleskill_rows-1-note"] == "Added by them"
    assert (filled["salary_rows-0-country"], filled["salary_rows-0-amount"]) == ("gb", "fifty-ish")
    assert "Enter a valid date" in text(response)


@pytest.mark.parametrize(("answer", "left"), [("mine", ["One, mended"]), ("theirs", [])])
def test_a_row_that_i_changed_and_they_removed_is_asked_about(
    editor: Client, colleague: Client, answer: str, left: list[str]
) -> None:
    role = make.make_role()
    make.make_responsibility(text="One", key="one")
    make.make_responsibility(text="Two", key="two")
    mine = controls(editor.get(change_url(role))) | {"responsibility_rows-0-text": "One, mended"}
    saves(colleague, role, **{"responsibility_rows-0-DELETE": "on", "responsibility_rows-1-DELETE": "on"})

    response = editor.post(change_url(role), mine)

    assert "Responsibility “One, mended”" in text(response)
    assert "remove it" in text(response)
    assert "Removed: responsibility “Two”" in text(response)
    filled = controls(response)
    assert filled["responsibility_rows-0-text"] == "One, mended"
    chosen = filled | {"choose-roles.responsibility:one:": answer}
    assert editor.post(change_url(role), chosen).status_code == 302
    assert responsibilities(role) == left
    assert list(m.Responsibility.objects.values_list("key", flat=True)) == ["one"][: len(left)]


@pytest.mark.parametrize(("answer", "left"), [("mine", []), ("theirs", ["One, mended"])])
def test_a_row_that_i_removed_and_they_changed_is_asked_about(
    editor: Client, colleague: Client, answer: str, left: list[str]
) -> None:
    role = make.make_role()
    make.make_responsibility(text="One", key="one")
    mine = controls(editor.get(change_url(role))) | {"responsibility_rows-0-DELETE": "on"}
    saves(colleague, role, **{"responsibility_rows-0-text": "One, mended"})
    filled = controls(editor.post(change_url(role), mine))
    assert filled["responsibility_rows-0-DELETE"] == "on"
    assert filled["responsibility_rows-0-text"] == "One, mended"
    chosen = filled | {"choose-roles.responsibility:one:": answer}
    assert editor.post(change_url(role), chosen).status_code == 302
    assert responsibilities(role) == left


def test_a_skill_that_both_added_is_one_row_with_a_choice(editor: Client, colleague: Client) -> None:
    role, skill = make.make_role(), make.make_skill()
    forms = [controls(client.get(change_url(role))) for client in (editor, colleague)]
    add_row(forms[0], "roleskill_rows", skill=skill.pk, importance="essential", note="Mine")
    add_row(forms[1], "roleskill_rows", skill=skill.pk, importance="useful")
    assert colleague.post(change_url(role), forms[1]).status_code == 302

    response = editor.post(change_url(role), forms[0])
    assert "<legend>Skill “Negotiation”: importance</legend>" in text(response)
    answer = {"choose-roles.roleskill:negotiation:importance": "theirs"}
    assert editor.post(change_url(role), controls(response) | answer).status_code == 302
    assert list(m.RoleSkill.objects.values_list("importance", "note")) == [("useful", "Mine")]


def test_two_figures_that_both_added_are_both_kept(editor: Client, colleague: Client) -> None:
    role, source = make.make_role(), make.make_source()
    given = {"country": "GB", "currency": "GBP", "statistic": "median", "basis": "base", "period": "year",
             "source": source.pk, "as_of_precision": "day"}  # fmt: skip
    forms = [controls(client.get(change_url(role))) for client in (editor, colleague)]
    add_row(forms[0], "salary_rows", amount="41000", as_of="01/05/2026", **given)
    add_row(forms[1], "salary_rows", amount="39000", as_of="01/05/2025", **given)
    colleague.post(change_url(role), forms[1])
    assert editor.post(change_url(role), controls(editor.post(change_url(role), forms[0]))).status_code == 302
    assert [int(amount) for amount in m.Salary.objects.values_list("amount", flat=True)] == [39000, 41000]


@pytest.mark.parametrize(("answer", "order"), [("mine", "cba"), ("theirs", "bca")])
def test_rows_that_both_moved_keep_the_order_that_is_chosen(
    editor: Client, colleague: Client, answer: str, order: str
) -> None:
    role = make.make_role()
    for place, key in enumerate("abc", start=1):
        make.make_responsibility(text=key, key=key, order=place)
    mine = controls(editor.get(change_url(role))) | {
        "responsibility_rows-0-order": "3",
        "responsibility_rows-2-order": "1",
    }
    moved = {"responsibility_rows-0-order": "3", "responsibility_rows-1-order": "1", "responsibility_rows-2-order": "2"}
    saves(colleague, role, **moved)
    response = editor.post(change_url(role), mine)
    assert "Order of the responsibilities" in text(response)
    assert "c, b, a" in text(response)
    answers = {"choose-roles.responsibility::order": answer}
    assert editor.post(change_url(role), controls(response) | answers).status_code == 302
    assert responsibilities(role) == list(order)


def test_a_text_that_a_browser_sent_back_untouched_is_unchanged(editor: Client, colleague: Client) -> None:
    role = make.make_role(description="One.\n\nTwo.")
    before = Role.objects.get().digest
    mine = controls(editor.get(change_url(role))) | {"description": "One.\r\n\r\nTwo."}
    assert editor.post(change_url(role), mine).status_code == 302
    assert Role.objects.get().digest == before
    saves(colleague, role, description="Theirs.")
    response = editor.post(change_url(role), mine)
    assert controls(response)["description"] == "Theirs."
    assert "choose-" not in text(response)


@pytest.mark.parametrize("garbage", ["", "x", "x" * 1_000_001, "stolen"])
def test_a_form_that_cannot_tell_what_it_had_shown_saves_nothing(editor: Client, garbage: str) -> None:
    role = make.make_role(nutshell="Old.")
    other = controls(editor.get(change_url(make.make_role(slug="scrum-master"))))["seen"]
    form = controls(editor.get(change_url(role)))
    form |= {"nutshell": "Typed with care.", "seen": other if garbage == "stolen" else garbage}
    page = text(editor.post(change_url(role), form))
    assert "cannot tell what it had shown you" in page
    assert "Typed with care." in page
    assert Role.objects.get(pk=role.pk).nutshell == "Old."


@pytest.mark.parametrize(
    "clash", ["x", "roles.nothing:a:b", "roles.role:product-manager:password", "roles.salary::order", "::", ":"]
)
def test_a_choice_about_nothing_is_passed_over(editor: Client, clash: str) -> None:
    role = make.make_role()
    form = controls(editor.get(change_url(role))) | {"clash": clash, f"choose-{clash}": "theirs", "nutshell": "New."}
    assert editor.post(change_url(role), form).status_code == 302
    assert Role.objects.get().nutshell == "New."


def test_my_own_save_in_another_window_is_told_as_mine(editor: Client) -> None:
    role = make.make_role()
    mine = controls(editor.get(change_url(role)))
    saves(editor, role, nutshell="From the other window.")
    assert "You saved this yourself on" in text(editor.post(change_url(role), mine))


def test_saving_twice_in_a_row_is_no_conflict_with_oneself(editor: Client) -> None:
    role = make.make_role()
    for nutshell in ("Once.", "Twice."):
        form = controls(editor.get(change_url(role))) | {"nutshell": nutshell}
        assert editor.post(change_url(role), form).status_code == 302
    assert Role.objects.get().nutshell == "Twice."
    assert Activity.objects.count() == 2


def _close_connection() -> None:
    """That of the thread that calls it."""
    connection.close()


@pytest.fixture
def desks() -> Iterator[dict[str, ThreadPoolExecutor]]:
    """A thread for each of two editors, with a connection of its own to the database."""
    pools = {name: ThreadPoolExecutor(1) for name in ("ada", "grace")}
    yield pools
    for pool in pools.values():
        pool.submit(_close_connection)
        pool.shutdown()


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_moment_one_wins_and_the_other_is_told(desks: dict[str, ThreadPoolExecutor]) -> None:
    path = make.make_step().parent
    clients = {name: signed_in(person(name, superuser=True)) for name in desks}
    url = change_url(path)
    shown = controls(clients["ada"].get(url))
    for number in range(200 if connection.vendor == "postgresql" else 10):
        forms = {name: shown | {"standfirst": f"{name} {number}"} for name in clients}
        sent = {name: pool.submit(clients[name].post, url, forms[name]) for name, pool in desks.items()}
        answers = {name: future.result() for name, future in sent.items()}
        (winner,) = (name for name, answer in answers.items() if answer.status_code == 302)
        (loser,) = clients.keys() - {winner}
        assert Path.objects.get().standfirst == f"{winner} {number}", "what won was overwritten"
        told = text(answers[loser])
        assert f"{winner} saved this on" in told
        assert "You both changed this: choose" in told
        assert f"{winner} {number}" in told
        shown = controls(answers[loser])
        assert shown["standfirst"] == f"{loser} {number}", "what was typed is lost"
        del shown["clash"]  # both begin the next round with what is saved now
