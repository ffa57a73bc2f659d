"""The field in which editors write prose."""

import re
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from markdownx.widgets import AdminMarkdownxWidget

from roles.editing.images import MAX_BYTES
from roles.models.fields import LineField, ProseField

_IN_AN_INLINE = re.compile(r"-(\d+|__prefix__)-")

SYNTAX = (
    "*slanted*, **bold**, “- ” for a list, an empty line for a new paragraph. [[ finds a thing to link to or a figure"
    " to quote, as in [[skill:data-analysis]]."
)


class ProseWidget(AdminMarkdownxWidget):
    """A text box with a live preview, completion of references and pictures, by scripts of our own.

    markdownx's script is left out: it swallows the Tab key, changes the wrong line by its hotkeys, writes its errors
    into the text, and looks for boxes once, so that those of rows added later stay dead.
    """

    class Media:
        extend = False
        css = {"all": ["css/admin-markdown.css"]}
        js = ["js/admin-markdown.js", "js/admin-preview.js", "js/admin-complete.js", "js/admin-pictures.js"]

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        """The box as HTML, with a word on how to write in it; `name` tells whether it is one of many, in a row."""
        ours = {"data-sheet": static("css/site.css"), "data-complete": reverse("admin:complete")}
        box = super().render(name, value, {"data-max-upload": MAX_BYTES} | ours | (attrs or {}), renderer)
        if _IN_AN_INLINE.search(name) or "data-line" in self.attrs:
            return box
        return format_html('<p class="help">{}</p>{}', SYNTAX, box)


PROSE_WIDGETS: dict[type, dict[str, Any]] = {
    ProseField: {"widget": ProseWidget},
    LineField: {"widget": ProseWidget(attrs={"rows": 2, "data-line": ""})},
}
"""For `formfield_overrides` of every admin and inline: which box each kind of prose is written in."""
