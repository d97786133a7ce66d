"""The picture of the weight triangle: its numbers in text, and nothing of a name takes effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

import pytest

from natopart.rendering.pattern import COLOURS, filling
from natopart.rendering.triangle import triangle
from natopart.scoring.weights.analysis import analyse
from tests.unit.scoring.weights.build import CRITERIA, EQUAL, compete

SVG = "{http://www.w3.org/2000/svg}"
THREE: dict[str, tuple[float, ...]] = {"A": (1, 0, 0), "B": (0, 1, 0), "C": (0, 0, 1)}


def drawn(
    scores: Mapping[str, Sequence[float]],
    *preferences: str,
    names: Mapping[str, str] | None = None,
    criteria: tuple[str, ...] = CRITERIA,
) -> ElementTree.Element:
    field = compete(scores, 1, *preferences, criteria=criteria)
    text = triangle(analyse(field), EQUAL[: len(criteria)], names or {}, "Who is first")
    return ElementTree.fromstring(text)  # noqa: S314


def texts(picture: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


def test_the_numbers_stand_in_the_legend_and_in_the_description() -> None:
    picture = drawn({"A": (1, 0, 0), "B": (0, 0.5, 0.5)}, names={"A": "Austria"})
    assert {"A Austria", "44.4 %", "56 / 22 / 22", "B", "55.6 %"} <= set(texts(picture))
    told = picture.findtext(f"{SVG}desc") or ""
    assert "A Austria: 44.4 % of the weights, central 56 / 22 / 22" in told
    assert "The profile's weights are 33 / 33 / 33" in told
    assert picture.findtext(f"{SVG}title") == "Who is first"


def test_corners_are_named_and_parts_labelled() -> None:
    found = texts(drawn(THREE))
    assert [text for text in found if text.startswith("all on")] == [
        f"all on {name}" for name in CRITERIA
    ]
    assert {"A", "B", "C"} <= set(found)


def test_the_profiles_weights_are_marked_in_the_middle() -> None:
    marks = [(c.get("cx"), c.get("cy")) for c in drawn(THREE).iter(f"{SVG}circle")]
    assert ("380.00", "393.33") in marks


def test_what_preferences_exclude_is_shown_and_told() -> None:
    assert "excluded by preferences" in texts(drawn(THREE, "operations>=financial"))
    assert "excluded by preferences" not in texts(drawn(THREE))


def test_who_ties_shares_a_part() -> None:
    picture = drawn({**THREE, "D": (1, 0, 0)})
    assert "A = D" in texts(picture)
    assert len(list(picture.iter(f"{SVG}polygon"))) == 1 + 3


def test_a_segment_is_drawn_as_lines_and_a_point_as_a_dot() -> None:
    lines = list(drawn(THREE, "specific=0").iter(f"{SVG}line"))
    assert len(lines) == 2 * 2
    assert "100 %" in texts(drawn(THREE, "specific=0", "operations=0.6"))
    assert "100 %" in texts(drawn({"A": (0.5,), "B": (0.2,)}, criteria=("operations",)))


def test_one_partner_is_first_everywhere_and_nobody_nowhere() -> None:
    assert "100 %" in texts(drawn({"A": (0.5, 0.5, 0.5)}))
    assert not [text for text in texts(drawn({})) if "%" in text]


def test_text_takes_no_effect() -> None:
    picture = drawn({"<b>&": (1, 1, 1)}, names={"<b>&": '"><script>\x1b[31m\x00'})
    assert '<b>& "><script>?[31m?' in texts(picture)
    assert not list(picture.iter(f"{SVG}script"))


def test_many_winners_are_told_apart_without_colour() -> None:
    kinds = [filling(place) for place in range(42)]
    marked = {(k.fill if place % 7 == 0 else k.colour, place % 7) for place, k in enumerate(kinds)}
    assert len(marked) == 42


def test_fillings_next_to_each_other_differ_in_lightness() -> None:
    """By the luma of ITU-R BT.601, at least 12 of 100 apart."""
    luma = [
        sum(w * int(c[k : k + 2], 16) for w, k in ((0.299, 1), (0.587, 3), (0.114, 5))) / 2.55
        for c in COLOURS
    ]
    assert all(abs(a - b) > 12 for a, b in zip(luma, luma[1:] + luma[:1], strict=True))


@pytest.mark.parametrize("preference", ["operations>=financial", "specific=0"])
def test_the_same_bytes_each_time(preference: str) -> None:
    one, two = (ElementTree.tostring(drawn(THREE, preference)) for _ in range(2))
    assert one == two
