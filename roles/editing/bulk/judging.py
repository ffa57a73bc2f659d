"""What would become of each row of a file, beside what the guide holds now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from roles.domain.fates import Fate, Verdict, judge, read_rows
from roles.domain.paytable import COLUMNS, NOTHING, Figure, Known, read_cell
from roles.domain.spelling import fold
from roles.editing.codes import countries, currencies
from roles.editions import facts as f
from roles.models import Role, Salary, SalaryFile, Source

FIELDS = tuple(NOTHING)
_ATTRIBUTES = tuple(f"{name}_id" if name in ("source", "reported_by") else name for name in FIELDS)


def known() -> Known:
    """What cells may name: roles and sources of the working copy, countries and currencies. Two queries.

    A name that editors and a dataset both gave to a role is that of the editors' role.
    """
    listed: list[Any] = list(
        Role.objects.values_list("key", "slug", "retired", "dataset_id", "name", "plural", named=True)
    )
    own = {_folded(name) for role in listed if role.dataset_id is None for name in (role.name, role.plural)}
    roles = [
        (r.key, r.slug, [n for n in (r.name, r.plural) if r.dataset_id is None or _folded(n) not in own])
        for r in listed
    ]
    sources = list(Source.objects.values_list("key", "slug", "name", "short_name"))
    return Known(
        roles=_by_words(roles),
        sources=_by_words((key, slug, names) for key, slug, *names in sources),
        countries=countries(),
        currencies=currencies(),
        retired=frozenset(role.key for role in listed if role.retired),
    )


def _by_words(things: Iterable[tuple[str, str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """{folded words: keys of what they may mean}. A permanent name is nobody else's, then a slug; a name may be."""
    found: dict[str, set[str]] = defaultdict(set)
    keys, slugs = {}, {}
    for key, slug, names in things:
        keys[key], slugs[slug] = (key,), (key,)
        for name in names:
            found[_folded(name)].add(key)
    return {words: tuple(sorted(meant)) for words, meant in found.items()} | slugs | keys


def _folded(name: str) -> str:
    return fold(" ".join(name.split()))


def figures_of(roles: Iterable[str]) -> dict[str, dict[str, Figure]]:
    """{role: {key: figure}} of the working copies, of editors' own figures alone. One query."""
    found: dict[str, dict[str, Figure]] = defaultdict(dict)
    for role, key, *values in f.own_rows(Salary).of(roles).values_list("parent_id", "key", *_ATTRIBUTES):
        found[role][key] = dict(zip(FIELDS, map(_text, values), strict=True))
    return found


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def everywhere(typed: Mapping[str, str], names: Known) -> Figure:
    """What holds for all rows, as it was typed.

    :raises roles.domain.cells.Unreadable: for what cannot be read.
    """
    said: Figure = {}
    for column in COLUMNS:
        said |= read_cell(column.name, typed.get(column.name, ""), names)
    return said


def judge_file(file: SalaryFile, *, now: datetime) -> None:
    """Give the file its verdicts, unless it is applied meanwhile. Six queries; ten thousand rows take about a second.

    :raises roles.domain.cells.Unreadable: if what was typed for all rows names what is gone since.
    """
    names = known()
    for_all = everywhere(file.everywhere, names)
    columns = {column.name: file.columns[column.name] for column in COLUMNS if column.name in file.columns}
    reads = list(read_rows(file.rows, columns=columns, width=len(file.headings), known=names))
    roles = {read.role for read in reads if read.role}
    digests = dict(Role.objects.filter(pk__in=roles).values_list("pk", "digest"))  # before the figures that they seal
    verdicts = judge(reads, everywhere=for_all, existing=figures_of(roles))
    file.judged_at = now
    file.verdicts = [_packed(verdict) for verdict in verdicts]
    file.counts = Counter(verdict.fate for verdict in verdicts)
    file.seen = {v.role: digests[v.role] for v in verdicts if v.fate in (Fate.NEW, Fate.CHANGE)}
    given = {name: getattr(file, name) for name in ("columns", "everywhere", "judged_at", "verdicts", "counts", "seen")}
    SalaryFile.objects.filter(pk=file.pk, state=SalaryFile.State.UPLOADED).update(**given)


def _packed(v: Verdict) -> list[Any]:
    return [v.row, v.fate, v.role, v.key, v.figure, v.before, v.faults]


def verdicts_of(file: SalaryFile) -> Iterator[Verdict]:
    """The verdicts that the file was given last."""
    for row, fate, role, key, figure, before, faults in file.verdicts:
        yield Verdict(row, Fate(fate), role, key, figure, before, tuple((name, reason) for name, reason in faults))
