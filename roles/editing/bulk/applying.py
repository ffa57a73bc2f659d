"""Writing what a file says into the working copies of its roles, in one transaction, and taking it back in one step.

Both are generators that say how far they are. Whoever stops asking ends the transaction, and nothing is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Max
from django.http import HttpRequest

from roles.domain.fates import Fate, Verdict
from roles.editing.bulk.judging import verdicts_of
from roles.editing.publishing import log
from roles.editions import facts as f
from roles.editions.datasets import brought
from roles.editions.facts import Facts
from roles.editions.publish import Conflict, Refused
from roles.models import Role, Salary, SalaryFile
from roles.models.base import own_key

AT_ONCE = 50
"""Roles written between two words on how far it is."""
LOOK_AGAIN = "Nothing was written. What would become of each row has been worked out anew: look at it, then apply."


@dataclass(frozen=True)
class Step:
    """So many of the roles are written."""

    done: int
    total: int


def roles_written(file: SalaryFile) -> list[str]:
    """Keys of the roles that applying the file writes, or wrote."""
    return sorted(file.seen)


def moment_judged(file: SalaryFile) -> str:
    """When the rows were judged last, as a form carries it."""
    return file.judged_at.isoformat() if file.judged_at else ""


def apply(pk: int, *, judged: str, leave_out: bool, request: HttpRequest, now: datetime) -> Iterator[Step]:
    """Write the new and the changed figures of a file, as they were ``judged`` at the moment that the editor had seen.

    ``leave_out`` says that its faulty rows are left out.

    :raises Refused: while there are faulty rows that are not left out.
    :raises Conflict: if a role was saved since the rows were judged, or the file was applied meanwhile.
    """
    with _told(LOOK_AGAIN), transaction.atomic():
        file = _held(pk, SalaryFile.State.UPLOADED)
        if judged != moment_judged(file):
            raise Refused("The rows were worked out anew after you had opened the page. Look at them, then apply.")
        if file.counts.get(Fate.FAULT) and not leave_out:
            raise Refused("Some rows are faulty. Mend them in your file and upload it again, or leave them out.")
        written: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts_of(file):
            if verdict.fate in (Fate.NEW, Fate.CHANGE):
                written[verdict.role].append(verdict)
        if not written:
            raise Refused("There is nothing to write: no row is new or changed.")
        yield Step(0, len(written))
        f.lock(("role", key) for key in written)
        roles = Role.objects.in_bulk(written)
        digests = {key: role.digest for key, role in roles.items()}
        meanwhile = [str(roles.get(key, key)) for key in written if digests.get(key) != file.seen[key]]
        if meanwhile:
            raise Conflict(f"Somebody saved {_listed(meanwhile)} meanwhile. {LOOK_AGAIN}")
        for keys in batched(sorted(written), AT_ONCE):
            file.before |= _records(keys)
            _write({key: written[key] for key in keys})
            file.after |= _digests(f.seal(("role", key) for key in keys))
            yield Step(len(file.after), len(written))
        said = f"Took in salary figures from the table “{file.name}” (number {file.pk})."
        log(request, list(Role.objects.filter(pk__in=written)), said)
        _done(file, SalaryFile.State.APPLIED, request, now)


def changed_since(file: SalaryFile) -> dict[str, str]:
    """{key: name} of the roles whose salaries are not as the file left them. Two queries."""
    now = {key: f.digest(records) for key, records in _records(file.after).items()}
    names = dict(Role.objects.filter(pk__in=file.after).values_list("pk", "name"))
    return {key: names.get(key, key) for key, digest in file.after.items() if now[key] != digest}


def undo(pk: int, *, leave_out: bool, request: HttpRequest, now: datetime) -> Iterator[Step]:
    """Make the salaries of each role as they were before the file was applied.

    ``leave_out`` says that roles whose salaries were changed since stay as they are.

    :raises Refused: while there are such roles and they are not left out, or nothing to undo.
    """
    with _told("Nothing was undone. Try again."), transaction.atomic():
        file = _held(pk, SalaryFile.State.APPLIED)
        yield Step(0, len(file.before))
        f.lock(("role", key) for key in file.before)
        changed = changed_since(file)
        if changed and not leave_out:
            raise Refused(f"The salaries of {_listed(changed.values())} were changed since. Nothing was undone.")
        restored = sorted(set(file.before) - set(changed))
        if not restored:
            raise Refused("There is nothing to undo.")
        for number, keys in enumerate(batched(restored, AT_ONCE), start=1):
            f.own_rows(Salary).of(keys).delete()
            before: list[Any] = [f.instance(record) for key in keys for record in file.before[key]]
            Salary.objects.bulk_create(before)
            f.seal(("role", key) for key in keys)
            yield Step(min(number * AT_ONCE, len(restored)), len(restored))
        said = f"Undid the salary figures from the table “{file.name}” (number {file.pk})."
        log(request, list(Role.objects.filter(pk__in=restored)), said)
        _done(file, SalaryFile.State.UNDONE, request, now)


@contextmanager
def _told(then: str) -> Iterator[None]:
    """What the database refuses is told like any other refusal, and what to do then."""
    try:
        yield
    except ValidationError as error:
        raise Refused(*error.messages) from error
    except DatabaseError as error:
        raise Conflict(f"Somebody else was writing at the same moment. {then}") from error


def _held(pk: int, state: str) -> SalaryFile:
    """The file, locked, in the state that is asked for."""
    file = SalaryFile.objects.select_for_update().filter(pk=pk, state=state).first()
    if file is None:
        raise Conflict("This was done already, by you in another window or by a colleague.")
    return file


def _done(file: SalaryFile, state: str, request: HttpRequest, now: datetime) -> None:
    file.state, file.done_by, file.done_at = state, cast("Any", request.user), now
    file.save(update_fields=["state", "done_by", "done_at", "before", "after"])


def _records(roles: Iterable[str]) -> dict[str, Facts]:
    """The records of the roles' salaries, of editors' own alone. One query."""
    found: dict[str, Facts] = {key: [] for key in roles}
    for salary in f.own_rows(Salary).of(list(found)).order_by("order", "key"):
        found[salary.parent_id].append(f.record(salary))
    return found


def _digests(built: dict[f.Name, Facts]) -> dict[str, str]:
    """{role: digest of the records of its editors' own salaries}"""
    label = Salary._meta.label_lower
    return {
        key: f.digest([record for record in facts if record["model"] == label and not brought(record)])
        for (_, key), facts in built.items()
    }


def _write(written: dict[str, list[Verdict]]) -> None:
    """Replace the changed figures and add the new ones behind them. Three queries.

    A changed one is deleted and written anew under the same number: two of them may swap what is unique.
    """
    rows = f.own_rows(Salary).of(written)
    held = {(role, key): (pk, order) for role, key, pk, order in rows.values_list("parent_id", "key", "pk", "order")}
    last = dict(rows.values_list("parent_id").annotate(Max("order")))
    made = []
    for role, verdicts in written.items():
        taken = {key for of, key in held if of == role}
        order = last.get(role, 0)
        for verdict in verdicts:
            pk, place = held.get((role, verdict.key), (None, 0))
            row: Any = f.instance(
                {"model": Salary._meta.label_lower, "fields": {k: v for k, v in verdict.figure.items() if v}}
            )
            if pk is None:
                order = place = order + 1
            row.pk, row.parent_id, row.order = pk, role, place
            row.key = verdict.key or own_key(str(row), taken)
            taken.add(row.key)
            made.append(row)
    rows.filter(pk__in=[row.pk for row in made if row.pk]).delete()
    Salary.objects.bulk_create(made)


def _listed(names: Iterable[str]) -> str:
    """“Analyst”, “Analyst and Buyer”, “Analyst, Buyer and 7 more”."""
    first, *rest = sorted(names)
    if not rest:
        return f"“{first}”"
    if len(rest) == 1:
        return f"“{first}” and “{rest[0]}”"
    return f"“{first}”, “{rest[0]}” and {len(rest) - 1} more"
