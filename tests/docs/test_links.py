"""Every link of the pages on method, data and terms leads to a file and a title."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import DOCS


def anchors(text: str) -> set[str]:
    """Return the anchors that a page's titles have."""
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize(
    "name", ["method.md", "method-robustness.md", "data.md", "glossary.md", "json.md"]
)
def test_every_link_leads_somewhere(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        target = DOCS / path if path else DOCS / name
        assert target.is_file(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link
