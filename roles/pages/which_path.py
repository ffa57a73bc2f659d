"""Which path: a reader's answers to the questionnaire, and what comes of them. The address holds the answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from roles.domain.fit import EXPLAINED, Candidate, Fit, fit
from roles.domain.lines import in_words
from roles.domain.records import Statement
from roles.pages.page import Page, described, moment_of, public, render
from roles.queries.live import comparison_url
from roles.queries.which_path import Questionnaire, candidates, questionnaire

SENT = "show_result"
"""The button's own parameter. Keys have no underscore, so no statement is ever called that."""

SCALE = {"1": -2, "2": -1, "3": 0, "4": 1, "5": 2}
"""What an address says for each agreement: 1, strongly disagree, to 5, strongly agree."""


@dataclass(frozen=True)
class Choice:
    """One of the five answers to a statement: the address's value for it, the agreement, and whether it is chosen."""

    value: str
    agreement: int
    chosen: bool


@dataclass(frozen=True)
class Question:
    """A statement with its five possible answers."""

    statement: Statement
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class WhichPath:
    """The questionnaire as the reader has filled it in; ``result`` is None without an answer.

    ``nothing_sent``: the form came in empty. ``known``: the first few roles with stances, in words, and ``known_more``
    whether there are others. ``comparison`` is the address of the leading roles' comparison, or empty.
    """

    about: Questionnaire
    questions: tuple[Question, ...]
    known: str
    known_more: bool
    result: Fit | None
    comparison: str
    nothing_sent: bool


@public
def which_path(request: HttpRequest) -> HttpResponse:
    """The questionnaire and, for the answers in the address, the result. What the form sends gets a shorter address."""
    moment = moment_of(request)
    about = questionnaire(moment=moment)
    given = {one.statement.key: request.GET.get(one.statement.key, "") for one in about.asked}
    given = {key: value for key, value in given.items() if value in SCALE}
    if given and SENT in request.GET:
        return HttpResponseRedirect(f"{reverse('which_path')}?{urlencode(given)}#result")
    roles = candidates(moment=moment, asked=about.asked, most=None if given else EXPLAINED + 1)
    content = filled_in(about, roles, given, nothing_sent=SENT in request.GET)
    page = Page(
        title=about.title,
        path=request.path,
        content=content,
        description=described(about.standfirst),
        indexable=content.result is None,
        definitions=about.definitions,
    )
    return render(request, "which_path", page)


def filled_in(
    about: Questionnaire, roles: Sequence[Candidate], given: Mapping[str, str], *, nothing_sent: bool = False
) -> WhichPath:
    """The questionnaire with the answers given (1 to 5, by statement), and what comes of them."""
    result = fit({key: SCALE[value] for key, value in given.items()}, about.asked, roles)
    compared = [standing.candidate.role.slug for standing in result.to_compare] if result else []
    return WhichPath(
        about,
        tuple(
            Question(one.statement, tuple(Choice(v, a, given.get(one.statement.key) == v) for v, a in SCALE.items()))
            for one in about.asked
        ),
        in_words([candidate.plural for candidate in roles[:EXPLAINED]]),
        len(roles) > EXPLAINED,
        result,
        comparison_url(compared) if compared else "",
        nothing_sent,
    )
