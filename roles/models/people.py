"""Who writes the guide, and the site's own texts."""

from django.db import models

from roles.models.base import Aggregate
from roles.models.fields import LineField, ProseField


class Author(Aggregate):
    """A person or group who answers for what a page says."""

    kind = "author"

    name = models.CharField(max_length=120)
    about = ProseField(help_text="Who this is, and how the pages are edited and sourced.")

    class Meta(Aggregate.Meta):
        ordering = ["name"]


class SiteText(Aggregate):
    """A text of the site itself: the disclaimer, about, accessibility, privacy."""

    kind = "site-text"

    name = models.CharField("heading", max_length=150)
    standfirst = LineField(help_text="One sentence under the heading.")
    body = ProseField()

    class Meta(Aggregate.Meta):
        verbose_name = "site text"
