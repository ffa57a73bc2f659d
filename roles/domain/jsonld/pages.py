"""Pages about several roles, and those of the shared vocabulary."""

from collections.abc import Iterable, Sequence
from typing import Any

from roles.domain import records as r
from roles.domain.blocks import QuestionAnswer
from roles.domain.comparison import Comparison
from roles.domain.guide import Link
from roles.domain.jsonld.nodes import Node, Site, author, citations, moment, node, organisation, plain
from roles.domain.jsonld.occupations import occupation_id
from roles.domain.ladders import Ladder
from roles.domain.move import MoveBetween
from roles.domain.prose import Html
from roles.domain.sections import SectionKind


def comparison_page(comparison: Comparison, site: Site, canonical: str) -> list[Node]:
    """An editors' comparison with its author, sources and questions; a computed one in the fewest words."""
    about = [{"@id": occupation_id(profile.link, site)} for profile in comparison.profiles]
    if comparison.computed:
        return [node("Article", headline=comparison.title, about=about, dateModified=moment(comparison.updated))]
    article = node(
        "Article",
        id=canonical,
        headline=comparison.title,
        description=plain(comparison.standfirst),
        about=about,
        author=author(comparison.author, site),
        datePublished=moment(comparison.published) if comparison.published else "",
        dateModified=moment(comparison.updated),
        citation=citations(_shown(comparison, SectionKind.SOURCES)),
    )
    questions = _shown(comparison, SectionKind.QUESTIONS)
    return [article, *([faq(questions, canonical)] if questions else [])]


def _shown(comparison: Comparison, kind: SectionKind) -> Sequence[Any]:
    """What the sections of one kind show, if the editors chose to have any."""
    return [item for section in comparison.sections if section.kind == kind.value for item in section.block]


def faq(questions: Sequence[QuestionAnswer], canonical: str) -> Node:
    """The questions of a page, each with an address of its own."""
    return node(
        "FAQPage",
        id=f"{canonical}#faq",
        mainEntity=[
            node(
                "Question",
                url=f"{canonical}#faq-{item.key}",
                name=item.question,
                acceptedAnswer=node("Answer", text=plain(item.answer)),
            )
            for item in questions
        ],
    )


def move_page(move: MoveBetween, site: Site, canonical: str) -> list[Node]:
    """What a move takes."""
    return [
        node(
            "Article",
            id=canonical,
            headline=move.title,
            description=move.standfirst,
            about=[{"@id": occupation_id(profile.link, site)} for profile in (move.start, move.to)],
            dateModified=moment(move.updated),
            citation=citations(move.sources),
        )
    ]


def path_page(ladder: Ladder, site: Site, canonical: str) -> list[Node]:
    """A ladder, as a list from the first step to the last."""

    def occupation(role: Link | None) -> Node | None:
        return {"@id": occupation_id(role, site)} if role and role.url else None

    return [
        node(
            "ItemList",
            id=f"{canonical}#steps",
            name=ladder.link.title,
            description=plain(ladder.standfirst),
            numberOfItems=len(ladder.rungs),
            itemListOrder="https://schema.org/ItemListOrderAscending",
            itemListElement=[
                node("ListItem", position=place, name=rung.name, item=occupation(rung.role))
                for place, rung in enumerate(ladder.rungs, start=1)
            ],
        )
    ]


def term_set(title: str, terms: Iterable[tuple[str, str]], site: Site, canonical: str) -> list[Node]:
    """A list of defined words, such as the glossary: name and address of those that the page shows."""
    shown = [node("DefinedTerm", name=name, url=site.at(url)) for name, url in terms]
    return [node("DefinedTermSet", id=canonical, name=title, hasDefinedTerm=shown)]


def term_page(record: r.Term | r.Skill, about: Html, canonical: str, *, within: str) -> list[Node]:
    """A word with its definition; ``within`` is the absolute address of its list."""
    return [
        node(
            "DefinedTerm",
            id=f"{canonical}#term",
            url=canonical,
            name=record.name,
            alternateName=record.abbreviation if isinstance(record, r.Term) else "",
            termCode=record.key,
            description=plain(about),
            inDefinedTermSet=within,
        )
    ]


def certification_page(record: r.Certification, about: Html, canonical: str, *, kind: str) -> list[Node]:
    """A certification; its issuer is its publisher. ``kind`` is what the page calls it."""
    return [
        node(
            "EducationalOccupationalCredential",
            id=f"{canonical}#credential",
            url=record.url or canonical,
            name=record.name,
            alternateName=record.abbreviation,
            description=plain(about),
            credentialCategory=kind,
            publisher=organisation(record.issuer, record.issuer_abbreviation),
        )
    ]
