"""Which pictures show what the guide looks like: each component once, and the first screen of each kind of page.

docs/design.md shows the components; tests/browser/test_looks.py compares all of them with what a browser draws.
"""

from dataclasses import dataclass

PAIR = "/compare/product-manager-vs-project-manager/"
FOUR = "/compare/product-manager-vs-product-owner-vs-project-manager-vs-scrum-master/"
MOVE = "/moves/project-manager/to/product-manager/"
PROFILE = "/roles/product-manager/"


@dataclass(frozen=True)
class Look:
    """A picture docs/looks/<name>.png of what `selector` finds at `address`; without one, of the first screen.

    `height` is the most that is shown of a component, in pixels. `opened` opens what is folded in it, `pressed` is
    pressed first, and shown too.
    """

    name: str
    address: str
    selector: str = ""
    width: int = 760
    scheme: str = "light"
    height: int = 480
    opened: bool = False
    pressed: str = ""


def screens(
    name: str, address: str, widths: tuple[int, ...] = (1280, 390), schemes: tuple[str, ...] = ("light",)
) -> list[Look]:
    """The first screen of a page: on a desk and on a phone, in light, unless asked for otherwise."""
    return [
        Look(f"screen-{name}-{width}{'' if scheme == 'light' else '-dark'}", address, width=width, scheme=scheme)
        for scheme in schemes
        for width in widths
    ]


BOTH = ("light", "dark")
LOOKS = [
    Look("site-foot", "/", ".site-foot", width=1040),
    Look("head", PROFILE, ".head", width=1040),
    Look("contents", PAIR, ".contents", width=390, opened=True),
    Look("section-head", PAIR, ".section-head"),
    Look("glance", PAIR, ".glance"),
    Look("glance-dark", PAIR, ".glance", scheme="dark"),
    Look("duo", PAIR, ".chart:has(.duo)", height=420),
    Look("sides", PAIR, ".sides", height=320),
    Look("compare", PAIR, ".compare"),
    Look("compare-dark", PAIR, ".compare", scheme="dark", height=320),
    Look("compare-pick", FOUR, ".compare:has(.compare__pick)", width=390, height=360),
    Look("state", FOUR, "tr:has(.state)", width=1200),
    Look("overlap", PAIR, ".overlap", height=420),
    Look("overlap-dark", PAIR, ".overlap", scheme="dark", height=420),
    Look("verdict", PAIR, ".verdict"),
    Look("chart", PAIR, ".charts"),
    Look("chart-dark", PAIR, ".charts", scheme="dark"),
    Look("term", PAIR, ".pop:popover-open", pressed="main button.term >> visible=true >> nth=0"),
    Look("age", PAIR, ".pop:popover-open", pressed="main button.age >> visible=true >> nth=0"),
    Look("sources", PAIR, ".sources", height=280),
    Look("ladder", PAIR, ".ladders", height=420),
    Look("pathmap", "/paths/", ".pathmap", width=1100),
    Look("moves", PAIR, ".moves", height=320),
    Look("gap", MOVE, ".gap", height=320),
    Look("claims", PAIR, ".claims:has(.claim + .claim)"),
    Look("faq", PAIR, ".faq", height=320, opened=True),
    Look("author", PAIR, ".author"),
    Look("columns-edit", FOUR, ".columns-edit", opened=True),
    Look("note", "/which-path/?show_result=1", ".note"),
    Look("builder", "/compare/?role=Product+manager&role=Nobody", ".builder"),
    Look("statement", "/which-path/", ".statement"),
    Look("fits", "/which-path/?vision=5&deadlines=4&improve=3&budget=1", ".fits", height=320),
    Look("results", "/search/?q=product", ".results", height=280),
    Look("chooser", "/search/?q=product", ".chooser"),
    Look("versus", "/search/?q=product+manager+vs+project+manager", ".versus"),
    Look("empty", "/search/?q=zzzz", ".empty"),
    Look("data", "/salaries/", ".table-scroll", height=320),
    Look("terms", "/glossary/", ".terms", height=280),
    Look("cards", "/", ".cards", height=320),
    Look("asks", "/", ".asks"),
    Look("groups", "/", ".groups"),
    *screens("home", "/", schemes=BOTH),
    *screens("comparison", PAIR, schemes=BOTH),
    *screens("profile", PROFILE, schemes=BOTH),
    *screens("lists", "/roles/"),
    *screens("salaries", "/salaries/"),
    *screens("paths", "/paths/"),
    *screens("which-path", "/which-path/"),
    *screens("search", "/search/?q=product", widths=(1280,)),
    *screens("error", "/nowhere/", widths=(1280,)),
]
