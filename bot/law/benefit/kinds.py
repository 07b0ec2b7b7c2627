"""The other benefits that a participant may have beside the introduction benefit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from bot.law.legislation import StepValue


class BenefitKind(str, Enum):
    """A benefit; Integration Act § 22 speaks of all but the last."""

    UNEMPLOYMENT = "unemployment"  # dagpenger
    SICKNESS = "sickness"  # sykepenger
    PARENTAL = "parental"  # foreldrepenger
    DISABILITY = "disability"  # uføretrygd
    WORK_ASSESSMENT_ALLOWANCE = "work_assessment_allowance"  # arbeidsavklaringspenger
    TRANSITIONAL = "transitional"  # overgangsstønad
    CHILD_BENEFIT = "child_benefit"  # barnetrygd
    CASH_FOR_CARE = "cash_for_care"  # kontantstøtte
    QUALIFICATION = "qualification"  # kvalifiseringsstønad


class Per(str, Enum):
    """What time an amount is for."""

    MONTH = "month"
    YEAR = "year"


# Reduced only as far as the right to them was earned before the programme, § 22(1).
EARNED = frozenset(
    {BenefitKind.UNEMPLOYMENT, BenefitKind.SICKNESS, BenefitKind.PARENTAL}
)


@dataclass(frozen=True, kw_only=True)
class OtherBenefit:
    """A benefit that the person receives; None is "not known"."""

    kind: BenefitKind
    amount: Fraction  # kroner: the decision letter or the payslip from Nav
    per: Per = Per.MONTH
    earned_before_programme: bool | None = None  # the three that are earned only

    @property
    def monthly(self) -> Fraction:
        """The amount for a month."""
        return self.amount / 12 if self.per is Per.YEAR else self.amount

    @property
    def yearly(self) -> Fraction:
        """The amount for a year."""
        return self.amount if self.per is Per.YEAR else self.amount * 12

    def told(self, place: int) -> dict[str, StepValue]:
        """What is known of it, by the names that a request has for it.

        Args:
            place: where it stands in the list of other benefits, from 0.
        """
        known: dict[str, StepValue] = {
            "kind": self.kind.value,
            "amount": self.amount,
            "per": self.per.value,
        }
        if self.kind in EARNED and self.earned_before_programme is not None:
            known["earned_before_programme"] = self.earned_before_programme
        return {f"other_benefits.{place}.{name}": fact for name, fact in known.items()}
