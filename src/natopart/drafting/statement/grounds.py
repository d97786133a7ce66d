"""What a statement is drafted from: the day, who meets, and what the plans answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from natopart.model.view import View
from natopart.planning.champions.champions import embargoes
from natopart.planning.champions.eligible import barred
from natopart.planning.functions.coverage import Coverage, coverage
from natopart.scoring.rank import rounded

if TYPE_CHECKING:
    from natopart.model.stamp import Stamp
    from natopart.planning.champions.answer import Champions
    from natopart.planning.cluster.proposal import Proposal


class Grounds(NamedTuple):
    """What is known: `pool` are partners, by code, `proposals` also those without members.

    The meeting is about the functions of `champions`.
    """

    view: View
    stamp: Stamp
    pool: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    champions: Champions

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions that the meeting is about, in the order of the dataset."""
        wanted = {champion.function for champion in self.champions.champions}
        return tuple(name for name in self.view.dataset.functions if name in wanted)


def able(grounds: Grounds, function: str) -> tuple[Coverage, ...]:
    """Return who of the pool can contribute to a function, most first, ties by code.

    Nobody who receives help in it, whose cooperation is suspended or frozen, or who is under an
    arms embargo, unless the champions were chosen in spite of these.
    """
    view = grounds.view
    ignored = grounds.champions.options.ignore_limits
    limits = () if ignored else embargoes(view, grounds.pool)
    free = (c for c in grounds.pool if barred(view, c, function, limits) is None)
    found = [coverage(view, code, function) for code in free]
    return tuple(sorted(found, key=lambda c: (-rounded(c.coverage or 0.0), c.partner)))
