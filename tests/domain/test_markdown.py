"""Facts as Markdown, read back by a Markdown parser, with names inside that try to be markup."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from roles.domain.dataset import Dataset, Fact, Origin, Section
from roles.domain.markdown import markdown_lines
from roles.domain.prose import Html
from roles.domain.records import Dated

ADDRESS = "https://guide.example/roles/baker/"
MONTH = Dated(as_of=date(2021, 12, 1), as_of_precision="month")
SURVEY = Origin("A survey", "https://survey.example/", "December 2021", MONTH, "The Press")
OWN = Origin("Career Guide", ADDRESS, "1 May 2026", Dated(as_of=date(2026, 5, 1), as_of_precision="day"))

HOSTILE = (
    "# Heading",
    "- item",
    "1. item",
    "> quote",
    "*bold* _it_ ~~gone~~",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<https://evil.example>",
    "a | b | c",
    "`code` \\* &lt; &amp;",
    "===",
    "---",
    "Line one\n\n# Line two",
    "[ref]: https://evil.example",
    "مدير {x} 製品",
)


def fact(value: str = "Bakes.", **given: Any) -> Fact:
    return Fact(**{"value": value, "origin": SURVEY, "role": "Baker", **given})


def document(*facts: Fact, title: str = "Baker") -> str:
    dataset = Dataset(title, ADDRESS, "https://guide.example", "Edition 1.", [Section("work", "What they do", facts)])
    return "".join(markdown_lines(dataset))


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.tags += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def seen(markdown: str) -> _Seen:
    reader = _Seen()
    reader.feed(MarkdownIt("gfm-like", {"linkify": False}).render(markdown))
    return reader


def test_a_figure_has_its_kind_source_and_date_beside_it() -> None:
    text = document(fact("£53,012 a year", item="United Kingdom", kind="median, base pay"))
    assert (
        "- **United Kingdom**: £53,012 a year, median, base pay"
        " ([A survey](<https://survey.example/>), reported by The Press, December 2021)\n"
    ) in text


def test_what_the_guide_says_itself_names_no_source_and_keeps_its_paragraphs_and_links() -> None:
    value = Html('<p>Bakes <a href="/glossary/bread/">bread</a>.</p><ul><li>Rye</li><li>Wheat</li></ul>')
    text = document(fact(value, origin=OWN))
    assert "\nBakes [bread](<https://guide.example/glossary/bread/>).\n\n- Rye\n\n- Wheat\n" in text


def test_facts_that_share_a_heading_stand_under_it_once() -> None:
    text = document(fact("Dough", under="Owns"), fact("Soup", under="Owns", role="Cook"), fact("Salt", under="Uses"))
    assert text.count("### Owns") == text.count("### Uses") == 1
    assert "- **Cook**: Soup" in text


def test_the_foot_names_licence_and_whom_to_credit() -> None:
    foot = document().rpartition("---")[2]
    assert "CC BY 4.0](<https://creativecommons.org/licenses/by/4.0/>)" in foot
    assert ADDRESS in foot


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_wherever_it_stands(name: str) -> None:
    plain = seen(document(fact("x", item="y", under="z", role="w"), title="v"))
    given = seen(document(fact(name, item=f"{name} 1", under=f"{name} 2", role=f"{name} 3"), title=f"{name} 4"))
    assert sorted(given.tags) == sorted(plain.tags)
    assert "".join(given.texts).count(" ".join(name.split())) == 5


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_in_prose_stay_text(name: str) -> None:
    from html import escape

    given = seen(document(fact(Html(f"<p>{escape(name)}</p>"), origin=OWN)))
    plain = seen(document(fact(Html("<p>x</p>"), origin=OWN)))
    assert given.tags == plain.tags
    assert " ".join(name.split()) in "".join(given.texts)
