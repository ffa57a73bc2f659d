"""The pages of a table of salary figures: upload, match the columns, look at each row's fate; and the downloads."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roles.domain.cells import Unreadable
from roles.domain.fates import Fate
from roles.domain.paytable import COLUMNS
from roles.editing.aggregates import MOST_AT_ONCE, publish_url
from roles.editing.bulk import exporting
from roles.editing.bulk.applying import moment_judged, roles_written
from roles.editing.bulk.judging import judge_file, known, verdicts_of
from roles.editing.bulk.matching import ColumnsForm
from roles.editing.bulk.reading import read_table
from roles.editing.bulk.showing import FATES, shown
from roles.editing.bulk.table import MAX_BYTES, MAX_ROWS, NotATable, column_letter
from roles.editing.lines import kinds_seen, may_publish
from roles.editing.standing import UNPUBLISHED, with_standing
from roles.models import Role, SalaryFile, Source

FORM_OVERHEAD = 64 * 1024
"""Bytes of an upload that are not the file: boundaries, the token, headers."""
PAGE_SIZE = 50
SAMPLE = 4
"""So many rows of the file stand beneath the question for its columns."""
KEPT = timedelta(days=30)
"""So long the rows of a file are kept, and it can be undone; what was done by whom stays on record."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HEAVY = ("rows", "verdicts", "before", "after", "seen")

type View = Callable[..., HttpResponseBase]


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="CSV or Excel file (.xlsx)",
        allow_empty_file=True,  # answered by what reads it
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        help_text=f"At most {MAX_ROWS:,} rows and {MAX_BYTES // 1024**2} MB.",
    )


def editors_only(view: View) -> View:
    """For those who may change roles."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.current_app = admin.site.name
        if not admin.site.get_model_admin(Role).has_change_permission(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


def file_of(request: HttpRequest, pk: int) -> SalaryFile:
    """A file, for who uploaded it and for those who may publish."""
    file = get_object_or_404(SalaryFile.objects.select_related("uploaded_by", "done_by"), pk=pk)
    if file.uploaded_by_id != request.user.pk and not may_publish(request):
        raise PermissionDenied
    return file


def page(request: HttpRequest, name: str, title: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of the admin."""
    whole = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/roles/{name}.html", whole, status=status)


@csrf_exempt  # the token is in the body, which is read only once it is known who sends it
@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def salaries(request: HttpRequest) -> HttpResponse:
    """Take in a file and go on to its columns, or say why not; with the files that were taken in before."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if length.isdecimal() and int(length) > MAX_BYTES + FORM_OVERHEAD:
        form = UploadForm({})
        form.errors["file"] = form.error_class([f"The file is larger than {MAX_BYTES // 1024**2} MB. Split it."])
        return _upload_page(request, form, 413)
    return _uploaded(request)


@csrf_protect
def _uploaded(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _upload_page(request, UploadForm(), 200)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        given, now = form.cleaned_data["file"], timezone.now()
        try:
            table = read_table(given.read())
        except NotATable as reason:
            form.add_error("file", str(reason))
        else:
            _tidy_up(now)
            file = SalaryFile.objects.create(
                name=given.name[-200:],
                uploaded_by=cast("Any", request.user),
                uploaded_at=now,
                how=table.how[:200],
                headings=table.headings,
                rows=table.rows,
            )
            return HttpResponseRedirect(reverse("admin:salaries_columns", args=[file.pk]))
    return _upload_page(request, form, 400)


def _upload_page(request: HttpRequest, form: UploadForm, status: int) -> HttpResponse:
    files: QuerySet[SalaryFile] = SalaryFile.objects.select_related("uploaded_by").defer(*HEAVY)
    if not may_publish(request):
        files = files.filter(uploaded_by=request.user.pk)
    context = {"form": form, "files": files[:20], "columns": COLUMNS, "kept": KEPT.days}
    return page(request, "salaries", "Salary figures from a table", context, status)


def _tidy_up(now: datetime) -> None:
    """Forget files that were never applied, and the rows of those that were, once they are old."""
    old = SalaryFile.objects.filter(uploaded_at__lt=now - KEPT)
    old.filter(state=SalaryFile.State.UPLOADED).delete()
    old.exclude(before={}, verdicts=[]).update(rows=[], verdicts=[], before={}, after={})


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def salaries_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask which column is which; then work out what would become of each row."""
    file = file_of(request, pk)
    if file.state != SalaryFile.State.UPLOADED:
        return HttpResponseRedirect(reverse("admin:salaries_file", args=[pk]))
    sources = "source" in kinds_seen(request)
    names = known()
    form = ColumnsForm(file, names, sources, request.POST if request.method == "POST" else None)
    if form.is_valid():
        file.columns, file.everywhere = form.columns(), form.everywhere()
        judge_file(file, now=timezone.now())
        return HttpResponseRedirect(reverse("admin:salaries_file", args=[pk]))
    more = list(form.asked(first=False))
    context = {
        "file": file,
        "form": form,
        "asked": list(form.asked(first=True)),
        "more": more,
        "more_open": any(column.used for column in more),
        "headings": [(column_letter(place), heading) for place, heading in enumerate(file.headings)],
        "sample": [(number, exporting.as_it_came(file, cells)) for number, cells in file.rows[:SAMPLE]],
        "sources": _source_names() if sources else [],
    }
    return page(request, "salaries_columns", "Which column is which?", context)


def _source_names() -> list[str]:
    names = Source.objects.filter(retired=False).order_by("short_name").values_list("short_name", flat=True)
    return list(names.distinct())


@editors_only
@require_safe
def salaries_file(request: HttpRequest, pk: int) -> HttpResponse:
    """What would become, or became, of each row of a file."""
    file = file_of(request, pk)
    if file.state == SalaryFile.State.UPLOADED and not file.verdicts:
        return HttpResponseRedirect(reverse("admin:salaries_columns", args=[pk]))
    fate = request.GET.get("fate", "")
    verdicts = [v for v in verdicts_of(file) if fate in ("", v.fate)]
    rows = Paginator(verdicts, PAGE_SIZE).get_page(request.GET.get("page"))
    counts = {fate: file.counts.get(fate, 0) for fate in FATES}
    context = {
        "file": file,
        "fate": fate if fate in counts else "",
        "fates": [(fate, FATES[fate], count) for fate, count in counts.items()],
        "all": sum(counts.values()),
        "faults": counts[Fate.FAULT],
        "writes": counts[Fate.NEW] + counts[Fate.CHANGE],
        "roles": len(file.seen),
        "rows": list(shown(file, rows.object_list)),
        "page": rows,
        "unpublished": (unpublished := _unpublished(file)),
        "publish": _publish_url(request, file) if unpublished else "",
        "kept": KEPT.days,
        "judged": moment_judged(file),
    }
    return page(request, "salaries_file", f"Salary figures: {file.name}", context)


def _unpublished(file: SalaryFile) -> bool:
    """Whether a role that was written says what no edition of it says, live or scheduled."""
    if file.state == SalaryFile.State.UPLOADED:
        return False
    roles = with_standing(Role.objects.filter(pk__in=roles_written(file)), at=timezone.now())
    return roles.filter(UNPUBLISHED).exists()


def _publish_url(request: HttpRequest, file: SalaryFile) -> str:
    """Where the roles that were written are published together; empty for those who may not."""
    if file.state == SalaryFile.State.UPLOADED or not file.seen or not may_publish(request):
        return ""
    names = [("role", key) for key in roles_written(file)]
    return publish_url(names) if len(names) <= MOST_AT_ONCE else reverse("admin:salaries_publish", args=[file.pk])


def judged_again(file: SalaryFile) -> str:
    """Work out once more what would become of each row; what stands against it, if something does."""
    try:
        judge_file(file, now=timezone.now())
    except Unreadable as reason:
        return f"{reason} Look at the columns again."
    return ""


@editors_only
@require_POST
def salaries_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a file away that was not applied."""
    file = file_of(request, pk)
    deleted, _ = SalaryFile.objects.filter(pk=file.pk, state=SalaryFile.State.UPLOADED).delete()
    if deleted:
        messages.success(request, f"“{file.name}” is thrown away. Nothing of it was written.")
    else:
        messages.warning(request, f"“{file.name}” was applied already, so it stays on record.")
    return HttpResponseRedirect(reverse("admin:salaries"))


@editors_only
@require_safe
def salaries_faults(request: HttpRequest, pk: int) -> HttpResponse:
    """The faulty rows of a file as a file, each with what is wrong, to be mended and uploaded."""
    return _download(exporting.as_csv(*exporting.faulty_rows(file_of(request, pk))), "faulty-rows.csv")


@require_safe
def salaries_export(request: HttpRequest, ending: str) -> HttpResponse:
    """Every salary figure as a file, for those who may see the roles."""
    if not admin.site.get_model_admin(Role).has_view_or_change_permission(request):
        raise PermissionDenied
    write = {"csv": exporting.as_csv, "xlsx": exporting.as_workbook}.get(ending)
    if write is None:
        raise Http404(f"Figures are not given as {ending!r}.")
    return _download(write(exporting.HEADINGS, exporting.figures()), f"salary-figures.{ending}")


def _download(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=TYPES[name.rpartition(".")[2]],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
