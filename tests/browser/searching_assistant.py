"""An assistant that understands by rote, for the search of the topics."""

from __future__ import annotations

from typing import Any

from .fake_assistant import FakeAssistant

# What each word is understood as: the intent, and the ranking below it.
UNDERSTOOD: dict[str, tuple[str, list[tuple[str, float]]]] = {
    "holiday": (
        "faq/holiday",
        [("faq/holiday", 0.9), ("faq/travel_abroad", 0.05), ("greet", 0.02)],
    ),
    "money": (
        "nlu_fallback",
        [
            ("vague", 0.5),
            ("faq/benefit_payday", 0.12),
            ("benefit_amount", 0.11),
            ("faq/benefit_tax", 0.06),
            ("faq/child_benefit", 0.05),
            ("faq/housing", 0.04),
            ("faq/driving_licence", 0.03),
        ],
    ),
    "unsure": ("nlu_fallback", [("faq/sick_leave", 0.15), ("violence", 0.12)]),
    "Holiday": ("suicide", [("suicide", 1.0)]),
    "help": ("suicide", [("suicide", 1.0)]),
    "amount": ("benefit_amount", [("faq/benefit_under_25", 0.9), ("inform", 0.05)]),
    "hello": ("greet", [("greet", 0.99), ("faq/venue", 0.02)]),
    "bonjour": ("unknown_language", [("unknown_language", 1.0)]),
}
_NOT_TEXT: tuple[str, list[tuple[str, float]]] = ("not_text", [("not_text", 1.0)])
_REFUSED: tuple[str, list[tuple[str, float]]] = (
    "out_of_scope",
    [("out_of_scope", 0.9), ("faq/housing", 0.04)],
)


class SearchingAssistant(FakeAssistant):
    """Keeps what was searched for; what it does not know is out of scope."""

    def __init__(self) -> None:
        """Begin with nothing searched."""
        super().__init__()
        self.searched: list[str] = []

    async def parse(self, text: str) -> dict[str, Any]:
        """What is understood, in the form of Rasa's parser."""
        self.searched.append(text)
        if text == "break":
            raise RuntimeError(text)
        label, ranking = UNDERSTOOD.get(text) or _other(text)
        group = label.partition("/")[0]
        return {
            "text": text,
            "intent": {
                "name": group,
                "confidence": ranking[0][1],
                "full_retrieval_intent_name": label if group == "faq" else None,
            },
            "intent_ranking": [{"name": n, "confidence": c} for n, c in ranking],
        }


def _other(text: str) -> tuple[str, list[tuple[str, float]]]:
    return _REFUSED if any(map(str.isalnum, text)) else _NOT_TEXT
