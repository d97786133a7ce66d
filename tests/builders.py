"""Small datasets for tests, and changed copies of large ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from natopart.model.capability import CapabilityType, Function
from natopart.model.country import CountryRecord, Membership, Tool
from natopart.model.dataset import Dataset
from natopart.model.dates import first_day, last_day
from natopart.model.fact import Block
from natopart.model.index import (
    Component,
    Criterion,
    Functions,
    Goalposts,
    Index,
    IndexedType,
    Indicator,
    Profile,
)
from natopart.model.info import Info
from natopart.model.money import Instrument, Rates
from natopart.model.operation import Operation
from natopart.model.project import Project
from natopart.model.roll import Roll, Rolls
from natopart.model.series import Series
from natopart.model.source import Source
from natopart.model.stamp import Stamp
from natopart.model.support import Act
from natopart.scoring.score import Scores, score

M = TypeVar("M")

SOURCED: dict[str, Any] = {"sources": ("s",), "grade": "A"}
"""What every fact needs: a source and a grade."""

EMPTY = (
    "operations",
    "functions",
    "capabilities",
    "series",
    "instruments",
    "payments",
    "projects",
    "support",
    "regions",
    "limits",
    "meetings",
)
"""The sections of a dataset that may be empty."""

STAMP = Stamp("", "", (), "", "", "", "")


def country(code: str, **parts: Any) -> CountryRecord:
    """Return a partner country, in a framework since 1994 unless `memberships` says otherwise."""
    given = {"memberships": (Membership(body="pfp", start="1994", **SOURCED),), **parts}
    return CountryRecord(
        id=code,
        iso2=code[:2],
        name=code.title(),
        official_name=code.title(),
        region="nordic",
        **SOURCED,
        **given,
    )


def tool(name: str, start: str) -> Tool:
    """Return a partnership tool held from `start`."""
    return Tool(tool=name, start=start, **SOURCED)


def operation(name: str, start: str, end: str | None = None, **parts: Any) -> Operation:
    """Return an operation under NATO's lead all the time."""
    fixed: dict[str, Any] = {"counts": True, "article5": False, "type": "crisis-response"}
    return Operation(
        id=name,
        name=name,
        start=start,
        end=end,
        nato_start=start,
        nato_end=end,
        **fixed,
        **SOURCED,
        **parts,
    )


def figure(as_of: str, **values: float) -> Block:
    """Return figures of one date: `figure("2012", SWE=500)`."""
    return Block(as_of=as_of, values={k: float(v) for k, v in values.items()}, **SOURCED)


def roll(table: str, key: str, as_of: str, **parts: Any) -> Roll:
    """Return a complete roll of which the scope is everybody."""
    given = {"scope": "all", **parts}
    return Roll(table=table, key=key, as_of=as_of, **SOURCED, **given)  # type: ignore[arg-type]


def series(name: str, kind: str = "flow", **values: Mapping[int, float]) -> Series:
    """Return a yearly series: `series("gdp", SWE={2011: 5e11})`."""
    return Series(
        id=name,
        name=name,
        unit="unit",
        kind=kind,  # type: ignore[arg-type]
        values={code: {y: float(v) for y, v in years.items()} for code, years in values.items()},
        **SOURCED,
    )


def indicator(name: str, measure: str, high: float, **parts: Any) -> Indicator:
    """Return an indicator scored in a straight line from 0 to `high`."""
    posts = Goalposts(low=parts.pop("low", 0.0), high=float(high), reason="made up for a test")
    return Indicator(id=name, name=name, measure=measure, goalposts=posts, **parts)


def index(*indicators: Indicator, types: Iterable[IndexedType] = ()) -> Index:
    """Return an index with the criterion `deeds` of one component, and `specific` for `types`."""
    component = Component(id="part", name="Part", indicators=indicators)
    criteria = [Criterion(id="deeds", name="Deeds", components=(component,))]
    held = tuple(types)
    if held:
        rule = Functions(best=1, max_overlap=0.5, min_types=1, min_means=0.0, types=held)
        criteria.append(Criterion(id="specific", name="Specific", functions=rule))
    return Index(id="test", name="Test", criteria=tuple(criteria))


def profile(**parts: Any) -> Profile:
    """Return a profile that requires nothing."""
    return Profile(**{"id": "test", "name": "Test", "description": "", **parts})


def by_id(records: Iterable[M]) -> dict[str, M]:
    """Return records by their id."""
    return {record.id: record for record in records}  # type: ignore[attr-defined]


def dataset(*countries: CountryRecord, **parts: Any) -> Dataset:
    """Return a dataset of these countries; what is not given is empty."""
    empty: dict[str, Any] = {name: {} for name in EMPTY}
    given = {
        "info": Info(title="Test", version="0", reference_date="2012-05-20"),
        "digest": "",
        "rates": Rates(rates=()),
        "rolls": Rolls(scopes={}, rolls=()),
        "sources": {"s": Source(id="s", title="A source", publisher="P", published="2010-01-01")},
        "index": index(indicator("none", "projects", 1.0, parameters={"projects": ()})),
        "profiles": {"test": profile()},
        **parts,
    }
    return Dataset(**{**empty, "countries": by_id(countries), **given})


def ranking(data: Dataset, day: date, how: Profile | None = None) -> Scores:
    """Return the ranking of every country of a dataset."""
    return score(data.as_of(day), tuple(sorted(data.countries)), how or profile(), STAMP)


def plain(**kinds: Any) -> dict[str, Any]:
    """Return one record of each kind that measures ask for, empty of facts, for a dataset."""
    capability = CapabilityType(
        id="ship",
        name="ship",
        definition="",
        unit="hulls",
        kind="holding",
        additive=True,
        whole=True,
        role="provider",
        formation=4.0,
        formation_reason="",
        **SOURCED,
    )
    records: dict[str, Any] = {
        "capabilities": by_id([capability]),
        "functions": by_id(
            [Function(id="sea", name="sea", definition="", capabilities=("ship",), **SOURCED)]
        ),
        "support": by_id([Act(id="transit", name="transit", deeds=())]),
        "instruments": by_id(
            [Instrument(id="fund", name="fund", purpose="", counts=True, **SOURCED)]
        ),
        "projects": by_id(
            [Project(id="centre", name="centre", kind="centre", start="2000", **SOURCED)]
        ),
    }
    return {**records, **kinds}


class _Until:
    """What is left of records when only facts that count by a day are kept."""

    def __init__(self, day: date) -> None:
        self.day = day

    def event(self, text: str | None) -> bool:
        """Say whether an event had happened; one without a date stays."""
        return text is None or last_day(text) <= self.day

    def state(self, text: str) -> bool:
        """Say whether a state had been seen."""
        return first_day(text) <= self.day

    def kept(self, rows: Iterable[Any], key: str = "start") -> tuple[Any, ...]:
        """Return the events that had happened."""
        return tuple(row for row in rows if self.event(getattr(row, key)))

    def seen(self, rows: Iterable[Any]) -> tuple[Any, ...]:
        """Return the states that had been seen."""
        return tuple(row for row in rows if self.state(row.as_of))

    def _years(self, block: Any, kind: str) -> dict[str, dict[int, float]]:
        begun = self.state if kind == "stock" else self.event
        return {
            code: {y: v for y, v in found.items() if begun(str(y))}
            for code, found in block.values.items()
        }

    def series(self, record: Series) -> Series:
        """Return a series up to the day."""
        others = tuple(
            part.model_copy(update={"values": self._years(part, record.kind)})
            for part in record.exceptions
        )
        values = self._years(record, record.kind)
        return record.model_copy(update={"values": values, "exceptions": others})

    def operation(self, record: Operation) -> Operation:
        """Return an operation up to the day."""
        return changed(
            record,
            personnel=self.seen(record.personnel),
            assets=self.kept(record.assets),
            roles=self.kept(record.roles),
            rolls=self.seen(record.rolls),
        )

    def country(self, record: CountryRecord) -> CountryRecord:
        """Return a country up to the day."""
        parts = ("memberships", "standings", "tools")
        return changed(record, **{k: self.kept(getattr(record, k)) for k in parts})

    def capability(self, record: CapabilityType) -> CapabilityType:
        """Return a capability type up to the day."""
        flow = record.kind == "flow"
        kept = self.kept(record.holdings, "as_of") if flow else self.seen(record.holdings)
        return changed(record, holdings=kept)


def until(data: Dataset, day: date) -> Dataset:
    """Return a dataset without any dated fact that counts from a later day only."""
    cut = _Until(day)
    return replace(
        data,
        countries=each(data.countries, cut.country),
        operations=each(data.operations, cut.operation),
        capabilities=each(data.capabilities, cut.capability),
        series=each(data.series, cut.series),
        projects=each(data.projects, lambda p: changed(p, members=cut.kept(p.members))),
        support=each(data.support, lambda a: changed(a, deeds=cut.kept(a.deeds, "as_of"))),
        payments={k: p for k, p in data.payments.items() if cut.event(p.as_of)},
        rolls=changed(data.rolls, rolls=cut.seen(data.rolls.rolls)),
    )


def each(records: Mapping[str, M], change: Callable[[M], M]) -> dict[str, M]:
    """Return every record changed."""
    return {name: change(record) for name, record in records.items()}


def changed(record: M, **values: Any) -> M:
    """Return a copy of a model with other values, without what it had worked out."""
    kept = {name: getattr(record, name) for name in type(record).model_fields}  # type: ignore[attr-defined]
    return type(record).model_construct(**{**kept, **values})  # type: ignore[attr-defined,no-any-return]
