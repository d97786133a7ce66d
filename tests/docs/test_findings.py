"""docs/findings.md says what the shipped data say."""

from __future__ import annotations

from tests.findings_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.findings_page"
