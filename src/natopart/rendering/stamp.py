"""The line below an answer that says as of when and on what it rests."""

from __future__ import annotations

from natopart.model.stamp import Stamp
from natopart.rendering.page import Paragraph


def provenance(stamp: Stamp, hint: str, by: str = "") -> Paragraph:
    """Return that line: date, pool, profile, index, dataset, then a `hint` where to look next.

    `by` names the criterion or function that ranks, where it is not the whole index.
    """
    over = f" with {', '.join(stamp.overlays)}" if stamp.overlays else ""
    changed = f" ({', '.join(stamp.changes)})" if stamp.changes else ""
    ranked = f" by {by}" if by else ""
    drawn = f"; {stamp.draws:,} draws, seed {stamp.seed}" if stamp.draws else ""
    return Paragraph(
        f"As of {stamp.as_of}{ranked}; pool {stamp.pool}; profile {stamp.profile}{changed};"
        f" index {stamp.index}; dataset {stamp.dataset}{over}{drawn}. {hint}",
        quiet=True,
    )
