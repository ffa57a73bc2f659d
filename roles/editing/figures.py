"""A figure typed into prose that a record holds too: a word of warning, and the reference to write instead."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from django.apps import apps
from django.http import HttpRequest

from roles.domain.figures import Held, Typed, repeated
from roles.domain.roleset import parse
from roles.editing.lines import kinds_seen
from roles.editions.facts import Facts, Name
from roles.models import Step
from roles.models.base import ProseField
from roles.prose import ProseTooLong, references
from roles.queries.figures import held_by

MOST_TOLD = 5
"""Of one save or one preview so many figures are told."""


def figures_typed(request: HttpRequest, root: Name | None, markdown: str) -> list[dict[str, Any]]:
    """What the editor's script is told of each figure: the sentence, where it stands, what to write in its place."""
    found = list(repeated(markdown, _held(request, root, [markdown])))[:MOST_TOLD]
    return [
        {
            "sentence": _sentence(figure, held),
            "start": _units(markdown[: figure.start]),
            "end": _units(markdown[: figure.end]),
            "write": held.reference,
        }
        for figure, held in found
    ]


def warnings(request: HttpRequest, root: Name, facts: Facts) -> list[str]:
    """What to say after saving, a sentence for each figure. Three queries, none where no text has a figure."""
    texts = list(_prose(facts))
    if not any(character.isdecimal() for text in texts for character in text):
        return []
    held = _held(request, root, texts)
    told = (_sentence(figure, one) for text in texts for figure, one in repeated(text, held))
    return list(dict.fromkeys(told))[:MOST_TOLD]


def _sentence(figure: Typed, held: Held) -> str:
    instead = (
        f"Write {held.reference} instead: then it is right everywhere when it changes."
        if held.reference
        else "No reference shows it, so say it without the figure: it would not change with the record."
    )
    return f"“{figure.text}” is also {held.said}. {instead}"


def _held(request: HttpRequest, root: Name | None, texts: Iterable[str]) -> list[Held]:
    """The figures of the roles that the texts are about, if the person may look at roles."""
    if "role" not in kinds_seen(request):
        return []
    kind, key = root or ("", "")
    return held_by(roles_of(root) | set(_named(texts)), comparison=key if kind == "comparison" else "")


def roles_of(root: Name | None) -> set[str]:
    """The role itself, those of the comparison, or those of the path. One query for a path."""
    kind, key = root or ("", "")
    if not key:
        return set()
    if kind == "comparison":
        return set(parse(key))
    if kind == "path":
        return set(Step.objects.of([key]).exclude(role=None).values_list("role_id", flat=True))
    return {key} if kind == "role" else set()


def _named(texts: Iterable[str]) -> Iterator[str]:
    """The roles that the texts name, by themselves or by a figure of theirs."""
    for text in texts:
        with suppress(ProseTooLong):
            yield from (ref.key.partition("/")[0] for ref in references(text) if ref.kind == "role" or ref.is_figure)


def _prose(facts: Facts) -> Iterator[str]:
    """Every text of the aggregate."""
    for record in facts:
        for field in apps.get_model(record["model"])._meta.concrete_fields:
            if isinstance(field, ProseField) and (text := record["fields"].get(field.name)):
                yield text


def _units(text: str) -> int:
    """The length of a text as scripts count it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
