"""What a country gave to NATO-led operations, undecayed: what can be quoted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.dates import first_day, last_day
from natopart.model.reading import Figure
from natopart.model.view import View
from natopart.scoring.measures.participation import NO_PART
from natopart.scoring.timeline import HOLD_DAYS, Anchor, timeline

if TYPE_CHECKING:
    from natopart.model.operation import Operation


class Service(NamedTuple):
    """The part of a country in one operation under NATO's lead.

    `joined` is its first documented personnel or asset, `latest` its last known personnel
    (0 where a complete roll is silent since), `peak` its largest figure; both none where it
    gave assets alone. `running`: the operation goes on at the date; `fresh`: the
    latest is no older than a figure holds.
    """

    operation: str
    name: str
    running: bool
    fresh: bool
    joined: Figure
    latest: Figure | None
    peak: Figure | None


def services(view: View, code: str) -> tuple[Service, ...]:
    """Return the operations that a country had joined by the date, in the order of joining.

    Joined is personnel, also 0, or an asset other than base access, of grade A to C.
    """
    begun = (o for o in view.dataset.operations.values() if o.counts and view.lead(o))
    found = [s for operation in begun if (s := _service(view, operation, code))]
    return tuple(sorted(found, key=lambda s: (first_day(s.joined.as_of or "9999"), s.operation)))


def _service(view: View, operation: Operation, code: str) -> Service | None:
    known = timeline(view, operation.id, code).anchors
    own = [a for a in known if not a.by_roll]
    first = [_figure("first personnel", own[0])] if own else []
    first += _assets(view, operation, code)
    if not first:
        return None
    return Service(
        operation=operation.id,
        name=operation.name,
        running=not operation.nato_end or last_day(operation.nato_end) >= view.day,
        fresh=bool(own) and view.day.toordinal() - known[-1].last <= HOLD_DAYS,
        joined=min(first, key=lambda f: first_day(f.as_of or "9999")),
        latest=_latest(known) if own else None,
        peak=_figure("peak", max(own, key=lambda a: a.personnel)) if own else None,
    )


def _figure(label: str, anchor: Anchor) -> Figure:
    return Figure(label, anchor.personnel, "personnel", anchor.as_of, anchor.sources, anchor.grade)


def _latest(known: Sequence[Anchor]) -> Figure:
    last = known[-1]
    return _figure("none by a complete roll" if last.by_roll else "latest", last)


def _assets(view: View, operation: Operation, code: str) -> list[Figure]:
    found = []
    for asset in operation.assets:
        joins = asset.country == code and asset.asset not in NO_PART and not asset.offered
        if joins and view.documented(asset):
            start, grade = view.begins(asset)
            as_of = asset.start or (start.isoformat() if start else None)
            label = asset.asset.replace("-", " ")
            found.append(Figure(label, asset.quantity, asset.unit, as_of, asset.sources, grade))
    return found
