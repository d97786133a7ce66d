"""Who of a pool can be invited: no Ally, who sits anyway, and nobody whose cooperation stopped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from natopart.model.view import View
from natopart.planning.standing import Stopped, stopped
from natopart.planning.summit.agenda import Agenda
from natopart.problems import UsageError
from natopart.scoring.status import why_outside

SHOWN = 5
"""So many are named of a pool in which nobody can be invited."""


class Able(NamedTuple):
    """The countries that can be invited, by code.

    `barred` are those whose cooperation is suspended or frozen: of the pool, and of the list
    whom to invite. `left_out` are Allies of the pool, and why.
    """

    codes: tuple[str, ...]
    barred: Mapping[str, Stopped]
    left_out: Mapping[str, str]


def able(view: View, pool: Sequence[str], invite: Sequence[str], agenda: Agenda, name: str) -> Able:
    """Return who of a pool, called `name`, can be invited to a meeting with that agenda.

    To consult one also invites a partner whose cooperation is frozen; nobody whose is suspended.

    Raises:
        UsageError: where nobody is left, or a country whom to invite is an Ally or of no pool.
    """
    allied = {code: why_outside(view, code, name) for code in pool if code in view.allies}
    halts = {code: halt for code in sorted({*pool, *invite}) if (halt := stopped(view, code))}
    barred = {c: h for c, h in halts.items() if not (h.frozen and agenda.kind == "consultation")}
    codes = tuple(code for code in pool if code not in allied and code not in barred)
    for code in invite:
        if code not in codes and code not in barred:
            anyway = "; Allies sit anyway" if code in view.allies else ""
            why = why_outside(view, code, name)
            raise UsageError(f"{code} cannot be invited: {why}{anyway}")
    if invite and not set(invite) - set(barred):
        raise UsageError("; ".join(f"{c} cannot be invited: {barred[c].why}" for c in invite))
    if not codes:
        reasons = allied | {code: halt.why for code, halt in barred.items()}
        why = "; ".join(f"{code}: {reasons[code]}" for code in sorted(reasons)[:SHOWN])
        raise UsageError(f"the pool '{name}' holds nobody who could be invited ({why})")
    return Able(codes, barred, allied)
