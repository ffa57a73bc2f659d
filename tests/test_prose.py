"""From an editor's Markdown to safe prose."""

from html import unescape

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.prose import Prose, Reference, link, missing, picture_markdown
from roles.prose import (
    MAX_LENGTH,
    ProseTooLong,
    faults,
    links,
    markdownify,
    plain,
    references,
    render,
    render_inline,
    validate_prose,
)

OURS = f"/media/{'0a' * 16}-640x480.webp"


def html(markdown: str) -> str:
    return render(markdown).fill(missing)


# Markdown


def test_prose_is_paragraphs_lists_and_emphasis() -> None:
    assert html("Hello *you*.\n\n- a\n- **b**") == (
        "<p>Hello <em>you</em>.</p>\n<ul>\n<li>a</li>\n<li><strong>b</strong></li>\n</ul>"
    )


def test_headings_begin_below_those_of_the_page() -> None:
    assert html("# a\n\n## b\n\n##### c") == "<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>"


def test_what_is_struck_out_is_shown_struck_out() -> None:
    assert html("~~a~~") == "<p><s>a</s></p>"


def test_quotes_dashes_and_dots_are_set_as_in_print() -> None:
    assert html("\"a\" 'b' -- c - d... (c)") == "<p>“a” ‘b’ – c – d… (c)</p>"
    assert html('**"It\'s \'so\'"**\n"then"') == "<p><strong>“It’s ‘so’”</strong>\n“then”</p>"
    assert html("“a” ‘b’ – c…") == "<p>“a” ‘b’ – c…</p>"


def test_a_quote_beside_a_reference_knows_that_a_word_stands_there() -> None:
    assert html('"[[term:scrum]]", [[role:a|Ann]]\'s word') == "<p>“scrum”, Ann’s word</p>"


def test_code_addresses_and_signs_within_words_stay_as_they_were_typed() -> None:
    assert html('`"a" -- b...` a--b') == '<p><code>"a" -- b...</code> a--b</p>'
    assert 'href="/a?b=%22c%22"' in html('[x](/a?b="c")')


def test_html_is_shown_as_text() -> None:
    assert html("<b>a</b>") == "<p>&lt;b&gt;a&lt;/b&gt;</p>"


def test_a_table_has_column_headings_and_scrolls_by_keyboard() -> None:
    table = html("|a|b|\n|---|--:|\n|c|d|")
    assert table.startswith('<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>')
    assert '<th scope="col">a</th>' in table
    assert '<th scope="col" class="align-right">b</th>' in table
    assert '<td class="align-right">d</td>' in table
    assert table.endswith("</table></div>")


def test_empty_text_is_empty_prose() -> None:
    assert render("") == render(" \n ") == render_inline("") == Prose()


def test_the_same_text_gives_the_same_prose() -> None:
    assert render("[[role:a]] and [[role:b]]") == render("[[role:a]] and [[role:b]]")


def test_one_line_has_no_paragraph_and_no_blocks() -> None:
    line = render_inline("# A *line*\nwith [[role:a|words]]\n\n- x")
    assert line.fill(missing) == "# A <em>line</em> with words – x"


def test_links_out_of_the_site_give_no_opener() -> None:
    assert html("[a](https://a.org)") == '<p><a href="https://a.org" rel="noopener">a</a></p>'


def test_links_within_the_site_and_to_mail_are_plain() -> None:
    assert html("[a](/b) [c](mailto:d@e.org)") == '<p><a href="/b">a</a> <a href="mailto:d@e.org">c</a></p>'


# Pictures


def test_our_own_picture_has_its_description_its_size_and_its_credit() -> None:
    assert html(f'![A *map*]({OURS} "Ann <Lee>")') == (
        f'<figure><img src="{OURS}" alt="A map" width="640" height="480" loading="lazy">'
        "<figcaption>Ann &lt;Lee&gt;</figcaption></figure>"
    )


def test_a_picture_in_a_list_is_a_figure_too() -> None:
    assert html(f'- ![A map]({OURS} "Ann Lee")\n- b').count("<figcaption>Ann Lee</figcaption></figure>") == 1


@pytest.mark.parametrize("around", ["See {}.", "[{}](/x)", "# {}", "|a|\n|-|\n|{}|", "{0}\n{0}"])
def test_a_picture_within_a_line_is_a_fault_and_is_shown_without_its_credit(around: str) -> None:
    markdown = around.format(f'![A map]({OURS} "Ann Lee")')
    assert "on a line of its own" in faults(markdown)[0]
    assert "<img" in html(markdown)
    assert "Ann Lee" not in html(markdown)


def test_a_picture_from_elsewhere_becomes_a_link_to_it() -> None:
    assert html("![A map](https://a.org/b.png)") == '<p><a href="https://a.org/b.png" rel="noopener">A map</a></p>'


def test_a_picture_from_elsewhere_inside_a_link_becomes_its_words() -> None:
    assert html("[![A map](https://a.org/b.png)](/c)") == '<p><a href="/c">A map</a></p>'


def test_a_picture_that_is_not_an_upload_becomes_its_words() -> None:
    assert html("![A map](/media/map.svg)") == "<p>A map</p>"


def test_one_line_has_no_pictures() -> None:
    assert render_inline(f"![A map]({OURS})").fill(missing) == "A map"


def test_a_picture_needs_a_description_and_a_credit() -> None:
    assert "no description" in faults(f'![]({OURS} "Ann Lee")')[0]
    assert "no credit" in faults(f"![A map]({OURS})")[0]
    assert "no credit" in faults(f'![A map]({OURS} " ")')[0]
    assert faults(f'![A map]({OURS} "Ann Lee")') == []


@pytest.mark.parametrize("words", ["Ann Lee", "[a](b) ]( [[role:a|b]]", '"a" *b* `c` ~~d~~ \\ &amp; <b> | !', "a\n\nb"])
def test_a_pictures_words_are_shown_as_they_were_given(words: str) -> None:
    markdown = picture_markdown(OURS.removeprefix("/media/"), description=words, credit=words)
    assert faults(markdown) == []
    shown = " ".join(words.split())
    straight = unescape(html(markdown)).replace("“", '"').replace("”", '"')
    assert f'alt="{shown}"' in straight
    assert f"<figcaption>{shown}</figcaption>" in straight


# References


def test_a_reference_is_a_piece_of_its_own() -> None:
    assert render("See [[role:product-manager|the manager]].").pieces == (
        "<p>See ",
        Reference("role", "product-manager", "the manager"),
        ".</p>",
    )


def test_a_label_is_text_and_not_markdown() -> None:
    prose = render("[[role:a|*x* <b>]]").fill(lambda reference: link("/", reference.label))
    assert prose == '<p><a href="/">*x* &lt;b&gt;</a></p>'


def test_a_label_may_go_over_the_end_of_a_line() -> None:
    assert references("[[role:a|two\nwords]]") == (Reference("role", "a", "two words"),)


def test_a_figure_is_named_by_its_role_and_its_own_key() -> None:
    assert references("[[salary:a-b/us]] [[claim:c/d]]") == (Reference("salary", "a-b/us"), Reference("claim", "c/d"))


def test_a_reference_in_code_stays_as_it_was_typed() -> None:
    markdown = "`[[role:a|b]]`\n\n    [[role:a|b]]\n\n```\n[[role:a|b]]\n```"
    assert html(markdown).count("[[role:a|b]]") == 3
    assert references(markdown) == ()


def test_an_escaped_reference_stays_as_it_was_typed() -> None:
    assert html("\\[\\[role:a]]") == "<p>[[role:a]]</p>"
    assert faults("\\[\\[role:a]]") == []


def test_a_reference_in_a_table_keeps_its_label() -> None:
    assert references("|a|\n|-|\n|[[role:a|the A]]|") == (Reference("role", "a", "the A"),)


def test_a_bar_elsewhere_in_a_table_ends_the_cell() -> None:
    assert "<td>c</td>" in html("|a|b|\n|-|-|\n|[[role:a|the A]]|c|")


def test_a_reference_inside_a_link_is_its_words() -> None:
    assert html("[by [[role:a-b]] and [[role:c|C]]](/d)") == '<p><a href="/d">by a b and C</a></p>'
    assert references("[by [[role:a]]](/d)") == ()


def test_a_reference_in_a_pictures_description_is_its_words() -> None:
    assert 'alt="An A b"' in html(f"![An [[role:a|A b]]]({OURS})")


def test_a_figure_inside_a_link_without_words_is_a_fault() -> None:
    assert "no figure can be filled in" in faults("[earns [[salary:a/b]]](/d)")[0]
    assert faults("[earns [[salary:a/b|much]]](/d)") == []


def test_nobody_can_write_what_marks_a_reference() -> None:
    forged = "".join(f"{number}; \ue000{number}\ue001 &#xE000;{number};" for number in range(3))
    assert references(forged + "[[role:a]]") == (Reference("role", "a"),)
    assert len(render(forged + "[[role:a]]").references()) == 1


@pytest.mark.parametrize(
    ("markdown", "reason"),
    [
        ("[[skil:x]]", "“[[skil:x]]”: there is no kind “skil”"),
        ("[[product-manager]]", "write [[kind:key]]"),
        ("[[role:product-manager", "“[[role:product-manager…”: write [[kind:key]]"),
        ("[[role:]]", "write [[kind:key]]"),
        ("[[role: a]]", "write [[kind:key]]"),
        ("[[role:Product Manager]]", "write [[kind:key]]"),
        ("[[role:Product]]", "a key is lower-case letters"),
        ("[[role:a/b]]", "a key is lower-case letters"),
        ("[[salary:a]]", "as in [[salary:role-key/row-key]]"),
        ("[[salary:a/b/c]]", "as in [[salary:role-key/row-key]]"),
    ],
)
def test_what_only_looks_like_a_reference_is_shown_as_typed_and_is_a_fault(markdown: str, reason: str) -> None:
    assert html(markdown) == f"<p>{markdown}</p>"
    assert references(markdown) == ()
    assert reason in faults(markdown)[0]


def test_a_fault_is_told_once_and_there_are_at_most_ten() -> None:
    assert len(faults("[[a]] [[a]]")) == 1
    assert len(faults(" ".join(f"[[a{n}]]" for n in range(50)))) == 10


# Text alone


def test_plain_text_is_the_words_on_one_line() -> None:
    markdown = "# A *title*\n\nSome `code` & [a link](/x),\nthen:\n\n- one\n- two\n\n|a|b|\n|-|-|\n|c|d|"
    assert plain(markdown) == "A title Some code & a link, then: one two a b c d"


def test_links_are_the_outside_addresses_once_each_in_reading_order() -> None:
    markdown = "[a](https://a.example/x?y=1&z=2) [b](/roles/) <http://b.example/> [c](mailto:a@b.example)\n\n"
    again = "[a](https://a.example/x?y=1&z=2) `https://code.example/` ![p](https://p.example/p.png)"
    assert links(markdown + again) == ("https://a.example/x?y=1&z=2", "http://b.example/", "https://p.example/p.png")


def test_plain_text_has_labels_or_words_for_references() -> None:
    assert plain("[[role:a-b]] is [[role:c|not C]].") == "a b is not C."


def test_plain_text_can_be_given_what_references_stand_for() -> None:
    assert plain("Earns [[salary:a/b]].", lambda figure: f"<{figure.key}>") == "Earns <a/b>."


# Limits


def test_text_over_the_limit_is_a_fault_and_is_not_rendered() -> None:
    long = "a" * (MAX_LENGTH + 1)
    assert faults(long) == [
        "The text is 20,001 characters long; one field holds at most 20,000. Please shorten or split it."
    ]
    for function in (render, render_inline, references, plain, markdownify):
        with pytest.raises(ProseTooLong, match="20,001 characters"):
            function(long)


def test_a_form_refuses_faulty_prose_with_the_reasons() -> None:
    validate_prose("fine")
    with pytest.raises(ValidationError, match="there is no kind “skil”"):
        validate_prose("[[skil:x]]")


def test_quotes_and_lists_too_deep_are_a_fault() -> None:
    assert faults("> " * 15 + "a") == []
    assert "too deep" in faults("> " * 25 + "a")[0]
    assert "too deep" in faults("- " * 25 + "a")[0]


def test_tables_too_large_are_shown_as_text_and_are_a_fault() -> None:
    columns = 3_000
    large = "|a" * columns + "|\n" + "|-" * columns + "|\n"
    assert "more than 5,000 cells" in faults(large)[0]
    assert "<table>" not in html(large)
    assert "<table>" in html("|a" * 50 + "|\n" + "|-" * 50 + "|\n")


@given(st.text(max_size=200))
def test_words_without_markup_reach_the_reader_whole(text: str) -> None:
    words = "".join(letter for letter in text if letter.isalnum())
    assert plain(words) == words
