"""Prose while it is being written: the same words, links and figures that readers will get."""

from django.utils import timezone

from roles.domain.prose import Html
from roles.prose import render
from roles.queries.live import Moment


def markdownify(markdown: str) -> Html:
    """Markdown as the public page shows it now; settings hand it to the editor's preview. Two queries.

    :raises ProseTooLong: for a text over the limit.
    """
    prose = render(markdown)
    references = prose.references()
    quoted = {("role", ref.key.partition("/")[0]) for ref in references if ref.is_figure}
    names = {(ref.kind, ref.key) for ref in references if not ref.is_figure}
    return Moment(timezone.now()).guide([], names=names, quoted=quoted).fill(prose)
