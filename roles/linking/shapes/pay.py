"""Pay: one figure with what it measures and who says so; and who earns more."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from roles.domain import lines, pay, paychange, salary
from roles.domain import records as r
from roles.domain.guide import Link
from roles.linking.shapes.base import Cited, Dataset, Number, Ref, Shape, absolute, cited, ref


class Percentiles(Shape):
    """Real percentiles, as far as the source gives them."""

    p10: Number | None
    p25: Number | None
    p50: Annotated[Number | None, Field(description="The median.")]
    p75: Number | None
    p90: Number | None


class SalaryShape(Cited):
    """A salary record: schema.org's `MonetaryAmount` or, with percentiles, `MonetaryAmountDistribution`."""

    role: Ref
    key: Annotated[str, Field(description="Permanent within the role.", examples=["gb-glassdoor"])]
    url: Annotated[str | None, Field(description="The figure on the page of its role.")]
    country: Annotated[str, Field(description="ISO 3166.", examples=["GB"])]
    region: Annotated[str, Field(description="Part of the country; empty for all of it.", examples=[""])]
    currency: Annotated[str, Field(description="ISO 4217.", examples=["GBP"])]
    amount: Annotated[
        Number | None,
        Field(
            description="In `currency` for one `period`; null where `state` is `percentiles-only`.", examples=[53012]
        ),
    ]
    statistic: Annotated[
        str | None,
        Field(description="What the amount is: `mean`, `median`, or `average` where the source does not say which."),
    ]
    state: Annotated[str, Field(description="`stated`, or `percentiles-only`.", examples=["stated"])]
    percentiles: Percentiles | None
    basis: Annotated[str, Field(description="`base`, `total` or `not-stated`.", examples=["base"])]
    period: Annotated[str, Field(description="`year`, `month` or `hour`.", examples=["year"])]
    level: Annotated[str, Field(description="`entry`, `middle`, `senior`; empty for all levels together.")]
    retrieved_on: Annotated[date | None, Field(description="When the source was looked up.")]
    release: Annotated[str, Field(description="The release of the dataset, if it is one.", examples=["May 2024"])]
    wider_occupation: Annotated[
        str,
        Field(
            description="What the source calls the occupation that the figure is of, where that is wider than the role;"
            " else empty. Roles with the same one share the figure.",
            examples=["Software developers"],
        ),
    ]
    occupation_code: Annotated[
        str, Field(description="The source's own code of the occupation that it asked about.", examples=["13-1082"])
    ]
    top_code: Annotated[
        Number | None,
        Field(
            description="The source gives no figure from here up: a higher percentile that is null is at least this."
        ),
    ]
    dataset: Dataset


class EarnerShape(Shape):
    """A role in the answer to “who earns more?”, with the figure that counted."""

    role: Ref
    amount: Number
    statistic: str
    salary_key: Annotated[str, Field(description="The record that the amount is of.")]


class VerdictShape(Shape):
    """Who earns more in a country, like compared only with like; or why that cannot be said."""

    country: Annotated[str, Field(examples=["GB"])]
    state: Annotated[
        str,
        Field(
            description="`comparable`; or why there is no answer: `no-figures`, `one-sided` (only one role has any), "
            "`not-alike` (no two measure the same) or `same-occupation` (one wage stands for all of them).",
            examples=["comparable"],
        ),
    ]
    currency: str | None
    period: str | None
    ranking: Annotated[list[EarnerShape], Field(description="From the highest down; empty without an answer.")]
    difference: Annotated[Number | None, Field(description="Highest less lowest.")]
    percent: Annotated[Number | None, Field(description="The difference in per cent of the lowest.")]
    salaries: Annotated[list[SalaryShape], Field(description="Every figure of these roles in the country.")]


class PayChangeShape(Shape):
    """What a move does to pay, by two figures of one kind."""

    before: Number
    after: Number
    change: Annotated[Number, Field(description="Below nought for a loss.")]
    percent: Annotated[Number, Field(description="The change in per cent of the pay before.")]
    currency: str
    period: str
    statistic: str


def salary_shape(role: Link, found: lines.Pay) -> SalaryShape:
    """One figure of a role."""
    s = found.salary
    line = cited(found.cited)
    assert line is not None  # noqa: S101 - a figure always has a source
    return SalaryShape(
        **dict(line),
        role=ref(role),
        key=s.key,
        url=absolute(f"{role.url}#salaries-{s.key}" if role.url else ""),
        country=s.country,
        region=s.region,
        currency=s.currency,
        amount=s.amount,
        statistic=s.statistic or None,
        state="percentiles-only" if s.amount is None else "stated",
        percentiles=_percentiles(s),
        basis=s.basis,
        period=s.period,
        level=s.level,
        retrieved_on=s.retrieved_on,
        release=s.release,
        wider_occupation=s.wider_occupation,
        occupation_code=s.occupation_code,
        top_code=s.top_code,
        dataset=s.dataset,
    )


def salaries_shape(figures: Iterable[tuple[Link, lines.Pay]]) -> list[SalaryShape]:
    """Figures, each with the role that it is of."""
    return [salary_shape(role, found) for role, found in figures]


def _percentiles(s: r.Salary) -> Percentiles | None:
    return Percentiles(p10=s.p10, p25=s.p25, p50=s.p50, p75=s.p75, p90=s.p90) if s.percentiles else None


def verdict_shape(found: pay.CountryPay) -> VerdictShape:
    """Who earns more in one country."""
    verdict = found.verdict
    gap = verdict if isinstance(verdict, salary.SalaryGap) else None
    first = found.ranking[0].pay.salary if found.ranking else None
    return VerdictShape(
        country=found.country,
        state="comparable" if isinstance(verdict, salary.SalaryGap) else verdict.why.value,
        currency=first.currency if first else None,
        period=first.period if first else None,
        ranking=[
            EarnerShape(
                role=ref(ranked.role),
                amount=ranked.amount,
                statistic=ranked.pay.figure.statistic if ranked.pay.figure else "",
                salary_key=ranked.pay.salary.key,
            )
            for ranked in found.ranking
        ],
        difference=gap.difference if gap else None,
        percent=gap.percent if gap else None,
        salaries=[salary_shape(role, pay) for role, pay in found.pays],
    )


def pay_change_shape(found: paychange.PayChange | None) -> PayChangeShape | None:
    """What a move does to pay; None where pay may not be compared: the verdict says why."""
    if found is None:
        return None
    return PayChangeShape(
        before=found.before.amount,
        after=found.after.amount,
        change=found.amount,
        percent=Decimal(found.percent),
        currency=found.after.salary.currency,
        period=found.after.salary.period,
        statistic=found.after.statistic,
    )
