"""Skills, tools, certifications and the glossary: lists and pages."""

from django.http import HttpRequest, HttpResponse

from roles.domain.card import GUIDE
from roles.pages import linked
from roles.pages.cards import certification_card
from roles.pages.page import Page, absent, crumb, described, moment_of, number_of, public, render
from roles.pages.reuse import cite, reuse
from roles.queries.use import register, tool_page
from roles.queries.vocabulary import skills, thing, vocabulary

LONGEST = 100
"""Characters of what is looked for in a list that are read."""


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
        linked=linked.terms(title, content, request.path) if kind == "term" else (),
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
    """The skills, of one kind or with some words in their names if the reader asks."""
    content = skills(
        moment=moment_of(request),
        text=asked_for(request),
        group=request.GET.get("kind", ""),
        letter=request.GET.get("letter", ""),
        page=number_of(request),
    )
    page = Page(
        title="Skills",
        path=request.path,
        content=content,
        description="Every skill that the guide’s roles need, with what it means and who needs it.",
        section="skills",
        definitions=content.definitions,
        linked=linked.terms("Skills", content, request.path),
    )
    return render(request, "skill_list", page)


@public
def tool_list(request: HttpRequest) -> HttpResponse:
    """The tools, for one purpose or with some words in their names if the reader asks."""
    content = register(
        moment=moment_of(request),
        kind="tool",
        text=asked_for(request),
        group=request.GET.get("purpose", ""),
        letter=request.GET.get("letter", ""),
        page=number_of(request),
        hot=bool(request.GET.get("hot")),
    )
    page = Page(
        title="Tools",
        path=request.path,
        content=content,
        description="The software and other tools that roles work with: what each is for, and which roles use it.",
        section="skills",
    )
    return render(request, "tool_list", page)


@public
def tool_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A tool: what it is for and which roles use it."""
    found = tool_page(moment=moment_of(request), slug=slug, page=number_of(request))
    if found is None:
        return absent(request, "tool", slug)
    title, entry = found.entry.title, found.entry
    page = Page(
        title=title,
        path=request.path,
        content=found,
        description=f"{title}: what it is for, and the roles that use it.",
        section="skills",
        crumbs=(crumb("tool_list", "Tools"),),
        indexable=not found.thin,
        updated=entry.updated,
        definitions=found.definitions,
        reuse=reuse(
            cite(title, request.path, found.changed, number=entry.number, issued=entry.updated),
            request.path,
        ),
    )
    return render(request, "tool_detail", page)


def asked_for(request: HttpRequest) -> str:
    """The words that a list is to be narrowed to."""
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]


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
