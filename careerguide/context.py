"""What every template may ask for without its view's help."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """`site_url` for absolute addresses and `contact_email` (empty when not set). Costs nothing."""
    return {"site_url": settings.SITE_URL, "contact_email": settings.CONTACT_EMAIL}
