"""What a move does to pay: the difference seen from the start, under the like-for-like rule."""

from dataclasses import dataclass
from decimal import Decimal

from roles.domain.salary import Figure, NotComparable, SalaryGap, in_percent


@dataclass(frozen=True)
class PayChange:
    """Two figures of one kind: what the start pays and what the target pays."""

    before: Figure
    after: Figure

    @property
    def amount(self) -> Decimal:
        """Target less start, in the figures' currency and period; below zero for a loss."""
        return self.after.amount - self.before.amount

    @property
    def more(self) -> bool:
        """Whether the target pays more."""
        return self.amount > 0

    @property
    def size(self) -> Decimal:
        """The amount without its sign."""
        return abs(self.amount)

    @property
    def percent(self) -> Decimal:
        """The change in per cent of the start's pay, to one place."""
        return in_percent(self.amount, self.before.amount)

    @property
    def share(self) -> Decimal:
        """The per cent without their sign."""
        return abs(self.percent)


def pay_change(verdict: SalaryGap | NotComparable, *, start: str, to: str) -> PayChange | None:
    """The change from one role (key) to the other; None where their pay may not be compared: the verdict says why.

    The amount on the way back is the same with the other sign; the share is not, because it is one of other pay.
    """
    if isinstance(verdict, NotComparable):
        return None
    figures = {earner.role: earner.figure for earner in verdict.earners}
    return PayChange(figures[start], figures[to]) if start in figures and to in figures else None
