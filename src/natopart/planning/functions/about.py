"""One function: its types, who holds them, who covers it most, who is helped in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from natopart.model.view import View
from natopart.planning.functions.coverage import Coverage
from natopart.planning.functions.holders import Holders, holders
from natopart.planning.functions.matrix import functions
from natopart.planning.functions.recipients import Receipt, receives


class About(NamedTuple):
    """What is known of a function at the date, among the countries of a pool and the Allies.

    `types` are all of the function, also those that show a recipient; `leaders` are of the
    pool, `receipts` of the pool and the Allies.
    """

    function: str
    types: tuple[Holders, ...]
    leaders: tuple[Coverage, ...]
    receipts: tuple[Receipt, ...]


def about(view: View, function: str, pool: Sequence[str]) -> About:
    """Return what is known of a function, by id, among a pool, by code, and the Allies."""
    codes = tuple(sorted({*pool, *view.allies}))
    kinds = dict.fromkeys(view.dataset.functions[function].capabilities)
    return About(
        function=function,
        types=tuple(holders(view, codes, kind) for kind in kinds),
        leaders=functions(view, pool, (function,)).leaders[function],
        receipts=tuple(receipt for code in codes for receipt in receives(view, code, function)),
    )
