"""Habits of cooperation: how long two countries served or built something together of late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from natopart.model.dates import YEAR, last_day_in_force
from natopart.model.view import View, once_a_view
from natopart.scoring.decay import HALF_LIFE, decayed
from natopart.scoring.measures.participation import NO_PART
from natopart.scoring.timeline import Anchor, timeline

if TYPE_CHECKING:
    from natopart.model.operation import Asset, Role
    from natopart.model.project import Member, Project

DAYS = int(10 * YEAR)
"""Ten years before the date, in whole days; the date itself is one more."""

NOT_SERVING = frozenset(
    {"fatalities", "wounded", "total-served"}  # sums over a time: how many, not when
    | {"no-troops", "deployment-declined", "deployment-offered", "deployment-pledged"}
    | {"omlt-offered", "early-commitment", "no-caveats", "funding"}
    | {"air-base-host", "naval-refuelling", "transit", "transit-closed"}  # beside the operation
)
"""Roles that do not show that their country was in the operation."""

Span: TypeAlias = tuple[int, int]
"""The first and the last day, as ordinals, both included."""


class Venue(NamedTuple):
    """Where two countries can meet: a NATO-led operation or a multinational project."""

    kind: str
    id: str


def habits(view: View, codes: Iterable[str]) -> dict[tuple[str, str], float]:
    """Return the habit of every pair of countries that has any, by their codes in order."""
    pairs = combinations(sorted(set(codes)), 2)
    return {(a, b): value for a, b in pairs if (value := habit(view, a, b))}


def habit(view: View, a: str, b: str) -> float:
    """Return the share of the last ten years in which two countries were together, in [0, 1].

    Days count `2^-(age / 5 years)`, a day on which they met in several places once. What is
    not documented adds nothing: a habit is a floor.
    """
    day = view.day.toordinal()
    days = union(span for spans in shared(view, a, b).values() for span in spans)
    return min(1.0, sum(_weight(span, day) for span in days) / _weight((day - DAYS, day), day))


def shared(view: View, a: str, b: str) -> dict[Venue, tuple[Span, ...]]:
    """Return where two countries were together in the last ten years, and when, in order."""
    one, other = presence(view, a), presence(view, b)
    return {
        venue: days
        for venue, spans in one.items()
        if venue in other and (days := tuple(_common(spans, other[venue])))
    }


@once_a_view
def presence(view: View, code: str) -> Mapping[Venue, tuple[Span, ...]]:
    """Return where a country was in the last ten years up to the date, and when, in order.

    In an operation: under NATO's lead, on days with known personnel above 0 or an asset or
    role there; in a project, trust funds excepted: as anything but an observer.
    """
    found: dict[Venue, tuple[Span, ...]] = {}
    for operation in view.dataset.operations.values():
        if operation.counts and (spans := _clipped(view, _served(view, operation.id, code))):
            found[Venue("operation", operation.id)] = spans
    for project, members in _memberships(view).get(code, ()):
        if spans := _clipped(view, (_joined(view, project, member) for member in members)):
            found[Venue("project", project.id)] = spans
    return found


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the days of all spans, each once, as spans in order that do not touch."""
    found: list[Span] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _weight(days: Span, day: int) -> float:
    """Return the decayed years of a span of whole days, up to the end of `day`."""
    return decayed(days[0], days[1] + 1, (1.0, 1.0), day + 1, HALF_LIFE)


def _common(one: tuple[Span, ...], other: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the days that are in both, each of them in order and without overlap."""
    i = j = 0
    while i < len(one) and j < len(other):
        first, last = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if first <= last:
            yield first, last
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1


def _clipped(view: View, spans: Iterable[Span]) -> tuple[Span, ...]:
    day = view.day.toordinal()
    inside = ((max(first, day - DAYS), min(last, day)) for first, last in spans)
    return tuple(union(span for span in inside if span[0] <= span[1]))


def _served(view: View, operation: str, code: str) -> Iterator[Span]:
    lead = view.lead(view.dataset.operations[operation])
    if lead is None:
        return
    known = timeline(view, operation, code)
    for stretch in known.stretches:
        if stretch.found != "unknown" and any(stretch.ends):
            yield stretch.first + (not stretch.ends[0]), stretch.last - (not stretch.ends[1])
    begin, end = lead[0].toordinal(), lead[1].toordinal()
    for fact in _provided(view, operation, code):
        first, last = _period(view, fact, end)
        if not fact.end:
            last = _until(known.anchors, first, last)
        yield max(first, begin), min(last, end)


def _provided(view: View, operation: str, code: str) -> Iterator[Asset | Role]:
    for asset in view.assets(operation, code):
        if not asset.offered and asset.asset not in NO_PART and view.documented(asset):
            yield asset
    for role in view.roles(operation, code):
        if role.role not in NOT_SERVING and view.documented(role):
            yield role


def _until(anchors: Iterable[Anchor], first: int, last: int) -> int:
    """Return the last day of what has no known end: before nobody is known to be there."""
    zeros = (a.first - 1 for a in anchors if not a.personnel and a.first > first)
    return min(zeros, default=last)


def _period(view: View, fact: Asset | Role | Member, otherwise: int) -> Span:
    """Return the days of a documented fact; one without an end lasts until `otherwise`."""
    start, _ = view.begins(fact)
    last = last_day_in_force(fact.end).toordinal() if fact.end else otherwise
    return (start.toordinal() if start else otherwise + 1), last


@once_a_view
def _memberships(view: View) -> Mapping[str, list[tuple[Project, list[Member]]]]:
    found: dict[str, list[tuple[Project, list[Member]]]] = {}
    for project in view.dataset.projects.values():
        if project.kind == "trust-fund":
            continue
        own: dict[str, list[Member]] = {}
        for member in project.members:
            if member.role != "observer" and view.documented(member):
                own.setdefault(member.country, []).append(member)
        for code, members in own.items():
            found.setdefault(code, []).append((project, members))
    return found


def _joined(view: View, project: Project, member: Member) -> Span:
    """Return the days of a membership, which ends with its project at the latest."""
    day = view.day.toordinal()
    end = last_day_in_force(project.end).toordinal() if project.end else day
    first, last = _period(view, member, day)
    return first, min(last, end)
