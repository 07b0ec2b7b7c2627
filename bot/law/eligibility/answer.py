"""Right, duty and content as JSON has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.law.answer import Json, reasons

if TYPE_CHECKING:
    from bot.law.eligibility.assess import EligibilityAssessment


def eligibility_answer(assessment: EligibilityAssessment) -> Json:
    """Right and duty; `possible` beside them where one of the two is open."""
    answer: Json = {
        "on": assessment.on.isoformat(),
        "right": assessment.right.value,
        "duty": assessment.duty.value,
        "reasons": list(assessment.reasons),
        "content": list(assessment.content),
        "content_unknown": list(assessment.content_unknown),
        "missing": list(assessment.missing),
        **reasons(assessment.steps, assessment.explanation),
        "notices": list(assessment.notices),
    }
    if _is_open(assessment):
        answer["possible"] = {
            "right": [found.value for found in assessment.possible_rights],
            "duty": [found.value for found in assessment.possible_duties],
        }
    return answer


def _is_open(assessment: EligibilityAssessment) -> bool:
    """Whether another right or another duty is possible too."""
    questions = assessment.possible_rights, assessment.possible_duties
    return any(len(answers) > 1 for answers in questions)
