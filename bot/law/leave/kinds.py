"""The kinds of absence, days off and leave, Integration Regulation §§ 5-18."""

from __future__ import annotations

from enum import Enum


class LeaveKind(str, Enum):
    """Why somebody is away from the programme; sections of FOR-2020-12-15-2912."""

    ILLNESS = "illness"  # own illness or injury, § 5
    SICK_CHILD = "sick_child"  # sick child or child-minder, §§ 6 and 7
    PREGNANCY = "pregnancy"  # check-ups and days off, § 11
    BIRTH = "birth"  # the mother's and the father's days, § 12
    BREASTFEEDING = "breastfeeding"  # § 13
    WELFARE = "welfare"  # short leave for weighty reasons, § 14
    PEACE_WORK = "peace_work"  # peace and reconciliation work, § 14 a
    LONG_ILLNESS = "long_illness"  # own or a child's, up to a year, § 15
    PARENTAL = "parental"  # in the child's first year, § 16
    PUBLIC_HOLIDAY = "public_holiday"  # § 17(1)
    RELIGIOUS_DAY = "religious_day"  # self-chosen days of another faith, § 17(2)
    HOLIDAY = "holiday"  # § 18
