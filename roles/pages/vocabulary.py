"""Skills, certifications and the glossary: lists and pages."""

from django.http import HttpRequest, HttpResponse

from roles.domain.card import GUIDE
from roles.pages import linked
from roles.pages.cards import certification_card
from roles.pages.page import Page, absent, crumb, described, moment_of, number_of, public, render
from roles.pages.reuse import cite, reuse
from roles.queries.vocabulary import thing, vocabulary


def _list(request: HttpRequest, kind: str, *, title: str, section: str, description: str) -> HttpResponse:
    content = vocabulary(
        moment=moment_of(request),
        kind=kind,
        letter=request.GET.get("letter", ""),
        page=number_of(request),
    )
    page = Page(
        title=title,
        path=request.path,
        content=content,
        description=description,
        section=section,
        definitions=content.definitions,
        linked=linked.terms(title, content, request.path) if kind in ("skill", "term") else (),
    )
    return render(request, f"{kind}_list", page)


def _detail(request: HttpRequest, kind: str, slug: str, *, section: str, parent: tuple[str, str]) -> HttpResponse:
    found = thing(moment=moment_of(request), kind=kind, slug=slug, page=number_of(request))
    if found is None:
        return absent(request, kind, slug)
    page = Page(
        title=found.entry.title,
        path=request.path,
        content=found,
        description=described(found.about),
        section=section,
        crumbs=(crumb(*parent),),
        updated=found.entry.updated,
        linked=linked.thing(found),
        card=certification_card(found) if kind == "certification" else GUIDE,
        definitions=found.definitions,
        notices=found.notices,
        reuse=reuse(
            cite(
                found.entry.title,
                request.path,
                found.changed,
                number=found.entry.number,
                issued=found.entry.updated,
            ),
            request.path,
        ),
    )
    return render(request, f"{kind}_detail", page)


@public
def skill_list(request: HttpRequest) -> HttpResponse:
    """Every skill, and the tools."""
    return _list(
        request,
        "skill",
        title="Skills",
        section="skills",
        description="Every skill that the guide’s roles need, with what it means and who needs it.",
    )


@public
def skill_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A skill: what it means and who needs it."""
    return _detail(request, "skill", slug, section="skills", parent=("skill_list", "Skills"))


@public
def certification_list(request: HttpRequest) -> HttpResponse:
    """Every certification."""
    return _list(
        request,
        "certification",
        title="Certifications",
        section="certifications",
        description="Certifications, credentials and courses, who issues them and whether employers ask for them.",
    )


@public
def certification_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A certification: who issues it and in which roles it counts."""
    return _detail(
        request,
        "certification",
        slug,
        section="certifications",
        parent=("certification_list", "Certifications"),
    )


@public
def term_list(request: HttpRequest) -> HttpResponse:
    """The glossary."""
    return _list(
        request,
        "term",
        title="Glossary",
        section="glossary",
        description="The words of the trade, each defined once, in plain English.",
    )


@public
def term_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A term: its definition and where it is used."""
    return _detail(request, "term", slug, section="glossary", parent=("term_list", "Glossary"))
