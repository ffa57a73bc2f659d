"""The field in which editors write prose."""

import re
from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget
from markdownx.widgets import AdminMarkdownxWidget

from roles.editing.images import MAX_BYTES
from roles.models.fields import LineField, ProseField

_IN_AN_INLINE = re.compile(r"-(\d+|__prefix__)-")


class ProseWidget(AdminMarkdownxWidget):
    """A text box with a live preview; in an inline's rows a text box alone.

    markdownx's script looks for its boxes once, when the page has loaded, so in a row added later the preview
    would stay dead; a page with thirty rows is no place for thirty previews either.
    """

    class Media:
        css = {"all": ["css/admin-markdown.css"]}
        js = ["js/admin-markdown.js"]

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        """The box as HTML; `name` tells whether it stands in a row of an inline."""
        if _IN_AN_INLINE.search(name):
            return AdminTextareaWidget(self.attrs).render(name, value, attrs, renderer)
        return super().render(name, value, {"data-max-upload": MAX_BYTES} | (attrs or {}), renderer)


PROSE_WIDGETS: dict[type, dict[str, Any]] = {
    ProseField: {"widget": ProseWidget},
    LineField: {"widget": AdminTextareaWidget(attrs={"rows": 2})},
}
"""For `formfield_overrides` of every admin and inline: which box each kind of prose is written in."""
