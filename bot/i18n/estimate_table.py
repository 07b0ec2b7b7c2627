"""An estimate in numbers: the rows of a small table, and the steps that unfold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from bot.i18n.bidi import isolated
from bot.i18n.catalog import catalog
from bot.i18n.decisive import SAID_FIRST
from bot.i18n.explanation import caveats, explain, notice, reasons
from bot.i18n.formatting import duration, kroner, kroner_and_oere, short_date
from bot.i18n.wording import say

Estimate = Mapping[str, Any]
_Format = Callable[[str, str], str]
Row = tuple[str, str]


def _(text: str) -> str:
    """Mark a text for the extraction of messages."""
    return text


# Translators: caption of a small table with the numbers of an estimate
_CAPTION: Final = _("The estimate in numbers")
# Translators: rows of that table, from here on; an amount or a time stands beside each
_BENEFIT: Final[Mapping[str, tuple[str, _Format]]] = {
    "monthly": (_("Per month, before tax"), kroner),
    "deduction": (_("Taken from the month's benefit"), kroner_and_oere),
    "monthly_after_deduction": (_("Left of the month's benefit"), kroner),
    "annual": (_("Per year"), kroner),
    "daily": (_("Per day"), kroner_and_oere),
    "hourly": (_("Per hour"), kroner_and_oere),
}
_RANGE: Final = {
    "lowest": _("Lowest amount per month"),
    "highest": _("Highest amount per month"),
}
_DURATION: Final[Mapping[str, tuple[str, _Format]]] = {
    "shortest_months": (_("Shortest time"), duration),
    "longest_months": (_("Longest time"), duration),
    "extension_months": (_("Can be made longer by"), duration),
    "latest_end": (_("Last day"), short_date),
    "latest_end_with_extension": (_("Last day, if it is made longer"), short_date),
}
_SPAN: Final = {"lowest": _("At least"), "highest": _("At most")}
_ONLY_WITH_DEDUCTION: Final = frozenset({"deduction", "monthly_after_deduction"})


def estimate_table(
    kind: str, result: Sequence[str], answer: Estimate, locale: str
) -> dict[str, Any]:
    """What a client needs to show an estimate as a table with its steps.

    Args:
        kind: benefit, duration, eligibility, content or leave.
        result: the result in sentences.
        answer: the JSON of `bot/law/<kind>_answer.py`.
        locale: of all texts.

    Returns:
        `lines`: the result, and that it is an estimate; `caption`; `rows` of `label`
        and `value`; `steps_title`; `steps`, a sentence each with its section; `notes`:
        what is open, what was taken for granted, and what holds for every estimate.
    """
    rows = _rows(kind, answer, locale)
    notes = [*reasons(answer, locale), *caveats(answer, locale)]
    return {
        "lines": [isolated(x, locale) for x in (*result, notice(SAID_FIRST, locale))],
        "caption": catalog(locale).gettext(_CAPTION),
        "rows": [{"label": label, "value": value} for label, value in rows],
        "steps_title": say("utter_steps", locale),
        "steps": [isolated(step, locale) for step in explain(answer, locale)],
        "notes": [isolated(note, locale) for note in notes],
    }


def _rows(kind: str, answer: Estimate, locale: str) -> Iterator[Row]:
    if kind == "benefit":
        yield from _benefit(answer, locale)
    elif kind == "duration":
        yield from _bounds(_SPAN, answer, duration, locale)
        yield from _known(_DURATION, answer, locale)


def _benefit(answer: Estimate, locale: str) -> Iterator[Row]:
    yield from _bounds(_RANGE, answer, kroner, locale)
    nothing_taken = answer.get("deduction") == "0.00"
    left_out = _ONLY_WITH_DEDUCTION if nothing_taken else frozenset()
    shown = {name: row for name, row in _BENEFIT.items() if name not in left_out}
    yield from _known(shown, answer, locale)


def _bounds(
    labels: Mapping[str, str], answer: Estimate, written: _Format, locale: str
) -> Iterator[Row]:
    """The lowest and the highest value, where facts are missing."""
    for name, value in (answer.get("range") or {}).items():
        yield catalog(locale).gettext(labels[name]), written(str(value), locale)


def _known(
    rows: Mapping[str, tuple[str, _Format]], answer: Estimate, locale: str
) -> Iterator[Row]:
    """The rows whose value the estimate has; what is unknown or nothing has no row."""
    for name, (label, written) in rows.items():
        if answer.get(name):
            yield catalog(locale).gettext(label), written(str(answer[name]), locale)
