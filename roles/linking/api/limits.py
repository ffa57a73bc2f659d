"""How much one client may ask: so many requests a minute, counted in the cache by address."""

import time
from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

WINDOW = 60
"""Seconds after which counting begins anew."""


@dataclass(frozen=True)
class Allowance:
    """What is left to a client of its ``limit``, and in how many seconds it has all of it again."""

    limit: int
    used: int
    seconds: int

    @property
    def spent(self) -> bool:
        """Whether this request is one too many."""
        return self.used > self.limit

    @property
    def headers(self) -> dict[str, str]:
        """The allowance as the IETF's draft on RateLimit headers has it."""
        left = max(0, self.limit - self.used)
        return {
            "RateLimit-Policy": f'"minute";q={self.limit};w={WINDOW}',
            "RateLimit": f'"minute";r={left};t={self.seconds}',
        }


def counted(request: HttpRequest) -> Allowance:
    """Count a request, whatever its answer. The address is the one that attempts to sign in are counted by.

    A cache that is away counts nothing: the API is then without a limit, not without an answer.
    """
    try:
        client = get_ip(request)
    except PermissionDenied:  # no address at all, as through a socket: all who come that way are one
        client = ""
    now = time.time()
    window, passed = divmod(now, WINDOW)
    key = f"api:{client}:{window:.0f}"
    cache = caches["pages"]
    cache.add(key, 0, timeout=WINDOW * 2)
    try:
        used = cache.incr(key) or 0
    except ValueError:
        used = 0
    return Allowance(settings.API_REQUESTS_PER_MINUTE, used, WINDOW - int(passed))
