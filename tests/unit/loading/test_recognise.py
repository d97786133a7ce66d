"""Which part of a dataset a lone file is."""

from __future__ import annotations

import pytest

from natopart.loading.recognise import place_in_layout

SOURCES = "a: {title: A, publisher: B}"
ROLLS = "tools: [{key: parp}]\nscopes: {}"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("/x/operations/isaf.yaml", "personnel: []", "operations/isaf.yaml"),
        ("/x/operations/isaf/rolls.yaml", "rolls: []", "operations/isaf/rolls.yaml"),
        ("/x/sources.yaml", SOURCES, "sources.yaml"),
        ("/me/projects/sources.yaml", SOURCES, "sources.yaml"),
        ("/me/projects/rolls.yaml", ROLLS, "rolls.yaml"),
        ("/me/series/gdp.yaml", "values: {SWE: {2012: 5}}", "series/gdp.yaml"),
        ("/me/new.yaml", SOURCES, "sources/new.yaml"),
        ("/me/new.yml", SOURCES, "sources/new.yaml"),
        ("/me/new.yaml", ROLLS, "rolls.yaml"),
        ("/me/airlift.yaml", "{kind: pool, members: [], nato_run: true}", "projects/airlift.yaml"),
        ("/me/new.yaml", "{alpha: 1, beta: 2}", None),
        ("/me/new.yaml", "[1, 2]", None),
        ("/me/new.yaml", "a: [", None),
        ("/x/operations/isaf.yaml", "a: [", "operations/isaf.yaml"),
        ("/x/operations/isaf.yaml", "{alpha: 1}", "operations/isaf.yaml"),
    ],
)
def test_place(path: str, text: str, expected: str | None) -> None:
    assert place_in_layout(tuple(path.split("/")), text.encode()) == expected
