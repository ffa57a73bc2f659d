"""What the stylesheet styles is on a page, and what a page carries is styled."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import django
import markdownx

from tests.design import markup
from tests.design.stylesheet import blocks, classes, of_the_admin, parts


def styled() -> set[str]:
    return classes("".join(parts().values()))


def matched(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern)


def test_no_class_is_styled_that_no_page_carries() -> None:
    carried = set(markup.of_templates(markup.public_templates())) | markup.of_python() | markup.of_scripts()
    assert sorted(name for name in styled() if not any(matched(name, pattern) for pattern in carried)) == []


def test_no_template_carries_a_class_that_no_rule_knows() -> None:
    known = styled() | blocks(styled())
    unknown = {
        pattern: sorted(where)
        for pattern, where in markup.of_templates(markup.public_templates()).items()
        if not any(matched(name, pattern) for name in known)
    }
    assert unknown == {}


def test_html_made_in_python_carries_styled_classes_alone() -> None:
    patterns = markup.of_python()
    assert patterns >= {"figure"}
    assert sorted(pattern for pattern in patterns if not any(matched(name, pattern) for name in styled())) == []


def test_the_admins_sheets_style_nothing_that_is_in_no_page_of_the_admin() -> None:
    places = [
        *(Path(django.__file__).parent / "contrib" / "admin").rglob("*.*"),
        *Path(markdownx.__file__).parent.rglob("*.*"),
        *(markup.ROOT / "templates").rglob("*.html"),
        *(markup.ROOT / "static" / "js").glob("*.js"),
        *(markup.ROOT / "roles").rglob("*.py"),
    ]
    words: set[str] = set()
    for path in places:
        if path.suffix in {".html", ".py", ".js"}:
            words |= set(re.findall(r"[A-Za-z][\w-]*", path.read_text()))
    made = {word for word in words if word.endswith("-")}  # a class whose end is put to it, as in "standing-{}"
    ours = {name for name in classes(of_the_admin()) if not any(name.startswith(start) for start in made)}
    assert sorted(ours - words) == []
