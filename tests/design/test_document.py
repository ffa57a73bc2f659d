"""docs/design.md names every token and every component, and shows every picture that is kept of them."""

import re

from django.conf import settings

from tests.design.stylesheet import blocks, classes, colours, parts, tokens

DOCUMENT = (settings.BASE_DIR / "docs" / "design.md").read_text()
CODE = re.compile(r"`([^`\n]+)`")
PICTURE = re.compile(r"\]\(looks/([\w-]+\.png)\)")

STYLED = classes("".join(parts().values()))


def words_of_code() -> str:
    return " ".join(CODE.findall(DOCUMENT))


def named() -> set[str]:
    files = {"css", "py", "html"}
    return set(re.findall(r"\.([a-z][\w-]*)", words_of_code())) - files


def test_every_component_is_named() -> None:
    roles = {f"role-{letter}" for letter in "abcde"}
    assert blocks(STYLED) - blocks(named()) - roles == set()


def test_every_component_named_is_styled() -> None:
    assert named() - STYLED - blocks(STYLED) - {"role-x"} == set()


def test_every_token_is_named_and_every_colour_with_its_values() -> None:
    assert {name for name in tokens() if f"`--{name}`" not in DOCUMENT and not re.fullmatch("s[2-7]", name)} == set()
    rows = DOCUMENT.splitlines()
    for colour in colours().values():
        assert any(
            all(f"`{word}`" in row for word in (f"--{colour.name}", colour.light, colour.dark)) for row in rows
        ), colour


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    kept = {path.name for path in (settings.BASE_DIR / "docs" / "looks").glob("*")}
    assert set(PICTURE.findall(DOCUMENT)) == kept
