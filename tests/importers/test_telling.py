"""What an operator sees of an import: how far it is, what became of what, and why rows were refused."""

import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from roles.editions.models import Edition
from roles.editions.publish import Refused
from roles.importers.command import STOPPED, ImportCommand
from roles.importers.content import MOST_REFUSED, Content, Origin, Report
from roles.importers.files import TSV, Unreadable, opened
from roles.importers.outcome import Outcome
from roles.importers.progress import Told
from roles.importers.report import lines_of, write_refused
from tests.importers.said import Said, does


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told_on(stream: io.StringIO, seconds_each: float) -> str:
    """What three steps of ten leave on a stream."""
    moment = iter(range(1000))
    with Told(stream, lambda: next(moment) * seconds_each) as progress:
        for _ in range(3):
            progress("roles", 10, 100)
        progress("pages", 5)
    return stream.getvalue()


def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    said = told_on(Terminal(), 10)
    assert "[#######.................]  30% roles: 30 of 100, 2 a second, 47 s left" in said
    assert said.count("\n") == 2  # each step ends on a line of its own
    assert "roles: 30 in 30 s" in said


def test_elsewhere_plain_lines_tell_now_and_then() -> None:
    lines = told_on(io.StringIO(), 10).splitlines()
    assert lines == ["roles: 30 of 100, 2 a second, 47 s left", "roles: 30 in 30 s", "pages: 5 in 10 s"]
    assert told_on(io.StringIO(), 0.001).splitlines() == ["roles: 30 in 0 s", "pages: 5 in 0 s"]


def test_refused_rows_are_a_table_that_no_spreadsheet_takes_for_commands() -> None:
    report, file = Report(), io.StringIO(newline="")
    report.refuse(Origin("=jobs.txt", 7), "pay", "=HYPERLINK(1)", "It is no number.")
    write_refused(report, file)
    headings, row = csv.reader(io.StringIO(file.getvalue().removeprefix("\ufeff")))
    assert headings == ["file", "line", "column", "value", "reason"]
    assert row == ["'=jobs.txt", "7", "pay", "'=HYPERLINK(1)", "It is no number."]


def test_the_same_refusals_are_told_once_with_their_number_and_the_first_line() -> None:
    report = Report()
    for line in (7, 8, 9):
        report.refuse(Origin("jobs.txt", line), "pay", f"a{line}\x1b[2J", "It is no number.")
    said = "\n".join(lines_of(report, Outcome()))
    assert "      3 × jobs.txt, pay: It is no number. First in line 7 (“a7 [2J”)." in said


def test_counts_and_samples_are_told_a_model() -> None:
    outcome = Outcome(editions=4, waiting=[("role", "baker")])
    for number in range(7):
        outcome.of("role").note("added", f"Role {number}")
    outcome.of("responsibility").note("taken out", "Bake.")
    said = "\n".join(lines_of(Report(read={"jobs.txt": 1234}), outcome))
    assert "  jobs.txt      1,234" in said
    assert "Roles added: Role 0; Role 1; Role 2; Role 3; Role 4 and 2 more" in said
    assert "Responsibilities taken out: Bake." in said
    assert "1 page was not published because an edition is scheduled: role baker." in said
    assert "8 changes, 4 editions." in said


def test_more_refusals_than_any_release_could_have_end_the_reading() -> None:
    report = Report()
    for line in range(MOST_REFUSED):
        report.refuse(Origin("jobs.txt", line), "", "x" * 5_000, "No.")
    with pytest.raises(Unreadable, match="rows were refused"):
        report.refuse(Origin("jobs.txt", MOST_REFUSED), "", "", "No.")
    assert len(report.refused[0].value) == 200


# --- The command ------------------------------------------------------------------------------------


class ImportJobs(ImportCommand):
    """Reads a table of roles."""

    error: BaseException | None = None

    def content(self, paths: list[Path], report: Report, stack: ExitStack, options: dict[str, Any]) -> Content:
        bundle = stack.enter_context(opened(paths[0], report))
        table = bundle.table("Jobs.txt", dialect=TSV, required=("Code", "Title"))
        roles = {row["Code"]: row["Title"] for _, row in table.rows}
        return Failing(roles=roles, report=report, release=options["release"] or "1", error=self.error)


class Failing(Said):
    """Says what it says, and then fails."""

    def __init__(self, *, error: BaseException | None, **said: Any) -> None:
        super().__init__(**said, facts={code: [does("Work.")] for code in said["roles"]})
        self.error = error

    def rows(self, standing: Any) -> Iterator[Any]:
        yield from super().rows(standing)
        if self.error:
            raise self.error


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    (tmp_path / "Jobs.txt").write_text("Code\tTitle\n11\tBakers\n12\n13\tCooks\n")
    return tmp_path


def run(path: Path, *options: str, error: BaseException | None = None) -> tuple[str, str]:
    """What the command prints, and what it tells meanwhile."""
    out, err = io.StringIO(), io.StringIO()
    instance = ImportJobs()
    instance.error = error
    call_command(instance, str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_an_import_tells_what_it_read_did_and_took(jobs: Path) -> None:
    said, meanwhile = run(jobs, "--release", "7")
    assert "Jobs.txt          3" in said
    assert "Roles added: Bakers; Cooks" in said
    assert "1 × Jobs.txt: The row has 1 cells, the headings have 2. First in line 3 (“12”)." in said
    assert "5 changes, 3 editions." in said
    assert "MB of memory." in said
    assert "pages: compared and published: 3 in 0 s" in meanwhile
    assert set(Edition.objects.values_list("note", flat=True)) == {"Jobs 7"}


@pytest.mark.django_db
def test_a_dry_run_says_so_and_writes_the_report_alone(jobs: Path, tmp_path: Path) -> None:
    said, _ = run(jobs, "--dry-run", "--report", str(tmp_path / "refused.csv"))
    assert said.rstrip().endswith(f"The refused rows stand in {tmp_path / 'refused.csv'}.")
    assert "Dry run: nothing was written." in said
    assert "Jobs.txt,3,,12," in (tmp_path / "refused.csv").read_text()
    assert not Edition.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (Unreadable("Jobs.txt, line 9", "It is cut off", "Download it again."), "line 9: It is cut off", 1),
        (Refused("A page would lead nowhere."), "would not hold together; nothing was written", 1),
        (OperationalError("database is locked"), "Somebody else is writing", 1),
        (KeyboardInterrupt(), "Stopped; nothing was written.", STOPPED),
    ],
)
def test_an_error_is_a_sentence_and_nothing_is_written(
    jobs: Path, tmp_path: Path, error: BaseException, said: str, code: int
) -> None:
    with pytest.raises(CommandError, match=said) as caught:
        run(jobs, "--report", str(tmp_path / "refused.csv"), error=error)
    assert caught.value.returncode == code
    assert not Edition.objects.exists()
    assert "Jobs.txt,3,,12," in (tmp_path / "refused.csv").read_text()


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_is_told_before_the_work(jobs: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be written: No such file or directory\. Nothing was imported"):
        run(jobs, "--report", str(jobs / "nowhere" / "refused.csv"))


@pytest.mark.django_db
def test_any_other_error_of_the_database_is_not_passed_off_as_somebody_elses_writing(jobs: Path) -> None:
    with pytest.raises(OperationalError, match="disk"):
        run(jobs, error=OperationalError("disk I/O error"))
