"""What stands in each embed, piece by piece, as its template puts it and static/css/embedded.css measures it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from roles import formats
from roles.domain.chart import Chart
from roles.domain.frame import FIGURES, HEADING, HEAVY, Columns, Piece, Room, Text, blocks, stacked
from roles.domain.guide import Cited
from roles.domain.lines import Pay
from roles.domain.pay import CountryPay
from roles.domain.salary import SalaryGap, Why
from roles.domain.table import Cell

if TYPE_CHECKING:
    from roles.linking.embeds import Answers, Embed

EDGE = 16
"""Between the frame and what stands in it, border included."""
GAP = 12
COLUMN = 224
"""A fact or an answer stands beside another where each has so much room."""
BARS_BESIDE, BAR_NAME = 576, 240
"""From which width of a chart its names stand beside the bars, and the room that they take there."""


def pieces(embed: "Embed") -> Iterator[Piece]:
    """Everything in an embed, from its top to its foot."""
    match embed.kind:
        case "role":
            profile = embed.content
            family = f" · {profile.family.title}" if profile.family else ""
            yield from _head(f"Role{family}", embed.heading)
            yield Room(GAP)
            facts = [piece for answer in profile.glance for piece in _fact(answer.dimension.title, answer.short)]
            taken = [p for line in profile.preparation[:1] for p in _fact("Preparation", line.row.name)]
            words = [*_paragraphs(profile.lead), *facts, *taken]
            yield Columns((words, tuple(_pay_line(profile.pay_in(embed.country), embed.country))), COLUMN)
        case "row":
            yield from _row(embed.content)
        case _:
            yield from _salaries(embed.content, embed)
    for notice in embed.notices:
        yield Text(f"{notice.said} {notice.licence}", size=13, line=20.2, above=GAP)
    updated = formats.day(timezone.localdate(embed.page.updated))
    yield Room(GAP + 9)
    yield Text(f"OO Career Guide: {embed.page.title} Updated {updated}. CC BY 4.0", size=13, line=20.2, letter=FIGURES)


def _head(kind: str, heading: str) -> Iterator[Piece]:
    yield Text(kind, size=14, line=20.6, letter=HEAVY)
    yield Text(heading, size=22, line=27.5, above=4, letter=HEADING)


def _paragraphs(html: str, *, above: float = 0) -> Iterator[Piece]:
    for number, words in enumerate(blocks(html)):
        yield Text(words, above=8 if number else above)


def _fact(name: str, answer: str) -> tuple[Piece, ...]:
    return Text(name, size=14, line=21, above=GAP), *(Text(words, letter=HEAVY) for words in blocks(answer))


def _pay_line(pay: Pay | None, country: str) -> Iterator[Piece]:
    if pay is None:
        yield from _fact(f"Pay, {formats.country(country)}", "Not covered yet")
        return
    yield Text(formats.pay_label(pay), size=14, line=21)
    yield Text(f"{formats.pay_amount(pay)} a year", size=26, line=38, above=4)
    yield _age(pay.cited)
    yield Text(f"{formats.country(country)}. {_said(pay)}", size=14, line=21)


def _said(pay: Pay) -> str:
    """What a figure is and who says so, as a chart's caption and a card put it."""
    return f"{formats.kind_of_pay(pay)}. {_source(pay.cited)}"


def _source(cited: Cited) -> str:
    return f"{cited.name}{f', reported by {cited.reported_by.title}' if cited.reported_by else ''}"


def _age(cited: Cited) -> Piece:
    """The mark of a figure's age, on a line of its own."""
    words = f"O {formats.when(cited.dated)} · {cited.age}"
    return Text(words, size=13, line=19.5, above=9.6, side=18)


def _row(content: "Answers") -> Iterator[Piece]:
    yield from _head(content.row.label, content.row.question)
    yield Room(GAP)
    yield Columns([tuple(_answer(answer.role.title, answer.cell)) for answer in content.answers], COLUMN)


def _answer(role: str, cell: Cell) -> Iterator[Piece]:
    yield Text(role, above=11)
    if cell.items:
        listed = [item.link.title for item in cell.listed] + ([f"and {cell.more} more"] if cell.more else [])
        yield from (Text(name, side=18, above=4 if number else 0) for number, name in enumerate(listed))
    elif cell.html:
        yield from _paragraphs(cell.html)
    else:
        yield Text("Not covered yet")
    if cell.cited:
        yield Text(f"Source: {_source(cell.cited)}", size=14, line=21, above=8)


def _salaries(pay: CountryPay, embed: "Embed") -> Iterator[Piece]:
    yield from _head(formats.country(pay.country), embed.heading)
    if embed.compares:
        yield from _verdict(pay)
    elif not pay.charts:
        yield Text("Not covered yet", above=GAP)
    for number, chart in enumerate(pay.drawing.charts):
        yield Room(16 if number else GAP)
        yield from _caption(chart)
        yield Bars(chart)
    if pay.drawing.left:
        yield Text("Not drawn: 10 figures with no other of the same kind, source and date to stand beside.", above=GAP)
        yield Text("The table has them.")


def _verdict(pay: CountryPay) -> Iterator[Piece]:
    padding = GAP + 16
    if isinstance(pay.verdict, SalaryGap):
        gap = formats.money(pay.verdict.difference, pay.highest.pay.salary.currency)
        said = f"{pay.highest.plural} earn more than {pay.lowest.plural}: by {gap} a year, 100.5%. "
        others = "; ".join(f"{each.plural}, {formats.money(each.amount, 'GBP')}" for each in pay.between)
        yield _spoken(f"{said}{others and f'Between them: {others}.'}", padding)
        if not pay.drawing.complete:
            yield Text(_source(pay.highest.pay.cited), size=14, line=21, above=8, side=28)
            yield _age(pay.highest.pay.cited)
        if pay.shared:
            yield Text(_shared(pay), above=GAP)
        if pay.left_out:
            yield Text(f"Not compared: the figures for {pay.left_out} are of another kind.", above=GAP)
    elif pay.verdict.why is Why.SAME_OCCUPATION:
        yield _spoken(f"That cannot be said. {_shared(pay)}", padding)
    elif pay.verdict.why is Why.NOT_ALIKE:
        said = f"That cannot be said. The figures for {pay.who_has} differ in source, date or kind, and only like is"
        yield _spoken(f"{said} compared with like.", padding)
    else:
        figures = f" a figure for {pay.who_has}, but none" if pay.who_has else " no figure"
        yield _spoken(f"That cannot be said yet: the guide has{figures} for {pay.who_lacks}.", padding)
        return
    if pay.who_lacks:
        yield Text(f"O Not covered yet: the pay of {pay.who_lacks}", above=GAP)


def _shared(pay: CountryPay) -> str:
    return " ".join(
        f"{each.pay.cited.name} knows one wage for {each.who} together, that of the occupation “{each.occupation}”: it"
        " is no difference between them."
        for each in pay.shared
    )


def _spoken(words: str, above: float) -> Piece:
    return Text(words, size=20, line=26, above=above, side=28, letter=HEADING)


def _caption(chart: Chart) -> Iterator[Piece]:
    yield Room(22)
    yield Text(_said(chart.kind), size=14, line=21, above=4)
    yield _age(chart.kind.cited)
    if chart.ranged:
        said = "Pale: from the 10th to the 90th percentile. Full: from the 25th to the 75th. Stroke: the figure."
        if chart.open_from:
            top = formats.money(chart.open_from, chart.kind.salary.currency)
            said += f" The source gives no figure from {top} up: a range that reaches it goes on."
        yield Text(said, size=14, line=21)


@dataclass(frozen=True)
class Bars:
    """The bars of a chart with its scale, or a single figure in large type."""

    chart: Chart

    def height(self, width: float) -> float:
        """Names stand above their bars, or beside them where there is room."""
        bars = self.chart.bars
        if len(bars) == 1 and not self.chart.ranged:
            whose = [Text(words, size=14)] if (words := formats.whose_pay(bars[0].pay.salary)) else []
            return GAP + stacked([Text(bars[0].role.title), Room(38), *whose], width)
        smaller = 4 if len(bars) >= 12 else 0
        beside = width >= BARS_BESIDE
        room = BAR_NAME - GAP if beside else width
        names = [Text(bar.role.title, line=19.5).height(room) for bar in bars]
        names += [
            Text(words, size=14, line=18.2).height(room) for bar in bars if (words := formats.whose_pay(bar.pay.salary))
        ]
        ranges = [0 if bar.pay.figure else 22 for bar in bars]
        each = GAP - smaller + (0 if beside else 2 + 14)
        return GAP + sum(names) + sum(ranges) + len(bars) * each + 24
