"""The answer to a project: the circle, what each brings and pays, and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.planning.cluster.frame import Framed, Unknown
from natopart.planning.cluster.posts import Posts
from natopart.planning.cluster.problem import Problem
from natopart.planning.cluster.questions import Price
from natopart.planning.cluster.shares import Bill
from natopart.planning.cluster.solution import Solution

if TYPE_CHECKING:
    from natopart.model.reading import Figure
    from natopart.model.stamp import Stamp
    from natopart.planning.cluster.core import Objection, Overcharged


class Options(NamedTuple):
    """What else is asked of a proposal.

    `why_not`, `without` and `with_` are codes whose price is told beside the proposal, which
    stays as it is. `time_limit` is in seconds of the solver. Without `doubts`
    nobody asks which unknown holdings could change the answer, which takes longest.
    """

    alternatives: int = 0
    distance: int = 2
    why_not: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    cost_rule: str | None = None
    ignore_limits: bool = False
    time_limit: float | None = None
    doubts: bool = True
    progress: Callable[[str], None] | None = None


class Chosen(NamedTuple):
    """A member: what it brings, and why it is in.

    `shapley` is its Shapley value of coverage, with `error` where that was sampled; `score` the
    one that enters merit. `figures` stand behind the `reason`.
    """

    country: str
    name: str
    ally: bool
    offers: Mapping[str, float]
    marginal: float
    shapley: float
    error: float
    score: float
    ranked: bool
    reason: str
    figures: tuple[Figure, ...]


class Named(NamedTuple):
    """A member proposed for a task, and why."""

    country: str
    reason: str


class Missing(NamedTuple):
    """What stays uncovered of a requirement, and candidates that offer it and were not chosen."""

    requirement: str
    missing: float
    holders: Mapping[str, float]


class Existing(NamedTuple):
    """A real project of the same function in force, its members, and who is in both."""

    id: str
    name: str
    members: tuple[str, ...]
    both: tuple[str, ...]
    sources: tuple[str, ...]


class Ties(NamedTuple):
    """A formal tie that membership presupposes of partners, who has it and who lacks it."""

    tie: str
    held: tuple[str, ...]
    lacking: tuple[str, ...]


class Beside(NamedTuple):
    """The real project on whose model this one is made, beside the proposed circle.

    `differences` say in words why a country is in one only.
    """

    id: str
    name: str
    members: tuple[str, ...]
    both: tuple[str, ...]
    differences: Mapping[str, str]


class Money(NamedTuple):
    """Who pays what, and who would object.

    `bill` is none where there is no cost or it cannot be shared; then `why_not` says why.
    `alone` and `objection` are none where no unit is priced. `affordable` is empty where the
    project sets no limit. `unknown_key` were excluded, for the rule needs what nobody knows.
    `used` are the units of the shared requirement that each member uses: its offers, together at
    most what is wanted. `rate`: units of the currency for one US dollar in the price year.
    """

    rule: str
    bill: Bill | None = None
    why_not: str = ""
    alone: tuple[Overcharged, ...] | None = None
    objection: Objection | None = None
    affordable: Mapping[str, bool] = {}
    unknown_key: tuple[str, ...] = ()
    used: Mapping[str, float] = {}
    rate: float | None = None
    posts: tuple[Posts, ...] = ()


class Doubts(NamedTuple):
    """What is unknown and could change the proposal, and of whom time ended before it was tried."""

    unknown: tuple[Unknown, ...] = ()
    untried: tuple[str, ...] = ()


class Proposal(NamedTuple):
    """A project as applied, its solution, and everything that explains both.

    `framed.problem` is what was solved. `useless` are the candidates that were excluded for
    offering nothing; where only they could meet the project's conditions there are none.
    `unknown` could change the proposal; of `untried` countries time ended before it was known.
    """

    stamp: Stamp
    framed: Framed
    solution: Solution
    useless: tuple[str, ...]
    members: tuple[Chosen, ...]
    money: Money
    focal_point: Named | None
    host: Named | None
    uncovered: tuple[Missing, ...]
    unknown: tuple[Unknown, ...]
    untried: tuple[str, ...]
    existing: tuple[Existing, ...]
    ties: tuple[Ties, ...]
    beside: Beside | None
    questions: tuple[tuple[str, Price], ...]

    @property
    def problem(self) -> Problem:
        """Return the programme that was solved."""
        return self.framed.problem


def shared_holdings(one: Proposal, other: Proposal) -> tuple[tuple[str, str], ...]:
    """Return the holdings that both circles would use: country and capability type, in order."""
    return tuple(sorted(_used(one) & _used(other)))


def _used(proposal: Proposal) -> set[tuple[str, str]]:
    kinds = {w.id: w.capability for w in proposal.framed.requirements if w.serve == "holding"}
    return {
        (member.country, kinds[name])
        for member in proposal.members
        for name, units in member.offers.items()
        if units > 0 and name in kinds
    }
