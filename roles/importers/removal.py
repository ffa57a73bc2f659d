"""A dataset that says nothing any more: applied, it takes out all that the dataset brought."""

from collections.abc import Iterable, Iterator, Mapping

from roles.importers.content import Dataset, Line, Report, Root, Standing
from roles.models import Source


class Nothing:
    """The empty content of a dataset. Its source stays: editions on record name it, and editors may cite it."""

    scheme = ""
    roles_only_known = False

    def __init__(self, source: Source) -> None:
        self.dataset = Dataset(source.key, source.release, 1, {"name": source.name, "short_name": source.short_name})
        self.report = Report()

    def roots(self) -> Iterable[Root]:
        """None."""
        return ()

    def rows(self, standing: Standing) -> Iterator[tuple[str, list[Line]]]:
        """None."""
        return iter(())

    def successors(self) -> Mapping[str, str]:
        """None."""
        return {}
