"""Names, other titles and slugs that a reader gives, read as roles. No query hands on every role."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from roles.domain.errand import earner, initials, initials_of, moves
from roles.domain.mending import mend
from roles.domain.naming import Named, RoleName, Versus, identify, likest, side_by_side
from roles.domain.query import Query, read
from roles.domain.search import Page, rank
from roles.domain.versus import question
from roles.queries.live import Moment
from roles.queries.search_names import roles_by_name
from roles.queries.search_words import alike, vocabulary

OFFERED = 10
"""At most so many names are offered while one is typed."""

LIKE, SHOWN = 0.8, 5
"""How like a name’s word must be to one that nothing answers to, for its roles to be offered, and how many are."""


def roles_named(texts: Sequence[str], *, moment: Moment) -> tuple[Named, ...]:
    """Each text as the role that it names, or with the roles that it may mean.

    A slug is its role's; any other text is a name or another title. Three queries at most, one if all are slugs.
    """
    slugs = _by_slug(texts, moment)
    names = [text for text in dict.fromkeys(texts) if text not in slugs]
    found = {text: identify(text, attempts) for text, attempts in _attempts(names, moment).items()}
    return tuple(Named(text, slugs[text]) if text in slugs else found.get(text, Named(text)) for text in texts)


def roles_suggested(text: str, *, moment: Moment) -> tuple[RoleName, ...]:
    """The roles that may be meant by a name while it is typed, likest first. Two queries, none without a word."""
    attempts = _attempts([text], moment).get(text, [])
    return likest((one for query, pages in attempts for one in rank(query, pages)), OFFERED)


def _by_slug(texts: Iterable[str], moment: Moment) -> dict[str, RoleName]:
    """The roles whose present slugs these are. One query, none if nothing looks like a slug."""
    wanted = {text for text in texts if text and text.islower() and not set(text) & set(" \0")}
    if not wanted:
        return {}
    rows = moment.editions().filter(kind="role", slug__in=wanted).order_by().values_list("key", "slug", "title")
    return {slug: RoleName(key, slug, title) for key, slug, title in rows}


def _attempts(texts: Iterable[str], moment: Moment) -> dict[str, list[tuple[Query, list[Page]]]]:
    """For each text with a word in it: what it asks for as typed and as mended, with the roles found. Two queries."""
    asked = {text: query for text in texts if (query := read(text))}
    if not asked:
        return {}
    words = vocabulary(list(asked.values()))
    tried = {text: list(dict.fromkeys([query, mend(query, words, alike=alike)])) for text, query in asked.items()}
    queries = list(dict.fromkeys(query for attempts in tried.values() for query in attempts))
    live = dict(zip(queries, roles_by_name(queries, moment.at), strict=True))
    return {text: [(query, live[query]) for query in tried[text]] for text in asked}


def versus(text: str, *, moment: Moment) -> Versus | None:
    """The roles that “a vs b” or “difference between a and b” puts side by side. Three queries at most, mostly none."""
    asked = question(text)
    parts = list(dict.fromkeys(part for reading in asked.readings for part in reading))
    return side_by_side(asked, dict(zip(parts, roles_named(parts, moment=moment), strict=True)))


def move_asked(text: str, *, moment: Moment) -> tuple[RoleName, RoleName] | None:
    """The two different roles that “a to b” or “from a to b” surely names. Three queries at most, mostly none."""
    readings = moves(text)
    ends = list(dict.fromkeys(end for reading in readings for end in reading))
    found = {named.text: named.role for named in roles_named(ends, moment=moment)}
    pairs = ((found[start], found[to]) for start, to in readings)
    return next(((start, to) for start, to in pairs if start and to and start.key != to.key), None)


def pay_asked(text: str, *, moment: Moment) -> RoleName | None:
    """The role whose pay “a salary” or “what does a earn” surely asks for. Three queries at most, mostly none."""
    name = earner(text)
    return roles_named([name], moment=moment)[0].role if name else None


def roles_abbreviated(text: str, *, moment: Moment) -> tuple[RoleName, ...]:
    """The roles whose initials the text is, by name: “PM” is more than one.

    One query, in which the database looks through the titles; none for any other text.
    """
    letters = initials(text)
    if not letters:
        return ()
    rows = moment.editions().filter(kind="role", title__istartswith=letters[0])
    for letter in letters[1:]:
        rows = rows.filter(title__icontains=f" {letter}")
    titles = rows.order_by("title", "key").values_list("key", "slug", "title")
    found = (RoleName(*row) for row in titles)
    return tuple(role for role in found if initials_of(role.title) == letters)[:OFFERED]


def roles_like(text: str, *, moment: Moment) -> tuple[RoleName, ...]:
    """The roles whose names have the words most like those of a text that nothing answers to. Two queries."""
    query = read(text)
    words = vocabulary([query])
    like = (process.extract(word, words, scorer=JaroWinkler.similarity, score_cutoff=LIKE) for word in query.typed)
    nearest = sorted({(-near, word) for found in like for word, near, _ in found})[:OFFERED]
    queries = [Query((word,)) for _, word in nearest]
    found = zip(queries, roles_by_name(queries, moment.at), strict=True)
    return likest((one for query, pages in found for one in rank(query, pages)), SHOWN)
