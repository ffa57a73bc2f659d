"""A page's preview card at its own address."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from roles.linking.cards import kept
from roles.linking.cards.drawing import drawn
from roles.pages.asked import asked
from roles.pages.cards import card_url
from roles.pages.page import Page, redirect

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=300"


@require_safe
def card(request: HttpRequest, page: str, digest: str) -> HttpResponse:
    """The card of a page (its address without the first slash) that the digest stands for, as a PNG.

    Drawn if it is the page's present one and was not drawn before; no query if it was. Another digest leads to the
    present card, and what is no page answers as the page itself does: 301 to the card of where it moved, 410 or 404.
    """
    png = kept.read(page, digest)
    if png is None:
        answer = asked(request, f"/{page}")
        if answer.status_code == 301:
            return redirect(request, _present(asked(request, answer["Location"])))
        if answer.status_code != 200:
            return answer
        present = _present(answer)
        if present != request.path:
            return HttpResponseRedirect(present, headers={"Cache-Control": SHORTLY})
        png = drawn(page_of(answer).card)
        kept.keep(page, digest, png)
    return _picture(request, png, digest)


def _picture(request: HttpRequest, png: bytes, digest: str) -> HttpResponse:
    etag = f'"{digest}"'
    headers = {
        "Cache-Control": FOR_EVER,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "ETag": etag,
    }
    response = HttpResponse(png, content_type="image/png", headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response


def page_of(answer: HttpResponse) -> Page:
    """What a page's view hands to its template.

    :raises Http404: if it is no page for readers.
    """
    page = (getattr(answer, "context_data", None) or {}).get("page")
    if not isinstance(page, Page):
        raise Http404("This address is no page.")
    return page


def _present(answer: HttpResponse) -> str:
    """The address of the card that the page has now."""
    page = page_of(answer)
    return card_url(page.path, page.card)
