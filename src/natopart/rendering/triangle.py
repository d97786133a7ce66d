"""The weight triangle as a picture: who stands first under which weights, as SVG text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from natopart.rendering.pattern import filling, patterns
from natopart.rendering.text import percent, visible
from natopart.scoring.weights.analysis import WeightAnalysis
from natopart.scoring.weights.plane import TRIANGLE, Shape, Weights, centroid, share

WIDTH = 760
CORNERS = ((380.0, 70.0), (660.0, 555.0), (100.0, 555.0))
"""Where all weight lies on the first criterion, on the second, on the third."""
LEGEND_TOP = 640
ROW = 24
LABELLED = 0.01
"""A part of the weights so large carries its label; a smaller one is in the legend alone."""
EXCLUDED = "pattern-excluded"


class Winner(NamedTuple):
    """Who stands first in a part of the weights, several where they tie there."""

    partners: tuple[str, ...]
    share: float
    shape: Shape
    central: tuple[float, ...]

    @property
    def label(self) -> str:
        """Return the codes, as they stand in the picture."""
        return " = ".join(self.partners)


def triangle(
    analysis: WeightAnalysis, weights: Sequence[float], names: Mapping[str, str], title: str
) -> str:
    """Return the picture as SVG, with its numbers in a legend and in a description.

    `weights` are the profile's, a weight for each criterion. Winners are told apart by
    lightness, by pattern and by their codes, so that the picture needs no colour. Weights that
    preferences exclude are shown as such.
    """
    found = winners(analysis)
    height = LEGEND_TOP + ROW * (len(found) + 3)
    parts = [
        _opening(height),
        f'<title id="title">{_safe(title)}</title>',
        f'<desc id="desc">{_safe(described(analysis, weights, names))}</desc>',
        "<defs>",
        *patterns(len(found), EXCLUDED),
        "</defs>",
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        _text((WIDTH / 2, 30), title, 'text-anchor="middle" font-size="17" font-weight="bold"'),
        *_outline(analysis),
        *(_part(winner, place) for place, winner in enumerate(found)),
        *(_label(winner, analysis.region) for winner in found if winner.share >= LABELLED),
        *_corners(analysis.criteria),
        *_profile(_padded(weights)),
        *_legend(analysis, found, weights, names),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _opening(height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" role="img" aria-labelledby="title desc"'
        ' font-family="Helvetica, Arial, sans-serif" font-size="15">'
    )


def winners(analysis: WeightAnalysis) -> list[Winner]:
    """Return who stands first in which part of the weights, the greatest first."""
    alike: dict[Shape, list[str]] = {}
    for code, shape in analysis.polygons.items():
        alike.setdefault(shape, []).append(code)
    found = [
        Winner(tuple(codes), share(shape, analysis.region), shape, analysis.central[codes[0]])
        for shape, codes in alike.items()
    ]
    return sorted(found, key=lambda winner: (-winner.share, winner.partners))


def described(analysis: WeightAnalysis, weights: Sequence[float], names: Mapping[str, str]) -> str:
    """Return the picture in words, for whoever cannot see it."""
    parts = [
        f"{_named(winner, names)}: {percent(winner.share)} of the weights, central"
        f" {_shares(winner.central)}"
        for winner in winners(analysis)
    ]
    return (
        f"Weights of {', '.join(analysis.criteria)}; each point of the triangle is one way to"
        f" weigh them, each part shows who stands first there. {'. '.join(parts)}."
        f" The profile's weights are {_shares(weights)}."
    )


def _named(winner: Winner, names: Mapping[str, str]) -> str:
    return " level with ".join(
        f"{code} {names[code]}" if names.get(code, code) != code else code
        for code in winner.partners
    )


def _shares(weights: Sequence[float]) -> str:
    return " / ".join(f"{weight * 100:.0f}" for weight in weights)


def _padded(weights: Sequence[float]) -> Weights:
    first, second, third = (*weights, 0.0, 0.0)[:3]
    return first, second, third


def _at(weights: Weights) -> tuple[float, float]:
    """Return where a point of the triangle lies in the picture."""
    x, y = (sum(w * corner[k] for w, corner in zip(weights, CORNERS, strict=True)) for k in (0, 1))
    return x, y


def _outline(analysis: WeightAnalysis) -> Iterator[str]:
    whole = TRIANGLE[: len(analysis.criteria)]
    yield _shape(whole, f'fill="url(#{EXCLUDED})" stroke="#888" stroke-width="1"')


def _part(winner: Winner, place: int) -> str:
    style = filling(place)
    if len(winner.shape) > 2:
        return _shape(winner.shape, f'fill="{style.fill}" stroke="#222" stroke-width="1.5"')
    if len(winner.shape) == 1:
        return _shape(winner.shape, "", style.colour)
    dash = f' stroke-dasharray="{style.dash}"' if style.dash else ""
    rim = _shape(winner.shape, 'stroke="#222" stroke-width="14"')
    line = _shape(winner.shape, f'stroke="{style.colour}" stroke-width="11"{dash}')
    return f"{rim}\n{line}"


def _shape(shape: Shape, style: str, colour: str = "#888") -> str:
    """Return a polygon, a line or a dot."""
    points = [_at(corner) for corner in shape]
    if len(points) == 1:
        x, y = points[0]
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="9" fill="{colour}" stroke="#222"/>'
    if len(points) == 2:
        (x, y), (u, v) = points
        return f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{u:.2f}" y2="{v:.2f}" {style}/>'
    path = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polygon points="{path}" stroke-linejoin="round" {style}/>'


def _label(winner: Winner, region: Shape) -> str:
    """Return the codes over a white rim: two texts, as not all viewers know `paint-order`."""
    x, y = _at(centroid(winner.shape))
    if len(region) < 3:
        x, y = x + 34, y - (12 if len(region) == 2 else -12)
    size = 20 if winner.share > 0.05 and len(region) > 2 else 14
    style = f'text-anchor="middle" font-weight="bold" font-size="{size}"'
    rim = f'{style} stroke="white" stroke-width="5" stroke-linejoin="round" aria-hidden="true"'
    place = (x, y + size / 3)
    return "\n".join((_text(place, winner.label, rim), _text(place, winner.label, style)))


def _corners(criteria: Sequence[str]) -> Iterator[str]:
    places = ((380.0, 57.0), (660.0, 580.0), (100.0, 580.0))
    for name, place in zip(criteria, places, strict=False):
        yield _text(place, f"all on {name}", 'text-anchor="middle"')


def _profile(weights: Weights) -> Iterator[str]:
    x, y = _at(weights)
    yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="7" fill="white" stroke="black" stroke-width="2"/>'
    yield f'<circle cx="{x:.2f}" cy="{y:.2f}" r="2.5" fill="black"/>'


def _legend(
    analysis: WeightAnalysis,
    found: Sequence[Winner],
    weights: Sequence[float],
    names: Mapping[str, str],
) -> Iterator[str]:
    bold = 'font-weight="bold"'
    yield _text((60, LEGEND_TOP - 10), "first", bold)
    yield _text((460, LEGEND_TOP - 10), "of the weights", f'text-anchor="end" {bold}')
    central = f"central: {' / '.join(analysis.criteria)}"
    yield _text((480, LEGEND_TOP - 10), central, f'{bold} font-size="12"')
    for place, winner in enumerate(found):
        y = LEGEND_TOP + ROW * place
        yield _swatch(y, filling(place).fill)
        yield _text((60, y + 14), _short(_named(winner, names)))
        yield _text((460, y + 14), percent(winner.share), 'text-anchor="end"')
        yield _text((480, y + 14), _shares(winner.central))
    y = LEGEND_TOP + ROW * len(found)
    yield from _profile_row(y, weights)
    if share(analysis.region, TRIANGLE[: len(analysis.criteria)]) < 1 - 1e-9:
        yield _swatch(y + ROW, f"url(#{EXCLUDED})")
        yield _text((60, y + ROW + 14), "excluded by preferences")


def _profile_row(y: float, weights: Sequence[float]) -> Iterator[str]:
    yield f'<circle cx="38" cy="{y + 9:.2f}" r="7" fill="white" stroke="black" stroke-width="2"/>'
    yield f'<circle cx="38" cy="{y + 9:.2f}" r="2.5" fill="black"/>'
    yield _text((60, y + 14), "the profile's weights")
    yield _text((480, y + 14), _shares(weights))


def _swatch(y: float, fill: str) -> str:
    return f'<rect x="24" y="{y:.2f}" width="28" height="18" fill="{fill}" stroke="#222"/>'


def _short(text: str, most: int = 44) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _text(place: tuple[float, float], text: str, style: str = "") -> str:
    gap = " " if style else ""
    return f'<text x="{place[0]:.2f}" y="{place[1]:.2f}"{gap}{style}>{_safe(text)}</text>'


def _safe(text: str) -> str:
    return escape(visible(text))
