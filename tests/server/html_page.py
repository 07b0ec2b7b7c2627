"""A page of HTML as a person and a search engine read it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "img", "input", "br"}


@dataclass
class Element:
    """An element with its attributes and the text in it."""

    name: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, white space as it is shown."""
        return " ".join("".join(self.pieces).split())


class HtmlPage(HTMLParser):
    """Every element of a page, in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)
        self.close()
        assert not self._open, "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].name == tag, f"</{tag}> closes nothing"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, element: str, /, **attributes: str) -> list[Element]:
        """The elements of a name with these attributes (`class_`: one of them)."""
        return [e for e in self.elements if e.name == element and _has(e, attributes)]

    def one(self, element: str, /, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(element, **attributes)
        return found

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [e.attributes["href"] for e in self.all("a")]

    @property
    def alternates(self) -> dict[str, str]:
        """The addresses of the page in other languages."""
        found = [e.attributes for e in self.all("link", rel="alternate")]
        return {e["hreflang"]: e["href"] for e in found}

    @property
    def structured(self) -> dict[str, Any]:
        """The structured data."""
        script = self.one("script", type="application/ld+json")
        found: dict[str, Any] = json.loads("".join(script.pieces))
        return found


def _has(element: Element, wanted: dict[str, str]) -> bool:
    found = element.attributes
    return all(
        value in found.get("class", "").split()
        if name == "class_"
        else found.get(name) == value
        for name, value in wanted.items()
    )
