"""The dataset as of a date: what is now known to have been true on that day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from natopart.model.dataset import Dataset
from natopart.model.dates import YEAR, first_day, last_day, last_day_in_force
from natopart.model.silence import period, scope_of

if TYPE_CHECKING:
    from natopart.model.capability import Policy
    from natopart.model.country import Membership, Name, Standing, Tool
    from natopart.model.fact import Block, Fact, Period
    from natopart.model.operation import Asset, Operation, Role
    from natopart.model.roll import Roll
    from natopart.model.support import Limit

P = ParamSpec("P")
T = TypeVar("T")
F = TypeVar("F", "Asset", "Role")

FRAMEWORKS = ("pfp", "mediterranean-dialogue", "ici", "partners-across-the-globe")
"""The bodies whose members are NATO's partners."""

_LOWER = {"A": "B", "B": "C", "C": "D", "D": "D"}


def once_a_view(function: Callable[Concatenate[View, P], T]) -> Callable[Concatenate[View, P], T]:
    """Return the function with its answers for one view and the same arguments kept by the view.

    The arguments are hashable, and the function depends on nothing else.
    """

    @wraps(function)
    def kept(view: View, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (function, args)
        try:
            return cast("T", view.kept[key])
        except KeyError:
            answer = view.kept[key] = function(view, *args, **kwargs)
            return answer

    return kept


@dataclass(frozen=True, eq=False)
class View:
    """A dataset on a day. Nothing that it tells is dated later."""

    dataset: Dataset
    day: date
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    def begins(self, fact: Period) -> tuple[date | None, str]:
        """Return the day from which a dated fact counts, and its grade.

        That is the last day of `start`; without one, the publication of the earliest source
        with the grade lowered by one; with no date at all, none.
        """
        return self.known_from(fact.start, fact)

    def known_from(self, text: str | None, fact: Fact) -> tuple[date | None, str]:
        """Return the day from which a fact dated `text`, or not dated, counts, and its grade."""
        if text:
            return last_day(text), fact.grade
        published = (self.dataset.sources[source].published for source in fact.sources)
        days = [last_day(text) for text in published if text]
        return (min(days) if days else None), _LOWER[fact.grade]

    def begun(self, fact: Period) -> bool:
        """Say whether the fact had begun by the day, whether or not it has ended since."""
        start, _ = self.begins(fact)
        return start is not None and start <= self.day

    def later(self, fact: Period) -> bool:
        """Say whether the fact counts only after the day; one with no date at all does not."""
        start, _ = self.begins(fact)
        return start is not None and start > self.day

    def over(self, fact: Period) -> bool:
        """Say whether the fact had ended before the day."""
        return fact.end is not None and last_day_in_force(fact.end) < self.day

    def in_force(self, fact: Period) -> bool:
        """Say whether the fact had begun and had not ended."""
        return self.begun(fact) and not self.over(fact)

    def documented(self, fact: Period) -> bool:
        """Say whether the fact had begun and counts at grade A to C."""
        return self.begun(fact) and self.begins(fact)[1] != "D"

    def name(self, code: str) -> str:
        """Return the short name that NATO used at the date."""
        held = self._name(code)
        return held.short if held else self.dataset.countries[code].name

    def footnote(self, code: str) -> str:
        """Return the footnote that NATO set to the name at the date, mostly none."""
        held = self._name(code)
        return held.footnote if held else ""

    def _name(self, code: str) -> Name | None:
        held = [
            n
            for n in self.dataset.countries[code].names
            if (not n.start or first_day(n.start) <= self.day) and not self.over(n)
        ]
        return max(held, key=lambda n: n.start or "", default=None)

    def membership(self, code: str, body: str) -> Membership | None:
        """Return the membership of a country in a body that is in force, if any."""
        record = self.dataset.countries[code]
        return next((m for m in record.memberships if m.body == body and self.in_force(m)), None)

    def frameworks(self, code: str) -> tuple[str, ...]:
        """Return the partnership frameworks to which the country belongs at the date."""
        return tuple(body for body in FRAMEWORKS if self.membership(code, body))

    @cached_property
    def allies(self) -> frozenset[str]:
        """The members of NATO at the date."""
        return frozenset(c for c in self.dataset.countries if self.membership(c, "nato"))

    def is_partner(self, code: str) -> bool:
        """Say whether the country belongs to a partnership framework and is no Ally."""
        return code not in self.allies and bool(self.frameworks(code))

    def standings(self, code: str) -> tuple[Standing, ...]:
        """Return how each membership or cooperation stands; the later start holds."""
        held = sorted(
            (s for s in self.dataset.countries[code].standings if self.in_force(s)),
            key=lambda s: self.begins(s)[0] or date.min,
        )
        latest = {standing.body: standing for standing in held}
        return tuple(latest[body] for body in sorted(latest))

    def is_suspended(self, code: str) -> bool:
        """Say whether a former partner's cooperation is suspended or frozen at the date."""
        if code in self.allies or self.is_partner(code):
            return False
        left = any(
            m.body in FRAMEWORKS and self.begun(m) and self.over(m)
            for m in self.dataset.countries[code].memberships
        )
        return left and any(s.status in ("suspended", "frozen") for s in self.standings(code))

    def tools(self, code: str) -> tuple[Tool, ...]:
        """Return the partnership tools in force, of any grade."""
        return tuple(t for t in self.dataset.countries[code].tools if self.in_force(t))

    def policy(self, function: str) -> Policy | None:
        """Return the latest policy on a function that is documented and in force, if any."""
        held = [
            policy
            for policy in self.dataset.functions[function].policies
            if self.in_force(policy) and policy.grade != "D"
        ]
        return max(held, key=lambda policy: last_day(policy.start), default=None)

    def limits(self, codes: Iterable[str]) -> tuple[Limit, ...]:
        """Return the political limits that touch any of the countries at the date.

        A limit without a start holds at every date before its end.
        """
        wanted = set(codes)
        return tuple(
            limit
            for limit in self.dataset.limits.values()
            if wanted & set(limit.countries)
            and (not limit.start or last_day(limit.start) <= self.day)
            and not self.over(limit)
        )

    def personnel(self, operation: str) -> Mapping[str, list[tuple[float, Block]]]:
        """Return every personnel figure of an operation by country, with the block that holds it.

        Of any date and grade: whoever asks picks those begun by the date.
        """
        return _by_country(self, "operations", operation)

    def holdings(self, capability: str) -> Mapping[str, list[tuple[float, Block]]]:
        """Return every holding of a capability type by country, of any date and grade."""
        return _by_country(self, "capabilities", capability)

    def assets(self, operation: str, code: str) -> list[Asset]:
        """Return the assets of a country in an operation, of any date and grade."""
        return _assets(self, operation).get(code, [])

    def roles(self, operation: str, code: str) -> list[Role]:
        """Return the roles of a country in an operation, of any date and grade."""
        return _roles(self, operation).get(code, [])

    @cached_property
    def _rolls(self) -> dict[tuple[str, str], list[Roll]]:
        found: dict[tuple[str, str], list[Roll]] = {}
        for roll in self.dataset.every_roll():
            if roll.grade != "D" and first_day(roll.as_of) <= self.day:
                found.setdefault((roll.table, roll.key), []).append(roll)
        return found

    def rolls_on(self, table: str, key: str) -> tuple[tuple[Roll, frozenset[str]], ...]:
        """Return the rolls on `key`, begun by the date, each with the countries of its scope."""
        return _scoped(self, table, key) if (table, key) in self._rolls else ()

    def rolls(self, table: str, key: str, code: str) -> list[Roll]:
        """Return the rolls on `key`, begun by the date, whose scope holds the country."""
        return [roll for roll, scope in self.rolls_on(table, key) if code in scope]

    def rolled(self, table: str) -> frozenset[str]:
        """Return the keys of a table on which a roll had begun by the date."""
        return _rolled(self, table)

    def listed(self, roll: Roll, fact: Period) -> bool:
        """Say whether a fact keeps its country from being silent in a roll.

        It does, at any grade, where it does not count only later and may have held at any time
        of which the roll speaks; one without a start may have held before.
        """
        first, last = period(roll)
        if self.later(fact) or (fact.start and last_day(fact.start) > last):
            return False
        return not (fact.end and last_day_in_force(fact.end) < first)

    def speaks(self, roll: Roll, max_age: float | None) -> bool:
        """Say whether a zero by the roll's silence still holds at the date.

        It holds within the roll's period, and after it up to `max_age` years (none: for ever).
        """
        start, end = period(roll)
        if start > self.day:
            return False
        return self.day <= end or max_age is None or (self.day - end).days <= max_age * YEAR

    def lead(self, operation: Operation) -> tuple[date, date] | None:
        """Return the first and last day of NATO's lead up to the date; none before it began."""
        start = first_day(operation.nato_start)
        end = last_day(operation.nato_end) if operation.nato_end else self.day
        return (start, min(end, self.day)) if start <= self.day else None


@once_a_view
def _by_country(view: View, section: str, name: str) -> Mapping[str, list[tuple[float, Block]]]:
    blocks = (
        view.dataset.operations[name].personnel
        if section == "operations"
        else view.dataset.capabilities[name].holdings
    )
    found: dict[str, list[tuple[float, Block]]] = {}
    for block in blocks:
        for code, value in block.values.items():
            found.setdefault(code, []).append((value, block))
    return found


@once_a_view
def _assets(view: View, name: str) -> Mapping[str, list[Asset]]:
    return _by_owner(view.dataset.operations[name].assets)


@once_a_view
def _roles(view: View, name: str) -> Mapping[str, list[Role]]:
    return _by_owner(view.dataset.operations[name].roles)


def _by_owner(facts: Iterable[F]) -> dict[str, list[F]]:
    found: dict[str, list[F]] = {}
    for fact in facts:
        found.setdefault(fact.country, []).append(fact)
    return found


@once_a_view
def _rolled(view: View, table: str) -> frozenset[str]:
    return frozenset(key for name, key in view._rolls if name == table)


@once_a_view
def _scoped(view: View, table: str, key: str) -> tuple[tuple[Roll, frozenset[str]], ...]:
    rolls = view._rolls[table, key]
    return tuple((roll, scope_of(view.dataset, roll)) for roll in rolls)
