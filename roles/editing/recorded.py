"""The record of who did what, in an editor's words; and the admin that writes into it instead of Django's own log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone

from roles.editing.lines import review_url
from roles.editing.standing import moment
from roles.editions.activity import Activity, What, entry

SAVES = (What.SAVED, What.REVERTED, What.MENDING, What.RESUMED, What.OTHER)
"""What changes a working copy."""

DONE = {
    What.SAVED: "Saved it",
    What.DELETED: "Deleted it",
    What.SUBMITTED: "Submitted it for review",
    What.TAKEN_BACK: "Took it back",
    What.SENT_BACK: "Sent it back",
    What.COMMENTED: "Commented",
    What.PUBLISHED: "Published edition {number}",
    What.SCHEDULED: "Scheduled edition {number} for {live_from}",
    What.WITHDRAWN: "Withdrew edition {number}, scheduled for {live_from}",
    What.IMPORTED: "Brought its facts up to date with edition {number}",
    What.RETIRED: "Retired it with edition {number}",
    What.MERGED: "Merged it into another with edition {number}",
    What.REVERTED: "Went back to edition {number}",
    What.MENDING: "Set the working copy aside, to mend what readers see",
    What.RESUMED: "Went on with what was set aside",
    What.OTHER: "Changed it",
}


@dataclass(frozen=True)
class Told:
    """An entry in words; ``times`` counts the saves that one person made in a row, of which it is the last."""

    who: str
    done: str
    at: datetime
    comment: str
    times: int = 1


def told(entries: Iterable[Activity], live_from: Mapping[int, datetime]) -> list[Told]:
    """Entries in words, in the order given (the newest first); ``live_from`` is by the number of the edition."""
    found: list[Told] = []
    before: Activity | None = None
    for each in entries:
        repeated = before is not None and each.what == before.what == What.SAVED and each.by_id == before.by_id
        if repeated and not each.said:
            last = found[-1]
            found[-1] = Told(last.who, last.done, last.at, last.comment, last.times + 1)
        else:
            found.append(Told(who(each), done(each, live_from), each.at, each.comment))
        before = each
    return found


def last_save(entries: Iterable[Activity]) -> Told | None:
    """The last of the entries, the newest first, that changed the working copy."""
    return next((Told(who(e), done(e, {}), e.at, e.comment) for e in entries if e.what in SAVES), None)


def done(each: Activity, live_from: Mapping[int, datetime]) -> str:
    """What was done, in a few words."""
    if each.said:
        return each.said.removesuffix(".")
    at = live_from.get(each.edition or 0)
    return DONE[What(each.what)].format(number=each.edition, live_from=moment(at) if at else "later")


def who(each: Activity) -> str:
    """Who did it."""
    return str(each.by or ("A public dataset" if each.what == What.IMPORTED else "The shipped guide"))


class ReadOnlyAdmin(admin.ModelAdmin):
    """The admin of what is on record: to be read, never written."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody may: what is done puts itself on record."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody may: it is on record."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody may: it is on record."""
        return False


class RecordedAdmin(admin.ModelAdmin):
    """An admin whose saves and deletions go on record, each within its own transaction."""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Put on record who added it."""
        self._saved(request, obj, "Added it")

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Put on record who changed it; a save that changed nothing is not worth an entry."""
        if message:
            self._saved(request, obj, "")

    def _saved(self, request: HttpRequest, obj: Any, said: str) -> None:
        root = type(obj)._default_manager.get(pk=obj.pk)  # with the digest of what is saved now
        entry(What.SAVED, root, by=request.user, at=timezone.now(), said=said).save()

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:  # type: ignore[override]
        """Wait: a deletion may be refused yet."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete a draft and put on record who did."""
        self._deleted(request, [obj], obj.delete)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete drafts and put on record who did."""
        self._deleted(request, list(queryset), queryset.delete)

    def _deleted(self, request: HttpRequest, roots: list[Any], delete: Any) -> None:
        now = timezone.now()
        entries = [entry(What.DELETED, root, by=request.user, at=now) for root in roots]
        with transaction.atomic():
            delete()
            Activity.objects.bulk_create(entries)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """The record stands on the page of the review."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(f"{review_url(self.model.kind, unquote(object_id))}#record")
