"""Who says so and for which date, for every fact of an export."""

from collections.abc import Iterable

from roles import formats
from roles.domain.citation import GUIDE, Citation
from roles.domain.dataset import Origin
from roles.domain.guide import Cited, Link
from roles.domain.lines import SourceLine
from roles.domain.records import Dated, Source

UNDATED = Dated()


class Origins:
    """The origins of a page's facts: its sources', and the guide's own."""

    def __init__(self, cited: Citation, site: str, sources: Iterable[SourceLine]) -> None:
        self.site = site
        self.sources: dict[str, tuple[Link, Source]] = {
            line.link.key: (line.link, line.record) for line in sources if line.record
        }
        today = Dated(as_of=cited.as_of, as_of_precision="day")
        self.own = Origin(GUIDE, cited.canonical, formats.when(today), today)

    def of(self, cited: Cited | None, *, figure: bool = False) -> Origin:
        """What is cited, by the source's own address where it has one, else by the guide's entry about it.

        A ``figure`` has the date that is stated for it, or none. A statement is as old as the source that makes it.
        """
        if cited is None:
            return self.own
        if not figure and cited.dated == UNDATED and cited.source.key in self.sources:
            return self.source(cited.source.key)
        _, record = self.sources.get(cited.source.key, (None, None))
        address = record.url if record and record.url else f"{self.site}{cited.source.url}"
        reporter = cited.reported_by.title if cited.reported_by else ""
        return Origin(cited.name, address, formats.when(cited.dated), cited.dated, reporter, record)

    def source(self, key: str | None) -> Origin:
        """A source of the page itself; the guide where there is none."""
        link, record = self.sources.get(key or "", (None, None))
        if link is None or record is None:
            return self.own
        dated = Dated(as_of=record.as_of, as_of_precision=record.as_of_precision)
        return Origin(
            record.short_name, record.url or f"{self.site}{link.url}", formats.when(dated), dated, source=record
        )
