"""Which pictures show what the guide looks like: each component once, and the first screen of each kind of page.

docs/design.md shows the components; tests/browser/test_looks.py compares all of them with what a browser draws.
"""

from dataclasses import dataclass

PAIR = "/compare/product-manager-vs-project-manager/"
COMPUTED = "/compare/product-owner-vs-scrum-master/"
FOUR = "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/"
PROFILE = "/roles/product-manager/"


@dataclass(frozen=True)
class Look:
    """A picture docs/looks/<name>.png of what `selector` finds at `address`; without one, of the first screen.

    `height` is the most that is shown of a component, in pixels. `opened` opens what is folded in it.
    """

    name: str
    address: str
    selector: str = ""
    width: int = 760
    scheme: str = "light"
    height: int = 480
    opened: bool = False


def screens(name: str, address: str, dark: bool = False) -> list[Look]:
    """The first screen of a page on a desk and on a phone, and in dark where `dark` asks for it."""
    schemes = ["light", "dark"] if dark else ["light"]
    return [
        Look(f"screen-{name}-{width}{'-dark' if scheme == 'dark' else ''}", address, width=width, scheme=scheme)
        for scheme in schemes
        for width in (1280, 390)
    ]


LOOKS = [
    Look("contents", PAIR, ".contents", width=390, opened=True),
    Look("page-head", PAIR, ".page-head"),
    Look("glance", PAIR, ".glance"),
    Look("glance-dark", PAIR, ".glance", scheme="dark"),
    Look("section-head", PAIR, ".section-head"),
    Look("discs", PAIR, ".discs"),
    Look("duo", PAIR, ".duo", height=320),
    Look("sides", PAIR, ".sides", height=320),
    Look("compare", PAIR, ".compare"),
    Look("compare-dark", PAIR, ".compare", scheme="dark", height=320),
    Look("venn", PAIR, ".venn"),
    Look("venn-dark", PAIR, ".venn", scheme="dark"),
    Look("overlap", PAIR, ".overlap", height=320),
    Look("chart", PAIR, ".charts"),
    Look("chart-dark", PAIR, ".charts", scheme="dark"),
    Look("ladder", PAIR, ".ladders"),
    Look("moves", PAIR, ".moves", height=320),
    Look("claims", PAIR, ".claims:has(.claim + .claim)"),
    Look("faq", PAIR, ".faq", height=320, opened=True),
    Look("author", PAIR, ".author"),
    Look("columns-edit", FOUR, ".columns-edit", opened=True),
    Look("compare-pick", FOUR, ".compare__pick", width=390),
    Look("pathmap", "/paths/", ".pathmap", width=1000),
    Look("results", "/search/?q=product", ".results", height=280),
    Look("versus", "/search/?q=product+manager+vs+project+manager", ".versus"),
    Look("empty", "/search/?q=zzzz", ".empty"),
    Look("builder", "/compare/?role=Product+manager&role=Nobody", ".builder"),
    Look("statement", "/which-path/", ".statement"),
    Look("fits", "/which-path/?vision=5&deadlines=4&improve=3&budget=1", ".fits", height=320),
    Look("data", "/salaries/", ".table-scroll", height=320),
    Look("terms", "/glossary/", ".terms", height=280),
    Look("cards", "/", ".cards", height=320),
    Look("site-head", "/", ".site-head"),
    Look("site-foot", "/", ".site-foot"),
    *screens("home", "/", dark=True),
    *screens("comparison", PAIR, dark=True),
    *screens("profile", PROFILE, dark=True),
    *screens("lists", "/roles/"),
    *screens("salaries", "/salaries/"),
    *screens("paths", "/paths/"),
    *screens("which-path", "/which-path/"),
    *screens("search", "/search/?q=product"),
    *screens("error", "/nowhere/"),
]
