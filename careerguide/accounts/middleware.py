"""Who somebody is to the site: nobody, until they have signed in as far as they must."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from careerguide.accounts.factors import NOBODY, SETTING_UP, standing

ACCOUNTS = "/accounts/"


class SecondFactorMiddleware:
    """Where REQUIRE_MFA holds, staff who have not used a second factor are nobody, in every view alike.

    The one exception are the pages of their own account, as long as they have no factor yet: there it is set up.
    Whoever asks nothing of `request.user` pays nothing, so pages for readers ask no session; others one query.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_MFA:
            who = request.user
            request.user = SimpleLazyObject(lambda: admitted(request, who))  # type: ignore[assignment]
        return self.get_response(request)


def admitted(request: HttpRequest, who: Any) -> Any:
    """``who``, or an anonymous user while their sign-in is not complete."""
    if not who.is_authenticated or not who.is_staff:
        return who
    come = standing(request, who)
    if come == NOBODY or (come == SETTING_UP and not request.path_info.startswith(ACCOUNTS)):
        return AnonymousUser()
    return who
