"""What each kind of page says for machines: the domain's nodes, with this site's addresses and words."""

from django.conf import settings
from django.urls import reverse

from roles import formats
from roles.domain.comparison import Comparison
from roles.domain.jsonld import pages
from roles.domain.jsonld.nodes import Node, Site, website
from roles.domain.jsonld.occupations import role_page
from roles.domain.ladders import Ladder
from roles.domain.lines import Pay
from roles.domain.move import MoveBetween
from roles.domain.profile import Profile
from roles.domain.records import Certification, Skill, Term
from roles.models.roles import Scheme
from roles.models.vocabulary import CertificationKind
from roles.queries.live import url_of
from roles.queries.vocabulary import ThingPage, Vocabulary

type Nodes = tuple[Node, ...]


def _site() -> Site:
    return Site(settings.SITE_URL, reverse("skill_list"), formats.country, lambda key: Scheme(key).label, _pay)


def _pay(pay: Pay) -> str:
    """“Median, base pay: Pay survey, May 2025”."""
    what = formats.kind_of_pay(pay)
    return f"{what[0].upper()}{what[1:]}: {pay.cited.name}, {formats.when(pay.cited.dated)}"


def home(description: str) -> Nodes:
    """The start page: the site itself, and how it is searched."""
    return tuple(website(settings.SITE_URL, description, f"{settings.SITE_URL}{reverse('search')}"))


def role(profile: Profile) -> Nodes:
    """A role's page."""
    return tuple(role_page(profile, _site()))


def comparison(found: Comparison, path: str) -> Nodes:
    """A comparison, at its path."""
    return tuple(pages.comparison_page(found, _site(), f"{settings.SITE_URL}{path}"))


def move(found: MoveBetween, path: str) -> Nodes:
    """A move, at its path."""
    return tuple(pages.move_page(found, _site(), f"{settings.SITE_URL}{path}"))


def ladder(found: Ladder) -> Nodes:
    """A career path."""
    return tuple(pages.path_page(found, _site(), f"{settings.SITE_URL}{found.link.url}"))


def terms(title: str, found: Vocabulary, path: str) -> Nodes:
    """A page of the glossary or of the list of skills."""
    shown = [(item.entry.title, item.entry.url) for item in found.listing.items]
    return tuple(pages.term_set(title, shown, _site(), f"{settings.SITE_URL}{path}"))


def thing(found: ThingPage) -> Nodes:
    """A term, a skill or a certification."""
    canonical = f"{settings.SITE_URL}{url_of(found.entry.kind, found.entry.slug)}"
    match found.record:
        case Certification() as record:
            kind = CertificationKind(record.certification_kind).label
            return tuple(pages.certification_page(record, found.about, canonical, kind=kind))
        case Skill() | Term() as record:
            within = f"{settings.SITE_URL}{reverse(f'{found.entry.kind}_list')}"
            return tuple(pages.term_page(record, found.about, canonical, within=within))
    return ()
