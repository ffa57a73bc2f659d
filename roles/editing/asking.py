"""Asks one outside address whether it is there: politely, and never anything inside the network that the guide runs in.

The name is resolved here and the connection made to the very address that was looked at, at every redirect anew, so
that no name can lead to a private address between the look and the call.
"""

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

from roles.domain.care import is_dead

PATIENCE = 10.0
"""Seconds that an answer may take to begin or go on."""
AT_MOST = 30.0
"""Seconds after which a connection is cut off, however slowly it still sends."""
MOST_REDIRECTS = 5
TOO_MANY = 429
"""A host that says so is left in peace."""

NAT64 = IPv6Network("64:ff9b::/96")

type Address = IPv4Address | IPv6Address
type Allowed = Callable[[Address], bool]


class NotPublic(OSError):
    """The address leads into a private network."""


@dataclass(frozen=True)
class Answer:
    """The HTTP status in the end, None without an answer.

    ``why`` it is no good one follows the address in a sentence: “says that there is no such page (404)”.
    """

    status: int | None
    why: str = ""


def is_public(address: Address) -> bool:
    """Whether it is an address of the public internet, and not one that stands for an inner one."""
    if isinstance(address, IPv6Address) and (
        address.ipv4_mapped or address.sixtofour or address.teredo or address in NAT64
    ):
        return False
    return address.is_global and not address.is_multicast


def ask(url: str, *, user_agent: str, allowed: Allowed = is_public, patience: float = PATIENCE) -> Answer:
    """HEAD, and GET where that gets no good answer; the body is never read. A few minutes at the very most."""
    answer = Answer(None)
    for method in ("HEAD", "GET"):
        with _Call(allowed) as call:
            answer = _ask(method, url, user_agent, call, patience)
        if answer.status is None or answer.status < 400 or answer.status == TOO_MANY:
            break
    return answer


def _ask(method: str, url: str, user_agent: str, call: "_Call", patience: float) -> Answer:
    try:
        headers = {"User-Agent": user_agent, "Accept": "*/*"}
        request = Request(_plain(url), method=method, headers=headers)  # noqa: S310 - the opener speaks HTTP alone
        with _opener(call).open(request, timeout=patience) as response:
            return Answer(response.status)
    except HTTPError as error:
        error.close()
        return Answer(error.code, _status_in_words(error.code))
    except URLError as error:
        return Answer(None, _why(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return Answer(None, _why(error))


def _plain(url: str) -> str:
    """The address in ASCII, as it is sent.

    :raises ValueError: for what is no address of a web page.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(url)
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port else ""
    path, query = (quote(part, safe="/%:=&?~+!$,;'@()*#[]") for part in (parts.path or "/", parts.query))
    return f"{parts.scheme}://{host}{port}{path}{'?' if query else ''}{query}"


class _Call:
    """The connections of one call: to allowed addresses only, and cut off when the call has taken too long."""

    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed
        self.timers: list[Timer] = []

    def __enter__(self) -> "_Call":
        return self

    def __exit__(self, *_: object) -> None:
        for timer in self.timers:
            timer.cancel()

    def connect(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """A connection to the first of the name's addresses that answers; none if a single one is not allowed.

        :raises OSError: if there is no such name, if nobody answers, or if an address is not allowed.
        """
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        if not all(self.allowed(ip_address(str(address[0]).partition("%")[0])) for *_, address in found):
            raise NotPublic(host)
        refused: OSError | None = None
        for family, kind, protocol, _, address in found:
            made = socket.socket(family, kind, protocol)
            made.settimeout(timeout)
            try:
                made.connect(address)
            except OSError as error:
                made.close()
                refused = error
            else:
                return made
        raise refused or OSError(host)

    def hold[S: socket.socket](self, connection: S) -> S:
        """The connection, of which nobody may make use for ever by sending a letter every few seconds."""

        def cut() -> None:
            with suppress(OSError, ValueError):  # it is closed already
                connection.shutdown(socket.SHUT_RDWR)

        timer = Timer(AT_MOST, cut)
        timer.daemon = True
        timer.start()
        self.timers.append(timer)
        return connection


def _opener(call: _Call) -> OpenerDirector:
    """Speaks HTTP and nothing else, not even after a redirect, and asks no proxy."""
    opener = OpenerDirector()
    for handler in (
        _Plain(call),
        _Secure(call),
        _Redirects(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTS


class _Plain(HTTPHandler):
    def __init__(self, call: _Call) -> None:
        super().__init__()
        self.call = call

    def http_open(self, req: Request) -> Any:
        """Connect as the call allows."""
        return self.do_open(lambda host, **options: _PlainConnection(host, self.call, **options), req)


class _Secure(HTTPSHandler):
    def __init__(self, call: _Call) -> None:
        super().__init__()
        self.call = call

    def https_open(self, req: Request) -> Any:
        """Connect as the call allows."""
        return self.do_open(lambda host, **options: _SecureConnection(host, self.call, **options), req)


class _PlainConnection(HTTPConnection):
    def __init__(self, host: str, call: _Call, **options: Any) -> None:
        super().__init__(host, **options)
        self.call = call

    def connect(self) -> None:
        """Connect as the call allows."""
        self.sock = self.call.hold(self.call.connect(self.host, self.port, self.timeout))


class _SecureConnection(HTTPSConnection):
    def __init__(self, host: str, call: _Call, **options: Any) -> None:
        super().__init__(host, **options)
        self.call = call

    def connect(self) -> None:
        """Connect as the call allows, and see that the certificate is for the name."""
        plain = self.call.connect(self.host, self.port, self.timeout)
        context = ssl.create_default_context()
        self.sock = self.call.hold(context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False))
        self.sock.do_handshake()


def _status_in_words(status: int) -> str:
    if status in (404, 410):
        return f"says that there is no such page ({status})"
    if is_dead(status):
        return f"answers with an error of its own ({status})"
    if 300 <= status < 400:
        return f"leads on and on without an end ({status})"
    return f"does not answer programs ({status})"


WHY: tuple[tuple[type[Exception], str], ...] = (
    (NotPublic, "leads into a private network"),
    (socket.gaierror, "is on a host that does not exist"),
    (TimeoutError, "does not answer"),
    (ssl.SSLCertVerificationError, "has no valid certificate"),
    (ConnectionError, "refuses the connection"),
    (ValueError, "is not the address of a web page"),
)


def _why(reason: Any) -> str:
    return next((words for kind, words in WHY if isinstance(reason, kind)), "gives no answer that can be read")
