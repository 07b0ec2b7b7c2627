"""Values of an answer as the tables show them."""

from __future__ import annotations

from typing import Any


def plain(value: Any) -> str:
    """A value in words; of null, a line above or a notice says why there is none."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(plain, value)) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{name} {plain(one)}" for name, one in value.items())
    return str(value)
