"""The rule NP414."""

from __future__ import annotations

import re
from collections.abc import Iterator

from natopart.checks.finding import Finding
from natopart.checks.walk import rolls
from natopart.model.dataset import Dataset
from natopart.model.fact import Block
from natopart.model.roll import Roll


def roll_sum(dataset: Dataset) -> Iterator[Finding]:
    """NP414: a roll of personnel that does not add up.

    What it does: compares the `total` and the `count` that a roll states with the sum and the
    number of the figures of its date. A difference is explained where the roll names the
    countries that it omits, where its note gives the number that we have, or where a figure
    of that date has other sources than the roll and stands in place of one of its own. With
    an overlay it is a warning: whoever corrects one figure need not correct the roll.

    Why: the roll's silence is a zero; if figures are missing from it, it is not.

    Example: `count: 48` where forty-seven countries have personnel as of that date.

    Remedy: complete the figures, list the omitted countries under `omits`, or explain the
    difference in the note with the number that remains.
    """
    for spot, roll in rolls(dataset):
        if roll.table != "personnel" or roll.omits:
            continue
        blocks = _blocks(dataset, roll)
        if not all(set(block.sources) & set(roll.sources) for block in blocks):
            continue
        rows = [value for block in blocks for value in block.values.values()]
        for key, stated, found in (
            ("total", roll.total, sum(rows)),
            ("count", roll.count, float(len(rows))),
        ):
            if stated is not None and stated != found and not _told(roll.note, found):
                message = (
                    f"the {key} is {stated:.10g}, but the figures of {roll.as_of} make {found:.10g}"
                )
                hint = f"complete them, or explain {found:.10g} in the note"
                place = spot.under(key)
                found_by = place.doubt if dataset.overlays else place.error
                yield found_by("NP414", message, hint)


def _blocks(dataset: Dataset, roll: Roll) -> list[Block]:
    """Return the figures of the roll's date, none where its operation is unknown."""
    operation = dataset.operations.get(roll.key)
    return [b for b in operation.personnel if b.as_of == roll.as_of] if operation else []


def _told(note: str, number: float) -> bool:
    return f"{number:.0f}" in re.findall(r"\d+", note.replace(",", ""))
