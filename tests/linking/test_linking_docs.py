"""What docs/linking.md tells developers of other sites to do works: every example is run, every answer compared."""

import io
import json
import re
import shlex
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

DOC = settings.BASE_DIR / "docs" / "linking.md"
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
GUIDE = "https://guide.example"

type Block = tuple[str, str]
"""Language and text."""

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped"), pytest.mark.one_database]


def blocks() -> list[Block]:
    """The examples, with this guide's address in them."""
    text = DOC.read_text().replace(GUIDE, settings.SITE_URL)
    return [(found["language"], found["text"]) for found in BLOCK.finditer(text)]


def asked(url: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> HttpResponse:
    """The guide's answer to a program."""
    assert url.startswith(f"{settings.SITE_URL}/"), url
    return Client().generic(method, url.removeprefix(settings.SITE_URL), headers=headers)


def curl(line: str) -> HttpResponse:
    """What ``curl`` would get: an address, -I for the head alone."""
    options = shlex.split(line)
    assert options.pop(0) == "curl", line
    method = "HEAD" if "-I" in options else "GET"
    [url] = [option for option in options if not option.startswith("-")]
    return asked(url, method=method)


def fits(example: Any, answer: Any) -> bool:
    """Whether the answer has all that the example shows; “…” stands for any text."""
    if isinstance(example, dict):
        return isinstance(answer, dict) and all(
            name in answer and fits(example[name], answer[name]) for name in example
        )
    if isinstance(example, list):
        return isinstance(answer, list) and all(fits(*pair) for pair in zip(example, answer, strict=False)) and answer
    return example in ("…", answer)


def with_their_answers() -> Iterator[tuple[str, Block | None]]:
    """Each example of a shell, with the block of its answer if one follows."""
    found = blocks()
    for place, (language, text) in enumerate(found):
        if language == "sh":
            following = found[place + 1] if place + 1 < len(found) else ("", "")
            yield text, following if following[0] in ("json", "http") else None


def test_every_command_is_answered_as_the_page_says() -> None:
    told = list(with_their_answers())
    assert len(told) > 8
    for text, answer in told:
        responses = [curl(line) for line in text.splitlines()]
        match answer:
            case "json", example:
                assert fits(json.loads(example), responses[-1].json()), f"{text}{responses[-1].json()}"
            case "http", example:
                status, *headers = example.splitlines()
                assert responses[-1].status_code == int(status)
                assert {line: responses[-1][line.partition(":")[0]] for line in headers} == {
                    line: line.partition(": ")[2] for line in headers
                }
            case _:
                assert {response.status_code for response in responses} == {200}, text


def test_every_program_runs_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def urlopen(request: urllib.request.Request | str) -> Any:
        url, headers = (request, {}) if isinstance(request, str) else (request.full_url, dict(request.header_items()))
        response = asked(url, headers=headers)
        sent = Message()
        for name, value in response.items():
            sent[name] = value
        if response.status_code >= 300:
            raise urllib.error.HTTPError(url, response.status_code, "", sent, None)
        body: Any = io.BytesIO(response.getvalue())
        body.headers = sent
        return body

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    programs = [text for language, text in blocks() if language == "python"]
    assert len(programs) > 2
    for program in programs:
        exec(compile(program, str(DOC), "exec"), {})  # noqa: S102 - our own documentation


def test_what_is_framed_may_be_framed() -> None:
    frames = re.findall(r'<iframe src="([^"]+)"', "".join(text for language, text in blocks() if language == "html"))
    assert len(frames) > 1
    for address in frames:
        response = asked(unescape(address))
        assert response.status_code == 200
        assert "X-Frame-Options" not in response


def test_no_example_is_of_a_language_that_nothing_here_runs() -> None:
    assert {language for language, _ in blocks()} == {"sh", "http", "json", "python", "html"}
