"""How far an import has come: a bar on a terminal, a plain line now and then elsewhere."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol, TextIO

ON_TERMINAL, ELSEWHERE = 0.2, 15.0
"""Seconds between two tellings."""
WIDTH = 24


class Progress(Protocol):
    """Told what is being done, how many more of it are done, and how many it will be, if anyone knows."""

    def __call__(self, what: str, done: int, total: int | None = None) -> None: ...


def quiet(what: str, done: int, total: int | None = None) -> None:
    """Progress that tells nobody."""


class Told:
    """Tells a stream of each step: how much is done, how fast, and how long it will take still."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = monotonic) -> None:
        self.stream, self.clock, self.is_terminal = stream, clock, stream.isatty()
        self.every = ON_TERMINAL if self.is_terminal else ELSEWHERE
        self.what, self.done, self.total, self.began, self.told = "", 0, 0, 0.0, 0.0

    def __enter__(self) -> "Told":
        return self

    def __exit__(self, *_: object) -> None:
        self._finish(self.clock())

    def __call__(self, what: str, done: int, total: int | None = None) -> None:
        """So many more of this are done; another step than before ends that one."""
        now = self.clock()
        if what != self.what:
            self._finish(now)
            self.what, self.done, self.total, self.began, self.told = what, 0, 0, now, now
        self.done, self.total = self.done + done, total or self.total
        if now - self.told >= self.every:
            self.told = now
            self._write(self._said(now))

    def _finish(self, now: float) -> None:
        if self.what:
            self._write(f"{self.what}: {self.done:,} in {_time(now - self.began)}")
            self.stream.write("\n" * self.is_terminal)
            self.what = ""

    def _said(self, now: float) -> str:
        spent = now - self.began
        rate = self.done / spent if spent else 0.0
        of = f" of {self.total:,}" if self.total else ""
        said = f"{self.what}: {self.done:,}{of}, {rate:,.0f} a second"
        if self.total and rate:
            part = min(self.done / self.total, 1.0)
            said += f", {_time((self.total - self.done) / rate)} left"
            if self.is_terminal:
                said = f"[{'#' * round(part * WIDTH):.<{WIDTH}}] {part:4.0%} {said}"
        return said

    def _write(self, said: str) -> None:
        self.stream.write(f"\r\033[K{said}" if self.is_terminal else f"{said}\n")
        self.stream.flush()


def _time(seconds: float) -> str:
    """“42 s”, “3 min 5 s”."""
    minutes, rest = divmod(max(round(seconds), 0), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
