"""Rules look everywhere: a section that the walk forgets is one that no rule sees."""

from __future__ import annotations

from pathlib import Path

import natopart
from natopart.checks.walk import records
from natopart.loading.layout import SECTIONS


def test_the_walk_visits_every_section() -> None:
    overlay = Path(__file__).parents[2] / "docs" / "volunteers"  # a section that is not shipped
    visited = {spot.section for spot, _ in records(natopart.load(overlay))}
    assert visited == {section.name for section in SECTIONS}
