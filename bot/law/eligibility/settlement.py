"""Family and settlement: whom the municipality may offer the programme.

Integration Act (LOV-2020-11-06-127) §§ 8(1)-(3) and 9 f.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law import legislation
from bot.law.duration.facts import Permit

if TYPE_CHECKING:
    from bot.law.eligibility.facts import EligibilityFacts

# § 9 a to e: the permits whose holders are the family members of § 9 f.
PROTECTION = frozenset(
    {
        Permit.REFUGEE,
        Permit.RESETTLEMENT,
        Permit.HUMANITARIAN,
        Permit.COLLECTIVE_PROTECTION,
    }
)
# § 9 f and g: no agreement is needed.
WITHOUT_AGREEMENT = frozenset({Permit.FAMILY, Permit.INDEPENDENT_AFTER_ABUSE})


def family_of_others(facts: EligibilityFacts) -> bool | None:
    """Family is included where the sponsor has protection and settled lately.

    Integration Act §§ 8(3) and 9 f.
    """
    if facts.permit is not Permit.FAMILY:
        return False
    limit = legislation.value("sponsor_years_limit", on=facts.on)
    sponsor, years = facts.sponsor_permit, facts.sponsor_years_settled
    outside = (
        None if sponsor is None else sponsor not in PROTECTION,
        None if years is None else years >= limit,
    )
    return True if True in outside else None if None in outside else False


def without_agreement(facts: EligibilityFacts) -> bool | None:
    """Those settled without an agreement have no right where one is needed.

    Integration Act § 8(1) and (3).
    """
    if not needs_agreement(facts):
        return False
    settled = facts.settled_by_agreement
    return None if settled is None else not settled


def needs_agreement(facts: EligibilityFacts) -> bool:
    """Family, people after abuse, and refugees who first came as family need none.

    Integration Act § 8(2).
    """
    first_family = facts.permit is Permit.REFUGEE and facts.first_permit_family
    return facts.permit not in WITHOUT_AGREEMENT and not first_family


def moved(facts: EligibilityFacts) -> bool:
    """The right holds in the first municipality; a move without agreement ends it.

    Integration Act § 8(3).
    """
    return facts.moved_without_agreement is True
