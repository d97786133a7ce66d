"""Why a country has its score and its rank, back to the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.model.reading import Figure, Reading
from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.contest import Contest, contest
from natopart.scoring.contribution import Difference, differences, leaves
from natopart.scoring.doubt import Doubt, doubts
from natopart.scoring.evaluate import Node
from natopart.scoring.rank import rounded
from natopart.scoring.score import Result
from natopart.scoring.service import Service, services
from natopart.scoring.status import Statement, status, why_outside

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.source import Source
    from natopart.model.support import Limit


class Neighbour(NamedTuple):
    """The ranked partner whose score is nearest, and what separates the two most."""

    partner: str
    name: str
    rank: int
    score: float
    differences: tuple[Difference, ...]


class Explanation(NamedTuple):
    """One country explained.

    `result` is its place in the ranking, none outside the pool; `outside` then says why.
    `ranked` is how many of the pool are ranked. `additive`: contributions add up (arithmetic
    mean); else they are the effects of leaving a node out. `operations` names the operations
    of the pieces, `sources` are those that anything here rests on, both by id.
    """

    stamp: Stamp
    partner: str
    name: str
    rule: str
    result: Result | None
    outside: str
    ranked: int
    status: tuple[Statement, ...]
    services: tuple[Service, ...]
    doubts: tuple[Doubt, ...]
    limits: tuple[Limit, ...]
    neighbour: Neighbour | None
    tree: Node
    additive: bool
    operations: Mapping[str, str]
    sources: Mapping[str, Source]


def explain(
    view: View, code: str, pool: tuple[str, ...], profile: Profile, stamp: Stamp
) -> Explanation:
    """Return why a country of the dataset stands where it does at the date.

    A country outside the pool is scored alone: it has no rank, and `outside` says why.
    """
    field = contest(view, pool, profile, stamp, (code,))
    root = field.root(code)
    found = Explanation(
        stamp=stamp,
        partner=code,
        name=field.names[code],
        rule=profile.rule,
        result=field.result(code),
        outside="" if code in pool else why_outside(view, code, stamp.pool),
        ranked=sum(r.ranked for r in field.scores.results),
        status=status(view, code),
        services=services(view, code),
        doubts=doubts(field, code, root),
        limits=view.limits((code,)),
        neighbour=_neighbour(field, code, root),
        tree=root,
        additive=profile.aggregation == 1,
        operations={o.id: o.name for o in view.dataset.operations.values()},
        sources={},
    )
    known = view.dataset.sources
    return found._replace(sources={s: known[s] for s in sorted(set(_cited(found)))})


def _neighbour(field: Contest, code: str, root: Node) -> Neighbour | None:
    """Return the nearest ranked partner; none where there is nothing to compare.

    Under the rule `any-one` scores are places among the pool, so that a country outside it
    has no neighbour.
    """
    own = field.result(code)
    any_one = field.profile.rule == "any-one"
    score = own.score if own else None if any_one else root.score
    others = [r for r in field.scores.results if r.ranked and r.partner != code]
    if score is None or not others:
        return None
    near = min(
        others, key=lambda r: (rounded(abs((r.score or 0.0) - score)), r.rank or 0, r.partner)
    )
    apart = differences({code: root, near.partner: field.root(near.partner)})
    return Neighbour(near.partner, near.name, near.rank or 0, near.score or 0.0, apart[:2])


def _cited(found: Explanation) -> Iterator[str]:
    for statement in found.status:
        yield from statement.sources
    for service in found.services:
        figures: tuple[Figure | None, ...] = (service.joined, service.latest, service.peak)
        for figure in figures:
            yield from figure.sources if figure else ()
    for limit in found.limits:
        yield from limit.sources
    readings = [leaf.reading for leaf in leaves(found.tree)]
    if found.neighbour:
        readings += [r for d in found.neighbour.differences for r in d.readings.values()]
    for reading in readings:
        yield from cited(reading) if reading else ()


def cited(reading: Reading) -> Iterator[str]:
    """Yield the sources of a reading, of its figures and of its pieces, some more than once."""
    yield from reading.sources
    for figure in reading.figures:
        yield from figure.sources
    for piece in reading.pieces:
        yield from piece.sources
