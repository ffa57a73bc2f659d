"""“a to b”, “a salary”, “PM”, “salaries”: what a query wants beside the pages of roles and a comparison of them."""

from dataclasses import dataclass

from roles.domain import spelling
from roles.domain.query import LONGEST, telling

MOVING = frozenset(
    spelling.words(
        "a an be become becoming can change changing do does from get getting go going how i into is it make move moves"
        " moving of one path possible someone switch switching take the to transition transitioning want what you"
    )
)
"""Words that stand before the role that somebody comes from, and behind “to” before the other."""

PAY = frozenset(spelling.words("earn earning earnings earns income money paid pay pays salaries salary wage wages"))
"""One of these asks what a role earns."""

ROUND_PAY = PAY | frozenset(
    spelling.words("a an and are average by can do does for get gets how i in is make much of on the to what whats you")
)
"""Words that stand round the role in a question about pay."""

READINGS = 4
"""At most so many ways to part a query at “to” are tried."""

FEWEST_INITIALS, MOST_INITIALS = 2, 3


ROUND_TASKS = frozenset(
    spelling.words("a all an career careers can do for how i in is it job jobs make me my of role roles the to two you")
)
"""Words that may stand round those that ask for a page of the guide."""


@dataclass(frozen=True)
class Task:
    """A page of the guide for a task rather than a thing: the ``name`` of its address, its title, what it is for.

    One of the words ``asks`` for it; others that go ``along`` may stand by.
    """

    name: str
    title: str
    about: str
    asks: frozenset[str]
    along: frozenset[str]


def _task(name: str, title: str, about: str, asks: str, along: str = "") -> Task:
    asking = frozenset(spelling.words(asks))
    return Task(name, title, about, asking, asking | ROUND_TASKS | frozenset(spelling.words(along)))


TASKS = (
    Task(
        "salary_list", "Salaries", "What roles earn, each figure with its source, date and age.", PAY, PAY | ROUND_PAY
    ),
    _task(
        "which_path",
        "Which path suits me?",
        "A few statements, and a result that gives its reasons in your own answers.",
        "which suit suits quiz questionnaire",
        "best fits path right should be become",
    ),
    _task(
        "comparison_picker",
        "Compare roles",
        "Two to five roles side by side: what they own, need, earn and become.",
        "compare comparing comparison comparisons difference differences",
        "between what and",
    ),
    _task(
        "path_list",
        "Career paths",
        "Ladders from the first job to the last, and how they join, on one map.",
        "path paths ladder ladders progression promotion promotions",
    ),
    _task(
        "move_list",
        "Moves",
        "How to get from one role to another: what you keep, what is new and what happens to the pay.",
        "move moves moving change changes changing switch switches switching transition transitions",
        "from one another",
    ),
)
"""In this order they are asked whether a query is for them."""


def task(text: str) -> Task | None:
    """The page of the guide that a query asks for and for nothing else: “salary”, “Which job suits me?”."""
    words = set(spelling.words(text[:LONGEST]))
    return next((task for task in TASKS if words & task.asks and words <= task.along), None)


def moves(text: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a query as a move: (from, to), folded; none if it is none.

    Whether both name roles is for the caller to find out.
    """
    words = list(spelling.words(text[:LONGEST]))
    while words and words[0] in MOVING:
        words.pop(0)
    found = []
    for at in [at for at, word in enumerate(words) if word in ("to", "into")][:READINGS]:
        start, to = words[:at], words[at + 1 :]
        while to and to[0] in MOVING:
            to.pop(0)
        if start and to:
            found.append((" ".join(start), " ".join(to)))
    return tuple(found)


def earner(text: str) -> str:
    """What a query wants the pay of: “salary of a product manager” → “product manager”; empty if it asks for none."""
    words = list(spelling.words(text[:LONGEST]))
    if PAY.isdisjoint(words):
        return ""
    while words and words[0] in ROUND_PAY:
        words.pop(0)
    while words and words[-1] in ROUND_PAY:
        words.pop()
    return " ".join(words)


def initials(text: str) -> str:
    """The query as initials, if it is one word short enough to be some: “PMs” is none, “PM” is “pm”; else empty."""
    words = spelling.words(text[:LONGEST])
    one = words[0] if len(words) == 1 else ""
    return one if one.isalpha() and FEWEST_INITIALS <= len(one) <= MOST_INITIALS else ""


def initials_of(name: str) -> str:
    """The first letters of a name's words: “Director of product” → “dp”."""
    return "".join(word[0] for word in telling(spelling.words(name)))
