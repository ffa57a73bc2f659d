"""Hostile and costly Markdown: nothing that runs survives, and nothing takes long."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.domain.prose import link, missing
from roles.prose import MAX_LENGTH, ProseTooLong, faults, markdownify, plain, render, render_inline
from tests.markup import dangers

OURS = f"/media/{'0a' * 16}-640x480.webp"
SHARED = Path(__file__).parents[2] / "shared" / "security"

HOSTILE = [
    # schemes
    "[a](javascript:prompt(document.cookie))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](<java\nscript:alert(1)>)",
    "[a](&#x6A&#x61vascript:alert(1))",
    "[a](Javas&#99;ript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](vbscript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![a](javascript:alert(1))",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "[![a](javascript:alert(1))](javascript:alert(2))",
    # attributes
    "![a'\"`onerror=prompt(1)](x)",
    '![a](https://example.org/a.png"onload="alert(1))',
    '![a]("onerror="alert(1))',
    f'![" onerror="alert(1)]({OURS})',
    f'![a]({OURS} "x\\" onerror=\\"alert(1)")',
    '[a](/b "x\\" onclick=\\"alert(1)")',
    '[[role:a|x" onmouseover="alert(1)]]',
    "[ ](https://a.de?p=[[/data-x=. style=background-color:#000000;position:fixed data-y=.]])",
    "```js onclick=alert(1)\nx\n```",
    # elements
    "<script>alert(1)</script>",
    "<ScRiPt\n>alert(1)</sCrIpT\n>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<details open ontoggle=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<p style="background:url(javascript:alert(1))">',
    "<style>@import 'http://example.org/x.css';</style>",
    "<form action=javascript:alert(1)><button>x",
    "<base href=javascript:/a/>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "|<script>|\n|-|\n|<img src=x onerror=alert(1)>|",
    "[[role:<script>alert(1)</script>]]",
    "[[role:a|<script>alert(1)</script>]]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\ue000<script>\ue001",
]

COSTLY = {
    "brackets": "[" * 50_000,
    "tags": "<a " * 20_000,
    "quotes": "> " * 5_000 + "x",
    "lists": "- " * 5_000 + "x",
    "one line": "word " * 50_000,
    "columns": "|a" * 10_000 + "|\n" + "|-" * 10_000 + "|\n",
    "rows to fill up": "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|\n" * 8_000,
    "tables to fill up": ("|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "|\n" * 100 + "\n") * 50,
    "pictures": "![" * 25_000,
    "half links": "![a](/media/" * 4_000,
    "references": "[[" * 25_000,
    "half references": "[[role:a|" * 5_000,
    "emphasis": "*a_ " * 12_000,
    "brackets in emphasis": "[*" * 25_000,
    "backticks": "".join("`" * n + "a" for n in range(1, 300)),
    "definitions": "[a]: b\n" * 7_000,
    "entities": "&" * 50_000,
}


@pytest.mark.parametrize("name", COSTLY)
def test_no_text_costs_more_than_two_seconds(name: str) -> None:
    for markdown in (COSTLY[name], COSTLY[name][:MAX_LENGTH]):
        for function in (faults, markdownify, plain):
            began = time.process_time()
            with suppress(ProseTooLong):
                function(markdown)
            assert time.process_time() - began < 2


@pytest.mark.parametrize("name", COSTLY)
def test_costly_text_is_safe_too(name: str) -> None:
    assert dangers(markdownify(COSTLY[name][:MAX_LENGTH])) == []


@pytest.mark.parametrize("markdown", HOSTILE)
def test_nothing_that_runs_survives(markdown: str) -> None:
    for made in (render(markdown), render_inline(markdown)):
        filled = made.fill(lambda reference: link(f"/{reference.key}/", reference.words))
        assert dangers(filled) == []


@pytest.mark.parametrize("collection", ["markdown-xss.txt", "html-xss-sample.txt"])
def test_nothing_of_the_public_collections_survives(collection: str) -> None:
    if not (SHARED / collection).exists():
        pytest.skip("the shared collections are not beside this checkout")
    payloads = (SHARED / collection).read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    bad = {
        payload: dangers(filled)
        for payload in payloads
        for filled in (markdownify(payload), render_inline(payload).fill(missing))
        if dangers(filled)
    }
    assert len(payloads) > 40
    assert bad == {}


@given(st.text(alphabet=st.sampled_from("ab[](){}!|<>\"'`*_~#&;:/\\-=.\n\t 01\ue000\ud800\x00"), max_size=200))
def test_no_text_breaks_the_renderer(markdown: str) -> None:
    assert dangers(markdownify(markdown)) == []
    assert dangers(render_inline(markdown).fill(missing)) == []
    plain(markdown)
    faults(markdown)
