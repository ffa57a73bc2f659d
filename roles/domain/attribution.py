"""What licences ask to be said wherever a fact of theirs is shown.

A page draws on sources; those whose record has an attribution are named at its foot, in the licence's own words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from roles.domain.records import Source

DATASETS = ("onet", "bls-oews", "esco")
"""Keys of the public datasets that can be imported, in their order; each is the key of its source as well."""


@dataclass(frozen=True)
class Notice:
    """What one source's licence asks to be said: its ``text`` word for word, and that something was ``modified``.

    ``key`` is the source's; ``url`` its own site, ``licence_url`` its terms, each empty if not stated.
    """

    key: str
    name: str
    release: str
    text: str
    modified: str
    licence: str
    licence_url: str
    url: str

    @property
    def said(self) -> str:
        """All of it in one paragraph of plain words."""
        return " ".join(filter(None, (self.text, self.modified)))


def notices(sources: Iterable[Source | None]) -> tuple[Notice, ...]:
    """What is to be said beside facts of these sources: each once, the datasets in their order before any others."""
    asked = {source.key: source for source in sources if source is not None and source.attribution}
    place = {key: number for number, key in enumerate(DATASETS)}
    return tuple(
        Notice(
            key=key,
            name=source.short_name,
            release=source.release,
            text=source.attribution,
            modified=source.modifications,
            licence=source.licence,
            licence_url=source.licence_url,
            url=source.url,
        )
        for key, source in sorted(asked.items(), key=lambda item: (place.get(item[0], len(place)), item[0]))
    )
