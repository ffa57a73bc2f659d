"""Forms of rows that take in more than their fields say: what people type for a country, a code or an amount."""

from typing import Any, ClassVar

from roles import models
from roles.domain.cells import amount, clash_of_currencies
from roles.editing.fields import CountryField, CurrencyField
from roles.editing.rows import RowForm
from roles.editions.checks import code_faults
from roles.models.roles import Informs
from roles.models.salaries import PERCENTILES


class SalaryForm(RowForm):
    """A figure, whose amounts may carry the sign of its currency but of no other."""

    class Meta:
        field_classes: ClassVar[dict[str, type]] = {"country": CountryField, "currency": CurrencyField}
        help_texts: ClassVar[dict[str, str]] = {
            "country": "GB or United Kingdom.",
            "currency": "GBP or British pound.",
        }

    def clean(self) -> dict[str, Any] | None:
        """Compare the signs typed with the currency."""
        cleaned = super().clean()
        currency = self.cleaned_data.get("currency")
        for name in ("amount", *PERCENTILES, "top_code"):
            if currency and self.cleaned_data.get(name) is not None:
                clash = clash_of_currencies(amount(str(self[name].data)).sign, currency)
                if clash:
                    self.add_error(name, clash)
        return cleaned


class CertificationForm(RowForm):
    """A certification, which may count in one country only."""

    class Meta:
        field_classes: ClassVar[dict[str, type]] = {"country": CountryField}
        help_texts: ClassVar[dict[str, str]] = {"country": "GB or United Kingdom, if it counts in one country only."}


class TitleForm(RowForm):
    """Another title, in whatever language."""

    class Meta:
        help_texts: ClassVar[dict[str, str]] = {"language": "“en” for English, “de” for German."}


class CodeForm(RowForm):
    """A code, which has the form of its classification; what comes with it is a judgement, and has a reason."""

    class Meta:
        labels: ClassVar[dict[str, str]] = {"informs": "What it brings to this role", "note": "Why it fits"}
        help_texts: ClassVar[dict[str, str]] = {
            "informs": "Of the public datasets that the guide has taken in, what they say under this code is shown on"
            " the role from their next import on: the official wage alone, or everything. “Everything” is for the very"
            " same occupation, and for one role only.",
            "note": "Compare the classification’s definition with the role, and say how far it covers it. Readers see"
            " this beside the facts. Needed unless the code is only named.",
        }

    def clean(self) -> dict[str, Any] | None:
        """Refuse another classification’s code, facts without a reason, and an occupation that is another role's."""
        cleaned = super().clean()
        said = self.cleaned_data
        if not (said.get("scheme") and said.get("code")):
            return cleaned
        for name, fault in code_faults(said):
            if name not in self.errors:
                self.add_error(name, fault)
        if said.get("informs") == Informs.ALL:
            others = models.ExternalCode.objects.filter(dataset=None, scheme=said["scheme"], code=said["code"])
            others = others.filter(informs=Informs.ALL).exclude(parent=self.instance.parent_id)
            if title := others.values_list("parent__name", flat=True).first():
                sentence = f"Everything under this code goes to “{title}” already, and one occupation is one role only."
                self.add_error("informs", f"{sentence} Choose its wage alone, or change “{title}” first.")
        return cleaned
