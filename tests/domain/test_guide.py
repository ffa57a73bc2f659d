"""Names, links and figures are filled in from what is live."""

from decimal import Decimal

from roles.domain.guide import sources_of
from roles.domain.prose import Html, Prose, Reference
from roles.domain.records import Claim, Term
from tests.domain.guides import entry, make_guide, make_role, make_salary, make_skill_row, prose


def test_a_reference_takes_the_name_that_its_target_has_now() -> None:
    guide = make_guide(entry("role", make_role("product-owner"), title="Owner of the product", url="/roles/owner/"))
    text = Prose((Html("See "), Reference("role", "product-owner"), Html(".")))
    assert guide.fill(text) == 'See <a href="/roles/owner/">Owner of the product</a>.'


def test_a_reference_keeps_the_editors_words() -> None:
    guide = make_guide(entry("role", make_role("product-owner"), url="/roles/po/"))
    text = Prose((Reference("role", "product-owner", "the owner"),))
    assert guide.fill(text) == '<a href="/roles/po/">the owner</a>'


def test_terms_and_sources_can_be_told_from_other_links() -> None:
    guide = make_guide(entry("term", Term(key="scrum", slug="scrum", name="Scrum")))
    assert guide.fill(Prose((Reference("term", "scrum"),))) == '<a class="term" href="/terms/scrum/">Scrum</a>'
    assert guide.fill(Prose((Reference("source", "survey"),))).startswith('<a class="cite" href="/sources/survey/">')


def test_a_reference_to_what_is_not_live_reads_as_plain_words() -> None:
    assert make_guide().fill(Prose((Reference("skill", "risk-management"),))) == "risk management"


def test_a_name_with_markup_in_it_is_escaped() -> None:
    guide = make_guide(entry("role", make_role("x"), title="<b>X</b>"))
    assert "<b>" not in guide.fill(Prose((Reference("role", "x"),)))


def test_a_quoted_salary_is_the_records_own_figure_with_its_source() -> None:
    guide = make_guide(entry("role", make_role("a", salaries=(make_salary("41000.00"),))))
    assert guide.fill(Prose((Reference("salary", "a/gb"),))) == "41000.00 (Survey)"


def test_a_quoted_claim_is_the_records_own_figure_with_its_source() -> None:
    claim = Claim(
        key="share", point="p", heading="How many?", statement=prose("Most."), figure=Decimal(79), source="survey"
    )
    guide = make_guide(entry("role", make_role("a", claims=(claim,))))
    assert guide.fill(Prose((Reference("claim", "a/share"),))) == "79 (Survey)"


def test_a_quoted_figure_that_is_gone_leaves_plain_words() -> None:
    guide = make_guide(entry("role", make_role("a")))
    assert guide.fill(Prose((Reference("salary", "a/us-survey"),))) == "us survey"


def test_a_source_line_says_who_reported_it_and_how_old_it_is() -> None:
    cited = make_guide().cite("survey", make_salary(), reported_by="survey")
    assert cited is not None
    assert (cited.name, cited.age, cited.stale) == ("Survey", "11\u00a0months old", False)
    assert cited.reported_by is not None
    assert cited.reported_by.title == "Survey"


def test_the_sources_of_a_record_are_those_of_its_rows_and_its_prose() -> None:
    role = make_role(
        "a",
        description=Prose((Reference("source", "article"),)),
        skills=(make_skill_row("x", judged_by="panel"),),
        salaries=(make_salary(reported_by="paper"),),
    )
    assert list(sources_of(role)) == ["article", "panel", "survey", "paper"]
