"""Outside addresses: each is asked politely, none inside a private network, and the answers are kept for the desk."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import ClassVar

import pytest
from django.core.management import call_command
from django.test import override_settings

from roles.editing import asking
from roles.editing.asking import Answer, ask, is_public
from roles.editing.links import check
from roles.models import LinkCheck
from tests import factories as make
from tests.factories import NOW


class Elsewhere(BaseHTTPRequestHandler):
    """A web site: `/404` answers 404, `/get-only` refuses HEAD, `/to/…` redirects, `/silent` never answers."""

    heard: ClassVar[list[tuple[str, str, str]]] = []

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.heard.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/silent":
            threading.Event().wait(1)
            return
        target = self.path.removeprefix("/to/") if self.path.startswith("/to/") else ""
        refused = self.path == "/get-only" and self.command == "HEAD"
        status = 302 if target else 405 if refused else int(self.path[1:]) if self.path[1:].isdigit() else 200
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of a web site on this machine."""
    Elsewhere.heard.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def asked(url: str, **options: float) -> Answer:
    """The answer, this machine being allowed."""
    return ask(url, user_agent="Guide", allowed=lambda address: True, **options)  # type: ignore[arg-type]


def heard() -> list[str]:
    return [f"{method} {path}" for method, path, _ in Elsewhere.heard]


def test_a_page_that_is_there_is_asked_once_for_its_head_alone(elsewhere: str) -> None:
    assert asked(f"{elsewhere}/page") == Answer(200)
    assert Elsewhere.heard == [("HEAD", "/page", "Guide")]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "says that there is no such page (404)"),
        (410, "says that there is no such page (410)"),
        (403, "does not answer programs (403)"),
        (503, "answers with an error of its own (503)"),
    ],
)
def test_a_bad_answer_to_head_is_asked_again_in_full_and_told_in_words(elsewhere: str, status: int, why: str) -> None:
    assert asked(f"{elsewhere}/{status}") == Answer(status, why)
    assert heard() == [f"HEAD /{status}", f"GET /{status}"]


def test_who_refuses_head_may_still_answer(elsewhere: str) -> None:
    assert asked(f"{elsewhere}/get-only") == Answer(200)


def test_a_host_that_is_asked_too_much_is_left_in_peace(elsewhere: str) -> None:
    assert asked(f"{elsewhere}/429").status == 429
    assert heard() == ["HEAD /429"]


def test_a_redirect_is_followed_to_its_end(elsewhere: str) -> None:
    assert asked(f"{elsewhere}/to/{elsewhere}/404").status == 404
    assert asked(f"{elsewhere}/to//page") == Answer(200)


def test_redirects_without_an_end_are_given_up(elsewhere: str) -> None:
    answer = asked(f"{elsewhere}/to/" + f"{elsewhere}/to/" * 7 + "/page")
    assert answer == Answer(302, "leads on and on without an end (302)")
    assert len(Elsewhere.heard) <= 2 * (asking.MOST_REDIRECTS + 1)


def test_a_silent_host_is_waited_for_only_so_long(elsewhere: str) -> None:
    assert asked(f"{elsewhere}/silent", patience=0.1) == Answer(None, "does not answer")


def test_who_sends_for_ever_is_cut_off(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "AT_MOST", 0.1)
    assert asked(f"{elsewhere}/silent", patience=5).status is None
    assert threading.active_count() < 10


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "https:///nowhere", "https://[::1", "http://example.org:port/", "javascript:alert(1)"]
)
def test_what_is_no_address_of_a_page_is_not_asked(url: str) -> None:
    assert asked(url) == Answer(None, "is not the address of a web page")


def test_this_machine_is_never_asked_by_itself_nor_by_a_redirect(elsewhere: str) -> None:
    refused = Answer(None, "leads into a private network")
    assert ask(f"{elsewhere}/page", user_agent="Guide") == refused
    assert ask(elsewhere.replace("127.0.0.1", "localhost"), user_agent="Guide") == refused
    assert Elsewhere.heard == []
    once = iter([True, False])
    inner = ask(f"{elsewhere}/to/{elsewhere}/page", user_agent="Guide", allowed=lambda address: next(once))
    assert inner == refused
    assert heard() == [f"HEAD /to/{elsewhere}/page"]


PRIVATE = """
    127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255
    ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 2002:7f00:1::
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_what_is_not_of_the_public_internet_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111"])
def test_what_is_of_the_public_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


# --- Keeping the answers ----------------------------------------------------------------------------


@pytest.fixture
def linked(db: None) -> None:
    """A guide with an address in a field, one in the prose of a row, and one in a draft."""
    make.make_source(url="https://a.example/survey")
    make.make_responsibility(text="Read [the survey](https://b.example/x?a=1&b=2) and [us](/roles/).")
    make.publish_all(now=NOW)
    make.make_tool(url="https://c.example/")


def test_every_address_that_readers_see_is_asked_and_kept(linked: None) -> None:
    answers = {"https://a.example/survey": Answer(404, "is gone"), "https://b.example/x?a=1&b=2": Answer(200)}
    assert check(at=NOW, asking=lambda url: answers[url], pause=0) == (2, 1)
    kept = {found.url: (found.status, found.why, found.checked_at) for found in LinkCheck.objects.all()}
    assert kept == {url: (answer.status, answer.why, NOW) for url, answer in answers.items()}


def test_a_later_answer_replaces_the_first_and_what_left_the_guide_is_forgotten(linked: None) -> None:
    LinkCheck.objects.create(url="https://old.example/", status=404, checked_at=NOW)
    check(at=NOW, asking=lambda url: Answer(404, "is gone"), pause=0)
    later = NOW + timedelta(days=1)
    check(at=later, asking=lambda url: Answer(200), pause=0)
    assert set(LinkCheck.objects.values_list("status", "why", "checked_at")) == {(200, "", later)}
    assert LinkCheck.objects.count() == 2


def test_one_host_is_asked_one_thing_at_a_time_and_only_so_much(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roles.editing.links.MOST_OF_A_HOST", 2)
    for number in range(4):
        make.make_source(slug=f"source-{number}", url=f"https://a.example/{number}")
    make.publish_all(now=NOW)
    at_once, most = threading.Semaphore(1), []

    def asking(url: str) -> Answer:
        assert at_once.acquire(blocking=False)
        most.append(url)
        at_once.release()
        return Answer(200)

    check(at=NOW, asking=asking, pause=0)
    assert most == ["https://a.example/0", "https://a.example/1"]
    check(at=NOW, asking=asking, pause=0)
    assert most[2:] == ["https://a.example/2", "https://a.example/3"]


@override_settings(SITE_URL="https://guide.example.org")
def test_the_command_says_who_asks_and_what_came_of_it(
    linked: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    agents = []

    def asked(url: str, *, user_agent: str) -> Answer:
        agents.append(user_agent)
        return Answer(None, "does not answer")

    monkeypatch.setattr("roles.management.commands.check_links.ask", asked)
    call_command("check_links")
    assert set(agents) == {"CareerGuide link check (+https://guide.example.org/)"}
    assert "2 addresses asked, 2 of them dead." in capsys.readouterr().out
