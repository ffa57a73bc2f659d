"""Long texts under their headings."""

from roles.domain.outline import TextPart, outline
from roles.domain.prose import Html


def test_a_text_is_cut_at_its_headings() -> None:
    lead, parts = outline(Html("<p>First.</p><h3>Content licence</h3><p>Free.</p><h3>Corrections</h3><p>Write.</p>"))
    assert lead == "<p>First.</p>"
    assert parts == (
        TextPart("content-licence", "Content licence", Html("<p>Free.</p>")),
        TextPart("corrections", "Corrections", Html("<p>Write.</p>")),
    )


def test_a_text_without_headings_has_no_parts() -> None:
    assert outline(Html("<p>All.</p>")) == ("<p>All.</p>", ())


def test_headings_below_come_one_step_nearer() -> None:
    _, (part,) = outline(Html("<h3>A</h3><h4>B</h4><p>b</p>"))
    assert part.body == "<h3>B</h3><p>b</p>"


def test_an_anchor_is_made_of_plain_words_and_belongs_to_one_part() -> None:
    _, parts = outline(Html("<h3>Café &amp; <em>bar</em></h3><h3>Cafe bar</h3><h3>?</h3>"))
    assert [part.key for part in parts] == ["cafe-bar", "cafe-bar-1", "part"]
    assert parts[0].heading == "Café & bar"
