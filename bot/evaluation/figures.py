"""Pictures as inline SVG: pure functions from counts to markup, colours in the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import sqrt
from typing import Final

from markupsafe import Markup

from bot.evaluation.measure import Rates, Tally, rates
from bot.evaluation.mistakes import Bin
from bot.evaluation.report_text import percent

_LABEL, _BAR, _VALUE = 80, 300, 130  # widths of the parts of a row
_ROW: Final = 28
_SIDE: Final = 300  # of the reliability plot
_MARGIN: Final = 40
_OOS: Final = ("oos_refused", "oos_suggested", "oos_answered")


def topic_bars(rows: Mapping[str, Tally], title: str) -> Markup:
    """Top-1 before top-3, one bar for each kind that has something to answer."""
    shown = {row: rates(tally) for row, tally in rows.items() if tally.in_scope}
    parts = [
        _label(row, y)
        + _bar((0, found["top3"]), y, "top3")
        + _bar((0, found["top1"]), y, "top1")
        + _value(f"{percent(found['top1'])}, {percent(found['top3'])}", y)
        for y, (row, found) in _stacked(shown)
    ]
    return _rows(parts, title)


def oos_bars(rows: Mapping[str, Tally], title: str) -> Markup:
    """What happened to questions out of scope: refused, suggested, answered."""
    shown = {row: rates(tally) for row, tally in rows.items() if tally.out_of_scope}
    parts = [
        _label(row, y)
        + _chain([(name, found[name]) for name in _OOS], y)
        + _value(f"{percent(found['oos_refused'])} refused", y)
        for y, (row, found) in _stacked(shown)
    ]
    return _rows(parts, title)


def reliability_plot(bins: Sequence[Bin], title: str) -> Markup:
    """Accuracy against confidence; a dot's area grows with its number of lines."""
    most = max((one.count for one in bins), default=1)
    parts = [_axes(), *(_dot(one, most) for one in bins)]
    side = _SIDE + 2 * _MARGIN
    return _svg(side, side, title, parts)


def _stacked(shown: Mapping[str, Rates]) -> Iterator[tuple[int, tuple[str, Rates]]]:
    """Each row with where it stands from above."""
    return ((row * _ROW, item) for row, item in enumerate(shown.items()))


def _chain(shares: Sequence[tuple[str, float | None]], y: int) -> Markup:
    """Bars one after the other."""
    ends = accumulate((share or 0.0 for _, share in shares), initial=0.0)
    bars = [
        _bar((start, share), y, name)
        for start, (name, share) in zip(ends, shares, strict=False)
    ]
    return Markup("").join(bars)


def _rows(parts: Sequence[Markup], title: str) -> Markup:
    return _svg(_LABEL + _BAR + _VALUE, max(1, len(parts)) * _ROW, title, parts)


def _svg(width: int, height: int, title: str, parts: Sequence[Markup]) -> Markup:
    head = Markup(
        '<svg role="img" viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
        "<title>{title}</title>"
    ).format(w=width, h=height, title=title)
    return head + Markup("").join(parts) + Markup("</svg>")


def _bar(span: tuple[float, float | None], y: int, name: str) -> Markup:
    """A bar from a share on, as long as another."""
    start, share = span[0], span[1] or 0.0
    return Markup(
        '<rect class="{name}" x="{x:.1f}" y="{y}" width="{width:.1f}" '
        'height="{height}"><title>{name}: {share}</title></rect>'
    ).format(
        name=name,
        x=_LABEL + start * _BAR,
        y=y + 4,
        width=share * _BAR,
        height=_ROW - 8,
        share=percent(share),
    )


def _label(text: str, y: int) -> Markup:
    return Markup('<text x="{x}" y="{y}" text-anchor="end">{text}</text>').format(
        x=_LABEL - 8, y=y + 19, text=text
    )


def _value(text: str, y: int) -> Markup:
    return Markup('<text x="{x}" y="{y}">{text}</text>').format(
        x=_LABEL + _BAR + 8, y=y + 19, text=text
    )


def _at(confidence: float, accuracy: float) -> tuple[float, float]:
    return _MARGIN + confidence * _SIDE, _MARGIN + (1 - accuracy) * _SIDE


def _axes() -> Markup:
    (left, bottom), (right, top) = _at(0, 0), _at(1, 1)
    return Markup(
        '<rect class="frame" x="{left}" y="{top}" width="{side}" height="{side}"/>'
        '<line class="ideal" x1="{left}" y1="{bottom}" x2="{right}" y2="{top}"/>'
        '<text x="{left}" y="{below}">0</text><text x="{right}" y="{below}" '
        'text-anchor="end">1 confidence</text><text x="{left}" y="{above}">'
        "accuracy 1</text>"
    ).format(
        left=left, right=right, top=top, bottom=bottom, side=_SIDE,
        below=bottom + 18, above=top - 8,
    )  # fmt: skip


def _dot(one: Bin, most: int) -> Markup:
    x, y = _at(one.confidence, one.accuracy)
    said = f"{one.low:.1f}-{one.high:.1f}: {one.count}, {percent(one.accuracy)} right"
    return Markup(
        '<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}">'
        "<title>{said}</title></circle>"
    ).format(x=x, y=y, r=3 + 12 * sqrt(one.count / most), said=said)
