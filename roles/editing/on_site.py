"""From the editing room to the page that readers see now."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from roles.editing.drawing import own_page
from roles.editions.models import Edition
from roles.queries.live import Moment, url_of


def site_url(root: Any, moment: Moment) -> str:
    """Where readers find what is live of an annotated root; empty if they do not. One query for a comparison."""
    if root.live_number is None or root.live_retired:
        return ""
    return own_page(Edition(kind=root.kind, key=root.pk, slug=root.live_slug), moment) or ""


def list_link(root: Any) -> SafeString | str:
    """The link to the page of an annotated root of a kind with an address of its own, for a list. No query."""
    if root.live_number is None or root.live_retired:
        return "–"
    words = f"View “{root}” on the site, in a new tab"
    url = url_of(root.kind, root.live_slug)
    return format_html('<a href="{}" target="_blank" rel="noopener" aria-label="{}">View</a>', url, words)
