"""Replace what identifies a person before anything is stored.

A number is replaced by what it is: ``<fnr>`` and ``<dnr>`` (national identity and
D-numbers), ``<duf>``, ``<account>``, ``<phone>``, and ``<number>`` for any other row of
eight digits or more; an address by ``<email>``. Ages, amounts, dates, times, years and
emergency numbers stay, since answers depend on them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from stdnum import iban

from bot.privacy.folding import fold
from bot.privacy.identifiers import ACCOUNT, EMAIL
from bot.privacy.segments import Replacement, replacements

_FEWEST_DIGITS: Final = 5
# Decimal digits of any script, superscript, circled and Ethiopic ones.
_DIGIT: Final = re.compile(r"[\d²³¹⁰-₉፩-፱①-⓿❶-➓🄀-🄊]")
_AT: Final = re.compile("[@＠﹫]")
_LOCAL: Final = r"[^\s@<>()\[\]{},;:\"'/\x01]{1,64}"
_HOST: Final = r"[^\W\d_][\w\x00-]*(?:\.[\w\x00-]+)*"
_EMAIL: Final = re.compile(
    rf"{_LOCAL}@\x00*{_HOST}|{_LOCAL} ?@ ?{_HOST}\.[^\W\d_]{{2,}}"
)
_IBAN: Final = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\x00*\d{2}(?:[ .\x00-]{0,4}[A-Z0-9]){11,30}",
    re.IGNORECASE | re.ASCII,
)
_IBAN_LENGTHS: Final = range(34, 14, -1)
_PAYLOAD: Final = re.compile(r"(/[^{]*)(\{.*\})(\s*)", re.DOTALL)
_FILLER: Final = "\x01"


def redact(text: str) -> str:
    """The text with a marker in place of every identifier.

    >>> redact("Ring meg på ٩٠ ١٢ ٣٤ ٥٦, jeg er 23 og får 22 758 kr")
    'Ring meg på <phone>, jeg er 23 og får 22 758 kr'
    """
    if not _may_identify(text):
        return text
    payload = _PAYLOAD.fullmatch(text)
    if payload and (parsed := _parsed(payload[2])) is not None:
        clean = _redact_values(parsed)
        body = payload[2] if clean == parsed else json.dumps(clean, ensure_ascii=False)
        return _redact_plain(payload[1]) + body + payload[3]
    return _redact_plain(text)


def _may_identify(text: str) -> bool:
    return len(_DIGIT.findall(text)) >= _FEWEST_DIGITS or bool(_AT.search(text))


def _redact_plain(text: str) -> str:
    if not _may_identify(text):
        return text
    folded = fold(text)
    for finder in (_emails, _accounts_abroad, replacements):
        for start, end, marker in reversed(list(finder(folded))):
            filler = _FILLER * len(marker)
            text = text[:start] + marker + text[end:]
            folded = folded[:start] + filler + folded[end:]
    return text


def _emails(folded: str) -> Iterator[Replacement]:
    if "@" in folded:
        for found in _EMAIL.finditer(folded):
            yield found.start(), found.end(), EMAIL


def _accounts_abroad(folded: str) -> Iterator[Replacement]:
    """Account numbers with a country (IBAN) whose check digits are right."""
    for found in _IBAN.finditer(folded):
        places = [i for i in range(*found.span()) if folded[i].isalnum()]
        for length in _IBAN_LENGTHS:
            number = "".join(folded[i] for i in places[:length])
            if len(number) == length and iban.is_valid(number):
                yield found.start(), places[length - 1] + 1, ACCOUNT
                break


def _parsed(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _redact_values(value: Any) -> Any:
    """The same JSON value; a number that identifies someone becomes its marker."""
    if isinstance(value, dict):
        return {_redact_plain(key): _redact_values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_redact_values(item) for item in value]
    if isinstance(value, str):
        return _redact_plain(value)
    written = json.dumps(value)
    clean = _redact_plain(written)
    return value if clean == written else clean
