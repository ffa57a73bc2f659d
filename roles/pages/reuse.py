"""What stands at the foot of a page that others may use: how to cite it, its data, its embed, what changed on it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """The page in another form: what it is called, and its address within the site."""

    label: str
    url: str


@dataclass(frozen=True)
class Reuse:
    """All that a linker may take from a page; what a page does not have is empty.

    ``citation`` is the page in one line of plain text, ``citations`` the same for programs that keep references;
    ``embed`` is the address where the code of an embed is found, ``changes`` that of the page's changes in words and
    ``feed`` that of the same as a feed.
    """

    citation: str = ""
    citations: tuple[Download, ...] = ()
    downloads: tuple[Download, ...] = ()
    embed: str = ""
    changes: str = ""
    feed: str = ""
