"""What stands at the foot of a page that others may use: how to cite it, its data, its embed, what changed on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from roles import formats
from roles.domain.citation import Citation, plain
from roles.domain.guide import Link


@dataclass(frozen=True)
class Form:
    """A form that a page can be had in: the suffix of the page's address, what readers call it, and its media type."""

    suffix: str
    label: str
    media_type: str


DATA = (
    Form("json", "JSON", "application/json"),
    Form("csv", "CSV", "text/csv"),
    Form("md", "Markdown", "text/markdown"),
)
"""The forms of a page's facts."""

REFERENCES = (
    Form("bib", "BibTeX", "application/x-bibtex"),
    Form("ris", "RIS", "application/x-research-info-systems"),
    Form("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
)
"""The forms of a page's citation, for programs that keep references."""


@dataclass(frozen=True)
class Download:
    """The page in another form: what it is called, and its address within the site."""

    label: str
    url: str


@dataclass(frozen=True)
class Reuse:
    """All that a linker may take from a page; what a page does not have is empty.

    ``cited`` is the page as a reference, ``citations`` the same for programs that keep references; ``embed`` is the
    address where the code of an embed is found, ``changes`` that of the page's changes in words and ``feed`` that of
    the same as a feed.
    """

    cited: Citation | None = None
    citations: tuple[Download, ...] = ()
    downloads: tuple[Download, ...] = ()
    embed: str = ""
    changes: str = ""
    feed: str = ""

    @property
    def citation(self) -> str:
        """The page as a reference in one line of plain text."""
        return plain(self.cited, formats.day(self.cited.issued)) if self.cited else ""


def with_suffix(address: str, suffix: str) -> str:
    """The address of a page in another form: ``/roles/x/?a=b`` → ``/roles/x.csv?a=b``."""
    path, mark, query = address.partition("?")
    return f"{path.rstrip('/')}.{suffix}{mark}{query}"


def downloads(path: str, forms: Iterable[Form]) -> tuple[Download, ...]:
    """The page in each of the forms."""
    return tuple(Download(form.label, with_suffix(path, form.suffix)) for form in forms)


def cite(
    title: str,
    path: str,
    changed: datetime,
    *,
    number: int | None = None,
    issued: datetime | None = None,
    author: Link | None = None,
) -> Citation:
    """How to cite the page at ``path``, which draws on nothing that changed after ``changed``.

    ``number`` and ``issued`` are those of its own edition, if it has one.
    """
    return Citation(
        title=title,
        canonical=f"{settings.SITE_URL}{path}",
        as_of=timezone.localdate(changed),
        issued=timezone.localdate(issued or changed),
        edition=number,
        author=author.title if author else "",
    )


def reuse(
    cited: Citation, path: str, forms: Iterable[Form] = (), *, embed: str = "", changes: str = "", feed: str = ""
) -> Reuse:
    """The foot of a page that can be cited, and whose facts can be had in the ``forms``; the rest as in ``Reuse``."""
    return Reuse(cited, downloads(path, REFERENCES), downloads(path, forms), embed, changes, feed)
