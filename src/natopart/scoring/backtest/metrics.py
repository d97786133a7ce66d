"""How well a ranking finds the members of a list: precision, AUC, average precision."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

Ranking: TypeAlias = Mapping[str, int | None]
"""Ranks by unit, 1 first, ties alike. Units without one stand after all others, tied."""


class Group(NamedTuple):
    """Units that share a place in a ranking: how many, and how many of them are members."""

    size: int
    members: int


class Metrics(NamedTuple):
    """How well one ranking finds a list. All in [0, 1], none where not defined."""

    precision_at_n: float | None
    auc: float | None
    average_precision: float | None


def metrics(ranking: Ranking, tested: Sequence[str], members: Collection[str]) -> Metrics:
    """Return how well a ranking of the units tested finds the members among them.

    `precision_at_n` is that at the number of members.
    """
    groups = grouped(ranking, tested, members)
    n = sum(group.members for group in groups)
    return Metrics(precision_at(groups, n), auc(groups), average_precision(groups))


def grouped(ranking: Ranking, tested: Sequence[str], members: Collection[str]) -> tuple[Group, ...]:
    """Return the units tested in groups of one rank, first to last."""
    places: dict[int, list[str]] = {}
    last = 1 + max((rank for rank in ranking.values() if rank is not None), default=0)
    for unit in tested:
        rank = ranking.get(unit)
        places.setdefault(last if rank is None else rank, []).append(unit)
    return tuple(
        Group(len(units), sum(unit in members for unit in units))
        for _, units in sorted(places.items())
    )


def precision_at(groups: Sequence[Group], n: int) -> float | None:
    """Return the share of members among the first n; none for n = 0.

    Of a group that the cut divides, the expected part counts: each order of tied units is as
    likely as any other.

    Reference: McSherry and Najork, Computing information retrieval performance measures
    efficiently in the presence of tied scores, ECIR 2008.
    """
    if n == 0:
        return None
    found, room = 0.0, n
    for group in groups:
        taken = min(room, group.size)
        found += group.members * taken / group.size
        room -= taken
    return found / n


def auc(groups: Sequence[Group]) -> float | None:
    """Return the chance that a random member stands before a random other unit, ties half.

    None without members or without others.

    Reference: Hanley and McNeil, Radiology 143 (1982) 29-36.
    """
    members = sum(group.members for group in groups)
    others = sum(group.size for group in groups) - members
    if not members or not others:
        return None
    won, behind = 0.0, others
    for group in groups:
        level = group.size - group.members
        behind -= level
        won += group.members * (behind + level / 2)
    return won / (members * others)


def average_precision(groups: Sequence[Group]) -> float | None:
    """Return the mean over the members of the precision at each one's place.

    Tied units come in together, at the last place of their group. None without members.

    Reference: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008),
    section 8.4; ties as in scikit-learn's `average_precision_score`.
    """
    members = sum(group.members for group in groups)
    if not members:
        return None
    ends = accumulate(group.size for group in groups)
    found = accumulate(group.members for group in groups)
    rows = zip(groups, ends, found, strict=True)
    return sum(group.members * hits / end for group, end, hits in rows) / members
