"""A table of salary figures from its upload to its undoing, as an editor sees it and as the database has it."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roles.editing.bulk import applying, views
from roles.editing.bulk.applying import moment_judged
from roles.editions import facts as f
from roles.editions.activity import Activity
from roles.editions.models import Edition
from roles.models import Role, Salary, SalaryFile
from tests import factories as make
from tests.editing.bulk.files import FOR_ALL, UPLOAD, csv_of, do, fates, faults, taken_in, text_of, upload
from tests.editing.desk import change_url, controls, person, signed_in

HEAD = ("Role", "Amount", "As of")


@pytest.fixture
def guide(db: None) -> None:
    """An analyst with one figure, and a buyer with none; both are published."""
    for slug in ("analyst", "buyer"):
        make.make_role(slug=slug)
    make.make_salary(parent=Role.objects.get(pk="analyst"), key="held")
    make.publish_all(now=timezone.now() - timedelta(days=1))


def amounts(role: str) -> list[tuple[str, Decimal | None]]:
    return list(Salary.objects.of([role]).values_list("key", "amount"))


def sealed() -> bool:
    """Whether every role's digest is that of its rows."""
    built = f.build(("role", key) for key in Role.objects.values_list("pk", flat=True))
    return {name[1]: f.digest(facts) for name, facts in built.items()} == dict(Role.objects.values_list("pk", "digest"))


@pytest.mark.usefixtures("guide")
def test_a_table_is_looked_at_applied_and_undone(editor: Client) -> None:
    before = f.build([("role", "analyst"), ("role", "buyer")])
    content = csv_of(HEAD, ("Analyst", "53,012", "May 2025"), ("buyer", "£40 000", "2026"), ("Analyst", 60000, 2026))
    file = taken_in(editor, content, **FOR_ALL)
    assert fates(file) == ["change", "new", "new"]
    page = text_of(editor.get(f"{UPLOAD}{file.pk}/"))
    assert "3 figures of 2 roles would be written" in page
    assert "Amount: £50,000 → £53,012" in page
    assert amounts("analyst") == [("held", Decimal("50000.00"))]

    page = do(editor, file, "apply")
    assert "3 figures of 2 roles were written" in page
    assert amounts("analyst") == [("held", Decimal("53012.00")), ("gb-gbp-pay-survey", Decimal("60000.00"))]
    assert amounts("buyer") == [("gb-gbp-pay-survey", Decimal("40000.00"))]
    assert sealed()
    assert Edition.objects.filter(kind="role").count() == 2  # readers see nothing of it yet
    said = Activity.objects.filter(said__startswith="Took").values_list("key", "said", "by__username")
    assert set(said) == {
        (key, f"Took in salary figures from the table “pay.csv” (number {file.pk}).", "ada")
        for key in ("analyst", "buyer")
    }

    assert "as they are" not in text_of(editor.get(f"{UPLOAD}{file.pk}/undo/"))
    assert "Undone on" in do(editor, file, "undo")
    assert f.build([("role", "analyst"), ("role", "buyer")]) == before
    assert sealed()
    assert Activity.objects.filter(said__startswith="Undid").count() == 2


@pytest.mark.usefixtures("guide")
def test_faulty_rows_are_left_out_only_if_the_editor_says_so(editor: Client) -> None:
    file = taken_in(
        editor, csv_of(HEAD, ("buyer", "53.012", ""), ("buyer", "1", "31/02/2026"), ("buyer", "2", "")), **FOR_ALL
    )
    assert fates(file) == ["fault", "fault", "new"]
    assert "Some rows are faulty" in do(editor, file, "apply")
    assert file.state == "uploaded"
    assert amounts("buyer") == []
    do(editor, file, "apply", leave_out="on")
    assert amounts("buyer") == [("gb-gbp-pay-survey", Decimal("2.00"))]


@pytest.mark.usefixtures("guide")
def test_faulty_rows_come_back_as_a_file_that_can_be_mended(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("=buyer", "1", ""), ("buyer", "2", "")), **FOR_ALL)
    answer = editor.get(f"{UPLOAD}{file.pk}/faulty-rows.csv")
    text = answer.content.decode("utf-8-sig")
    assert text.splitlines()[0] == "Role,Amount,As of,What is wrong"
    assert text.splitlines()[1].startswith("'=buyer,1,,“=buyer” begins as a formula does")
    assert len(text.splitlines()) == 2
    mended = text.replace("'=buyer", "buyer").encode()
    again = taken_in(editor, mended)  # the columns are known from the first file
    assert fates(again) == ["new"]


@pytest.mark.usefixtures("guide")
def test_fates_are_counted_filtered_and_shown_a_page_at_a_time(editor: Client) -> None:
    rows = [("buyer", n, 1950 + n) for n in range(1, 61)]
    file = taken_in(editor, csv_of(HEAD, *rows, ("nobody", 1, "")), **FOR_ALL)
    with CaptureQueriesContext(connection) as queries:
        page = text_of(editor.get(f"{UPLOAD}{file.pk}/"))
    assert len(queries) <= 10
    assert "All rows 61 New 60 Change 0 Same 0 Fault 1" in page
    assert "1 to 50 of 61" in page
    faulty = text_of(editor.get(f"{UPLOAD}{file.pk}/?fate=fault"))
    assert "Column A: Role. There is no role “nobody”" in faulty
    assert "1950" not in faulty
    assert editor.get(f"{UPLOAD}{file.pk}/?fate=x&page=999").status_code == 200


@pytest.mark.usefixtures("guide")
def test_a_file_of_two_columns_asks_for_the_rest_and_says_what_is_needed(editor: Client) -> None:
    url: str = upload(editor, csv_of(("Occupation", "Pay"), ("Buyer", 1))).headers["Location"]
    form = controls(editor.get(url))  # type: ignore[arg-type]
    assert (form["column_role"], form["column_amount"]) == ("0", "1")
    page = text_of(editor.post(url, form))  # type: ignore[arg-type]
    assert page.count("Choose its column, or say what holds for all rows.") == 4
    wrong = form | FOR_ALL | {"all_source": "Nobody", "all_country": "Utopia", "column_country": "1"}
    page = text_of(editor.post(url, wrong))  # type: ignore[arg-type]
    assert "There is no source “Nobody”" in page
    assert "“Utopia” is not known here" in page
    assert "Column B is taken" in page
    assert SalaryFile.objects.get().verdicts == []


@pytest.mark.usefixtures("guide")
def test_a_role_saved_meanwhile_stops_the_table_and_the_rows_are_judged_anew(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("analyst", 1, "May 2025"), ("buyer", 1, "")), **FOR_ALL)
    make.save(Salary.objects.get(key="held"), amount=Decimal("1.00"))
    page = do(editor, file, "apply")
    assert "Somebody saved “Analyst” meanwhile. Nothing was written." in page
    assert fates(file) == ["same", "new"]
    assert amounts("buyer") == []
    do(editor, file, "apply")
    assert amounts("buyer") == [("gb-gbp-pay-survey", Decimal("1.00"))]


@pytest.mark.usefixtures("guide")
def test_what_is_applied_is_what_the_editor_has_looked_at(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("buyer", 1, "")), **FOR_ALL)
    looked_at = moment_judged(file)
    columns = f"{UPLOAD}{file.pk}/columns/"
    editor.post(columns, controls(editor.get(columns)) | {"all_country": "US"})  # type: ignore[arg-type]
    assert "worked out anew after you had opened the page" in do(editor, file, "apply", judged=looked_at)
    assert amounts("buyer") == []


@pytest.mark.usefixtures("guide")
def test_a_table_is_applied_once(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("buyer", 1, "")), **FOR_ALL)
    do(editor, file, "apply")
    assert "This was done already" in do(editor, file, "apply")
    assert len(amounts("buyer")) == 1
    assert "was applied already" in do(editor, file, "discard")
    do(editor, file, "undo")
    assert "This was done already" in do(editor, file, "undo")


@pytest.mark.usefixtures("guide")
def test_nothing_is_written_if_the_browser_goes_away_in_the_middle(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applying, "AT_ONCE", 1)
    file = taken_in(editor, csv_of(HEAD, ("analyst", 1, ""), ("buyer", 1, "")), **FOR_ALL)
    form = {"judged": moment_judged(file)}
    answer = editor.post(f"{UPLOAD}{file.pk}/apply/", form, headers={"Accept": "application/x-ndjson"})
    lines: Iterator[Any] = iter(answer.streaming_content)  # type: ignore[attr-defined]
    assert [next(lines), next(lines)] == [b'{"done": 0, "total": 2}\n', b'{"done": 1, "total": 2}\n']
    answer._iterator.close()  # type: ignore[attr-defined]  # as a server does when nobody listens any more
    file.refresh_from_db()
    assert (file.state, amounts("buyer"), len(amounts("analyst"))) == ("uploaded", [], 1)


@pytest.mark.usefixtures("guide")
def test_a_script_is_told_how_far_it_is_and_why_not(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("buyer", 1, ""), ("nobody", 1, "")), **FOR_ALL)

    def lines(**form: str) -> list[bytes]:
        headers = {"Accept": "application/x-ndjson", "Accept-Encoding": "gzip"}
        form["judged"] = moment_judged(file)
        answer = editor.post(f"{UPLOAD}{file.pk}/apply/", form, headers=headers)
        assert answer.headers["Content-Encoding"] == "identity"
        return b"".join(answer.streaming_content).splitlines()  # type: ignore[attr-defined]

    assert b"Some rows are faulty" in lines()[-1]
    assert lines(leave_out="on") == [
        b'{"done": 0, "total": 1}',
        b'{"done": 1, "total": 1}',
        f'{{"url": "{UPLOAD}{file.pk}/"}}'.encode(),
    ]


@pytest.mark.usefixtures("guide")
def test_an_error_in_the_middle_is_told_and_leaves_nothing(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: object) -> None:
        raise RuntimeError("the disk is full")

    file = taken_in(editor, csv_of(HEAD, ("buyer", 1, "")), **FOR_ALL)
    monkeypatch.setattr(applying.f, "seal", fails)
    form = {"judged": moment_judged(file)}
    answer = editor.post(f"{UPLOAD}{file.pk}/apply/", form, headers={"Accept": "application/x-ndjson"})
    assert b"nothing was written" in b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert amounts("buyer") == []


@pytest.mark.usefixtures("guide")
def test_undoing_spares_what_a_colleague_changed_since(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("analyst", 1, "May 2025"), ("buyer", 1, "")), **FOR_ALL)
    do(editor, file, "apply")
    make.save(Role.objects.get(pk="buyer"), nutshell="Other words do not matter.")
    make.save(Salary.objects.get(key="held"), amount=Decimal("2.00"))
    assert "The salaries of these were changed since: Analyst" in text_of(editor.get(f"{UPLOAD}{file.pk}/undo/"))
    assert "The salaries of “Analyst” were changed since. Nothing was undone." in do(editor, file, "undo")
    assert len(amounts("buyer")) == 1
    do(editor, file, "undo", leave_out="on")
    assert amounts("buyer") == []
    assert amounts("analyst") == [("held", Decimal("2.00"))]
    assert Role.objects.get(pk="buyer").nutshell == "Other words do not matter."


@pytest.mark.usefixtures("guide")
def test_two_figures_swap_their_dates_and_keep_their_names(editor: Client) -> None:
    make.make_salary(parent=Role.objects.get(pk="analyst"), key="other", as_of="2024-05-01")
    numbers = dict(Salary.objects.values_list("key", "pk"))
    content = csv_of(("Role", "Figure key", "As of"), ("analyst", "held", "May 2024"), ("analyst", "other", "May 2025"))
    do(editor, taken_in(editor, content), "apply")
    assert {s.key: s.as_of.isoformat() for s in Salary.objects.all()} == {"held": "2024-05-01", "other": "2025-05-01"}
    assert dict(Salary.objects.values_list("key", "pk")) == numbers


@pytest.mark.usefixtures("guide")
def test_the_roles_of_a_table_are_published_together(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    file = taken_in(editor, csv_of(HEAD, ("analyst", 1, ""), ("buyer", 1, "")), **FOR_ALL)
    do(editor, file, "apply")
    page = editor.get(f"{UPLOAD}{file.pk}/").content.decode()
    assert "/admin/roles/edition/publish/?name=role%3Aanalyst&amp;name=role%3Abuyer" in page
    monkeypatch.setattr(views, "MOST_AT_ONCE", 1)  # too many to be named one by one
    url = f"{UPLOAD}{file.pk}/publish/"
    assert url in editor.get(f"{UPLOAD}{file.pk}/").content.decode()
    form = controls(editor.get(url))  # type: ignore[arg-type]
    make.save(Role.objects.get(pk="buyer"), nutshell="New.")
    assert "after you had opened this page" in text_of(editor.post(url, form))  # type: ignore[arg-type]
    form = controls(editor.get(url)) | {"note": "Pay of 2026"}  # type: ignore[arg-type]
    assert "2 roles are published" in text_of(editor.post(url, form, follow=True))  # type: ignore[arg-type]
    assert Edition.objects.filter(kind="role", note="Pay of 2026").count() == 2
    page = text_of(editor.get(f"{UPLOAD}{file.pk}/"))  # type: ignore[arg-type]
    assert "Nothing of these roles is left to publish" in page
    assert "Publish the roles" not in page


@pytest.mark.usefixtures("guide")
def test_a_table_is_its_maker_s_and_of_those_who_publish() -> None:
    rights = ("view_role", "change_role")
    maker, other, publisher = (
        signed_in(person(name, *more))
        for name, *more in (
            ("maker", *rights),
            ("other", *rights),
            ("publisher", *rights, "publish"),
        )
    )
    file = taken_in(maker, csv_of(HEAD, ("buyer", 1, "")), **FOR_ALL)
    pages = [f"{UPLOAD}{file.pk}/{page}" for page in ("", "columns/", "faulty-rows.csv")]
    assert [other.get(url).status_code for url in pages] == [403] * 3
    assert [publisher.get(url).status_code for url in pages] == [200] * 3
    assert "pay.csv" not in text_of(other.get(UPLOAD))  # type: ignore[arg-type]
    assert other.post(f"{UPLOAD}{file.pk}/apply/").status_code == 403
    do(maker, file, "apply")
    assert "Publish" not in text_of(maker.get(f"{UPLOAD}{file.pk}/"))  # type: ignore[arg-type]
    assert maker.get(f"{UPLOAD}{file.pk}/publish/").status_code == 403


@pytest.mark.usefixtures("guide")
def test_sources_are_named_only_to_those_who_may_see_them(editor: Client) -> None:
    writer = signed_in(person("writer", "view_role", "change_role"))
    for client, named in ((editor, True), (writer, False)):
        answer = upload(client, csv_of(HEAD, ("buyer", 1, "")))
        assert ("Pay survey" in client.get(answer.headers["Location"]).content.decode()) is named


@pytest.mark.usefixtures("guide")
def test_old_files_are_emptied_and_what_was_done_stays_on_record(editor: Client) -> None:
    applied = taken_in(editor, csv_of(HEAD, ("buyer", 1, "")), **FOR_ALL)
    do(editor, applied, "apply")
    never = taken_in(editor, csv_of(HEAD, ("buyer", 1, "2026")))
    SalaryFile.objects.update(uploaded_at=timezone.now() - views.KEPT - timedelta(days=1))
    fresh = taken_in(editor, csv_of(HEAD, ("buyer", 1, "2025")))
    assert set(SalaryFile.objects.values_list("pk", flat=True)) == {applied.pk, fresh.pk}
    assert not SalaryFile.objects.filter(pk=never.pk).exists()
    applied.refresh_from_db()
    assert (applied.state, applied.counts["new"], applied.rows, applied.before) == ("applied", 1, [], {})
    page = text_of(editor.get(f"{UPLOAD}{applied.pk}/"))  # type: ignore[arg-type]
    assert "New 1" in page
    assert "Undo" not in page
    assert "nothing to undo" in do(editor, applied, "undo")


@pytest.mark.usefixtures("guide")
def test_a_file_is_thrown_away(editor: Client) -> None:
    file = taken_in(editor, csv_of(HEAD, ("buyer", 1, "")), **FOR_ALL)
    answer = editor.post(f"{UPLOAD}{file.pk}/discard/", follow=True)
    assert "is thrown away" in text_of(answer)  # type: ignore[arg-type]
    assert not SalaryFile.objects.exists()


@pytest.mark.usefixtures("guide")
def test_an_open_form_of_a_role_does_not_overwrite_the_table(editor: Client, colleague: Client) -> None:
    url = change_url(Role.objects.get(pk="analyst"))
    form = controls(colleague.get(url))  # type: ignore[arg-type]
    do(editor, taken_in(editor, csv_of(HEAD, ("analyst", 1, "May 2025")), **FOR_ALL), "apply")
    answer = colleague.post(url, form)
    assert answer.status_code == 200  # told, not saved
    assert amounts("analyst") == [("held", Decimal("1.00"))]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("cell", ["5.3e4", "-1", "NaN", "=1+1", "+1", "@x", "53.012", "53,01"])
def test_an_amount_in_doubt_is_a_fault_of_its_row(editor: Client, cell: str) -> None:
    file = taken_in(editor, csv_of(HEAD, ("buyer", cell, ""), ("analyst", "53,012", "2026")), **FOR_ALL)
    assert fates(file) == ["fault", "new"]
    assert cell in faults(file)
