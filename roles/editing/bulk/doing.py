"""Applying a file, undoing it and publishing its roles: each asks once and then does all of it or nothing.

Applying and undoing tell how far they are, line by line, to a script that asks for that; without one the page waits.
"""

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from roles.editing.bulk.applying import Step, apply, changed_since, roles_written, undo
from roles.editing.bulk.views import editors_only, file_of, judged_again, page
from roles.editing.lines import may_publish
from roles.editing.publishing import NoteForm
from roles.editions.publish import Conflict, Refused, last_numbers, publish
from roles.models import Role, SalaryFile

logger = logging.getLogger(__name__)

LINES = "application/x-ndjson"
"""What a script asks for that shows how far it is: one JSON object a line."""
FAILED = "Something went wrong, and nothing was written. Try again; if it stays so, tell whoever runs the site."


@editors_only
@require_POST
def salaries_apply(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Write what a file says, or say why not."""
    file, leave_out = file_of(request, pk), "leave_out" in request.POST
    judged = request.POST.get("judged", "")
    steps = apply(pk, judged=judged, leave_out=leave_out, request=request, now=timezone.now())
    return _answer(request, file, steps)


class UndoForm(forms.Form):
    """Whether roles that were changed since are left as they are."""

    leave_out = forms.BooleanField(label="Leave these as they are, and undo the rest", required=False)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def salaries_undo(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask whether to put the salaries of each role back as they were; then do it, or say why not."""
    file = file_of(request, pk)
    if request.method == "POST":
        steps = undo(pk, leave_out="leave_out" in request.POST, request=request, now=timezone.now())
        return _answer(request, file, steps)
    if file.state != SalaryFile.State.APPLIED or not file.before:
        messages.info(request, "There is nothing to undo.")
        return HttpResponseRedirect(_url(file))
    form, changed = UndoForm(), changed_since(file)
    if not changed:
        del form.fields["leave_out"]
    context = {"file": file, "form": form, "changed": sorted(changed.values()), "roles": len(file.before)}
    return page(request, "salaries_undo", f"Undo: {file.name}", {**context, "back": _url(file)})


class PublishForm(NoteForm):
    """Why, and the state of the roles that the editor was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def salaries_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to publish all the roles of a file, more than a page could name one by one; then do it."""
    file = file_of(request, pk)
    if not may_publish(request):
        raise PermissionDenied
    names = [("role", key) for key in roles_written(file)]
    digests, numbers = dict(Role.objects.filter(pk__in=file.seen).values_list("pk", "digest")), last_numbers(names)
    state = hashlib.sha256(json.dumps([sorted(digests.items()), sorted(numbers.items())]).encode()).hexdigest()
    form = PublishForm(request.POST if request.method == "POST" else None, initial={"seen": state})
    if form.is_valid():
        try:
            if form.cleaned_data["seen"] != state:
                raise Conflict("Somebody saved or published one of these roles after you had opened this page.")
            editions = publish(
                names,
                now=timezone.now(),
                by=request.user,
                note=form.cleaned_data["note"],
                base={name: numbers.get(name, 0) for name in names},
                seen={("role", key): digest for key, digest in digests.items()},
            )
        except Refused as refused:
            form.add_error(None, list(refused.reasons))
            form.data = request.POST | {"seen": state}
        else:
            messages.success(request, f"{len(editions)} roles are published. Readers see their new figures.")
            return HttpResponseRedirect(_url(file))
    context = {"file": file, "form": form, "roles": len(names), "back": _url(file)}
    return page(request, "salaries_publish", "Publish the roles of a table", context)


def _answer(request: HttpRequest, file: SalaryFile, steps: Iterable[Step]) -> HttpResponseBase:
    if LINES in request.headers.get("Accept", ""):
        return StreamingHttpResponse(
            _lines(file, steps),
            content_type=LINES,
            # compressed, a line would wait for the next hundred; so would it in a proxy
            headers={"Content-Encoding": "identity", "X-Accel-Buffering": "no", "Cache-Control": "no-store"},
        )
    try:
        for _ in steps:
            pass
    except Refused as refused:
        for reason in _reasons(file, refused):
            messages.error(request, reason)
    return HttpResponseRedirect(_url(file))


def _lines(file: SalaryFile, steps: Iterable[Step]) -> Iterator[str]:
    """{"done": 50, "total": 1000} time and again; at last {"url": …}, and {"refused": [sentences]} with it if so."""
    end: dict[str, Any] = {"url": _url(file)}
    try:
        for step in steps:
            yield _line({"done": step.done, "total": step.total})
    except Refused as refused:
        end["refused"] = _reasons(file, refused)
    except Exception:
        logger.exception("A table of salary figures could not be written")
        end["refused"] = [FAILED]
    yield _line(end)


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said) + "\n"


def _reasons(file: SalaryFile, refused: Refused) -> list[str]:
    """Why nothing was written; if a colleague came between, the rows are judged again."""
    if not isinstance(refused, Conflict):
        return list(refused.reasons)
    now = SalaryFile.objects.filter(pk=file.pk, state=SalaryFile.State.UPLOADED).first()
    besides = judged_again(now) if now else ""
    return [*refused.reasons, *([besides] if besides else [])]


def _url(file: SalaryFile) -> str:
    return reverse("admin:salaries_file", args=[file.pk])
