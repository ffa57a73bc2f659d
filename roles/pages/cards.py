"""What stands on the preview card of each kind of page, in words; and the address at which the card is drawn."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from roles import formats
from roles.domain.card import GUIDE, Card, answer_shown, in_own_order, pay_shown
from roles.domain.comparison import Comparison
from roles.domain.move import MoveBetween
from roles.domain.profile import Profile
from roles.queries.vocabulary import ThingPage


@dataclass(frozen=True)
class Image:
    """The page's preview card: its absolute address, and what it shows in words. 1200×630 pixels."""

    url: str
    alt: str


def card_url(path: str, card: Card) -> str:
    """The address of a page's card within the site: another card has another address, this one always shows this."""
    return reverse("card", args=["" if card is GUIDE else path.removeprefix("/"), card.digest])


def image_of(path: str, card: Card) -> Image:
    """The card of the page at a path. No query; nothing is drawn."""
    return Image(f"{settings.SITE_URL}{card_url(path, card)}", card.alt)


def role_card(profile: Profile, *, country: str) -> Card:
    """A role with its newest figure, from the country if there is one."""
    pay = pay_shown(profile, country=country)
    return Card(
        kind="role",
        kicker=f"Role · {profile.family.title}" if profile.family else "Role",
        names=(profile.link.title,),
        places=(0,),
        figure=formats.pay_amount(pay) if pay else "",
        line=formats.PERIODS[pay.salary.period] if pay else "",
        source=formats.origin(pay) if pay else "",
    )


def comparison_card(comparison: Comparison, *, country: str) -> Card:
    """Roles compared with who earns more, in the country or else in another; neither the reader's order nor theirs."""
    profiles = in_own_order(comparison)
    answer = answer_shown(comparison.pay, country=country)
    return Card(
        kind="comparison",
        kicker="Roles compared",
        names=tuple(profile.link.title for profile in profiles),
        places=tuple(range(len(profiles))),
        line=formats.earns_more(answer) if answer else "",
        source=formats.origin(answer.highest.pay) if answer else "",
    )


def move_card(move: MoveBetween, *, country: str) -> Card:
    """A move with what it does to pay, in the colours that the two roles have everywhere."""
    answer = answer_shown(tuple(line.both for line in move.pay), country=country)
    change = next((line.change for line in move.pay if answer and line.both.country == answer.country), None)
    return Card(
        kind="move",
        kicker="What the move takes",
        names=(move.start.link.title, move.to.link.title),
        places=(1, 0) if move.crossed else (0, 1),
        line=formats.pay_changed(change) if change else "",
        source=formats.origin(answer.highest.pay) if answer and change else "",
    )


def certification_card(thing: ThingPage) -> Card:
    """A certification with who issues it."""
    record = thing.record
    name = f"{thing.entry.title} ({record.abbreviation})" if record.abbreviation else thing.entry.title
    issuer = f"{record.issuer} ({record.issuer_abbreviation})" if record.issuer_abbreviation else record.issuer
    return Card(kind="certification", kicker="Certification", names=(name,), line=f"Issued by {issuer}")
