"""The rule ids of the programme's compulsory parts, in the order of the statute."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.law.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

_OWN = "compulsory_collective_protection"
_SOCIAL_STUDIES = ("social_studies_compulsory", f"social_studies_{_OWN}")
_LIFE_SKILLS = ("life_skills_compulsory", f"life_skills_{_OWN}")
_GUIDANCE = ("parental_guidance_compulsory", f"parental_guidance_{_OWN}")

COMPULSORY_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "part_work_or_education": rule("yes_no", "work_or_education_compulsory"),
        "part_norwegian": rule("yes_no", "norwegian_compulsory"),
        "part_social_studies": rule("yes_no", *_SOCIAL_STUDIES),
        "part_no_social_studies": rule("yes_no", *_SOCIAL_STUDIES),
        "part_life_skills": rule("yes_no", *_LIFE_SKILLS),
        "part_parental_guidance": rule("yes_no", *_GUIDANCE),
        "part_no_parental_guidance": rule("yes_no", *_GUIDANCE),
    }
)
