"""Questions and answers as structured data (schema.org), for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from bot.server.topic_answers import Answer, Named


def faq_page(address: str, tag: str, questions: Iterable[dict[str, Any]]) -> Markup:
    """A FAQPage as JSON that can stand in a page.

    Args:
        address: of the page.
        tag: its language.
        questions: what stands in it, in order.
    """
    content = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "url": address,
        "inLanguage": tag,
        "mainEntity": list(questions),
    }
    # With < > & and ' as escapes, so that nothing in a text can end the element.
    return htmlsafe_json_dumps(content, partial(json.dumps, ensure_ascii=False))


def answered(answer: Answer, address: str) -> dict[str, Any]:
    """A question whose answer stands in the page; the text is the page's."""
    told = {"@type": "Answer", "text": answer.text, "url": address}
    return {**asked(answer, address), "acceptedAnswer": told}


def asked(topic: Named, address: str) -> dict[str, Any]:
    """A question whose answer stands at an address."""
    return {"@type": "Question", "name": topic.title, "url": address}
