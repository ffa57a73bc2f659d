"""Long lists: by letter and by page."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

LONG = 40
"""A list of more than so many is easier to use by letter."""

LARGE = 60
"""A guide of more roles than so many is too large to be offered whole: it is searched, and looked through by family."""


@dataclass(frozen=True)
class Listing[T]:
    """One page of a list. ``letters`` has each initial with its number; ``letter`` is the one chosen, or empty."""

    items: tuple[T, ...]
    total: int
    page: int
    pages: int
    letters: tuple[tuple[str, int], ...]
    letter: str

    @property
    def previous(self) -> int | None:
        """The page before, if there is one."""
        return self.page - 1 if self.page > 1 else None

    @property
    def following(self) -> int | None:
        """The page after, if there is one."""
        return self.page + 1 if self.page < self.pages else None

    @property
    def near(self) -> tuple[int | None, ...]:
        """The numbers to show: first, last and those beside this page, with None for a gap."""
        shown = sorted({1, self.pages, *range(max(1, self.page - 1), min(self.pages, self.page + 1) + 1)})
        numbers: list[int | None] = []
        for before, number in pairwise([0, *shown]):
            numbers += [number] if number - before < 2 else [None, number]
        return tuple(numbers)

    @property
    def long(self) -> bool:
        """Whether letters help."""
        return sum(count for _, count in self.letters) > LONG


def initial(title: str) -> str:
    """The letter under which a title stands, without its accent; “#” for figures and signs."""
    first = normalize("NFKD", title)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def listing[T](
    items: Iterable[T],
    *,
    title: Callable[[T], str],
    letter: str = "",
    page: int = 1,
    size: int = 60,
    in_order: bool = False,
) -> Listing[T]:
    """A page of the items, by name unless they are given ``in_order``; a page or letter out of range gives the nearest
    there is."""
    ordered = list(items) if in_order else sorted(items, key=lambda item: title(item).casefold())
    letters = Counter(initial(title(item)) for item in ordered)
    letter = letter if letter in letters else ""
    chosen: Sequence[T] = [item for item in ordered if not letter or initial(title(item)) == letter]
    pages = max(1, -(-len(chosen) // size))
    page = min(max(page, 1), pages)
    return Listing(
        tuple(chosen[(page - 1) * size : page * size]),
        len(chosen),
        page,
        pages,
        tuple(sorted(letters.items())),
        letter,
    )
