"""A slot that keeps the first text it was given."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.slots import TextSlot


class FirstTextSlot(TextSlot):
    """Keeps its first value until it is emptied.

    For a sign that may begin something but never change it, such as one short word
    of another language in a conversation that has one.
    """

    _value: Any

    type_name = "bot.dialogue.first_text_slot.FirstTextSlot"

    @property
    def value(self) -> Any:
        """The value."""
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        if value is None or self._value is None:
            self._value = value
            self._has_been_set = value is not None
