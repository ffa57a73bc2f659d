"""Whether every address that was ever public still holds: answers, leads in one hop to what does, or says why not.

Each is really asked, through all of the site but the server.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponseBase

from roles.queries.addresses import PublicAddress, ever_public
from roles.queries.live import Gone, Moment, whereabouts

ID = re.compile(r'\sid="([^"]+)"')

type Ask = Callable[[str], HttpResponseBase]


@dataclass(frozen=True)
class Answer:
    """What an address answered, and what is wrong with that; nothing if ``fault`` is empty."""

    url: str
    status: int
    fault: str = ""


def check(*, moment: Moment, ask: Ask | None = None) -> Iterator[Answer]:
    """Ask every address that was public up to the moment, one after another. Each page is drawn once."""
    ask = ask or through_the_site()
    for address in ever_public(moment=moment):
        response = ask(address.url)
        yield Answer(address.url, response.status_code, _fault(address, response, moment, ask))


def through_the_site() -> Ask:
    """A way to ask this site for a page as a browser would, without a server or a network.

    No request is begun or ended for the database's connection, over which the addresses are still being read.
    """
    handler = WSGIHandler()
    site = urlsplit(settings.SITE_URL)

    def ask(url: str) -> HttpResponseBase:
        to = urlsplit(url)
        environ = {
            "HTTP_HOST": site.netloc,
            "HTTP_X_FORWARDED_PROTO": site.scheme,
            "PATH_INFO": unquote(to.path),
            "QUERY_STRING": to.query,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": site.scheme,
        }
        setup_testing_defaults(environ)
        return handler.get_response(WSGIRequest(environ))

    return ask


def _fault(address: PublicAddress, response: HttpResponseBase, moment: Moment, ask: Ask) -> str:
    match response.status_code:
        case HTTPStatus.OK:
            missing = sorted(address.anchors - set(ID.findall(_body(response)))) if address.anchors else []
            return f"has no place any more for {', '.join(f'#{key}' for key in missing)}" if missing else ""
        case HTTPStatus.MOVED_PERMANENTLY:
            onward = ask(response["Location"]).status_code
            return "" if onward == HTTPStatus.OK else f"leads to {response['Location']}, which answers {onward}"
        case HTTPStatus.GONE:
            return _unnamed(address, _body(response), moment)
        case status:
            return f"answers {status}"


def _unnamed(address: PublicAddress, body: str, moment: Moment) -> str:
    """What a page fails to say of something that is gone."""
    if "</h1>" not in body:
        return "is gone without a page that says so"
    match whereabouts(moment, address.kind, address.slug) if address.kind else None:
        case Gone(successor=successor) if successor and f'href="{successor.url}"' not in body:
            return f"is gone and does not name its successor, {successor.url}"
    return ""


def _body(response: HttpResponseBase) -> str:
    return bytes(getattr(response, "content", b"")).decode(errors="replace")
