"""Every other measure: a cell for a country on a day."""

from __future__ import annotations

from functools import cache
from statistics import median

from tests.oracle.personnel import Cell, deployed, lead, silences, simpson, stays
from tests.oracle.reader import Row
from tests.oracle.world import YEAR, Span, World, first, last, until

NO_JOINING = ("base-access",)
HALF_LIFE = 5.0


def _documented(spans: list[Span]) -> bool:
    return any(s.grade != "D" for s in spans)


def _level(value: float | None) -> Cell:
    return Cell(value, value, 0.0 if value is None else 1.0, record=False)


@cache
def years_of(world: World, series: str, code: str) -> dict[int, float]:
    """Return the values of a series that count by the day, of grade A to C."""
    row = world.facts.series[series]
    found: dict[int, float] = {}
    for part in (row, *row.get("exceptions", ())):
        for year, value in part["values"].get(code, {}).items():
            begun = first(year) if row.get("kind") == "stock" else last(year)
            if begun <= world.t and part["grade"] != "D":
                found[int(year)] = float(value)
    return found


def latest(world: World, series: str, code: str, max_age: float) -> tuple[int, float] | None:
    """Return the year and value of the latest value that is not too old."""
    found = [
        (year, value)
        for year, value in years_of(world, series, code).items()
        if world.t - last(str(year)) <= max_age * YEAR
    ]
    return max(found, default=None)


def series(world: World, code: str, parameters: Row, max_age: float) -> Cell:
    """Return the latest value of a series."""
    found = latest(world, parameters["series"], code, max_age)
    return _level(found[1] if found else None)


def agreement(world: World, code: str, parameters: Row, max_age: float) -> Cell:
    """Return the distance from the Allies' median in the year of the latest value."""
    found = latest(world, parameters["series"], code, max_age)
    if not found:
        return _level(None)
    year, value = found
    others = [
        years_of(world, parameters["series"], ally)[year]
        for ally in world.facts.countries
        if world.member(ally, "nato") and year in years_of(world, parameters["series"], ally)
    ]
    return _level(abs(value - median(others)))


def burden(world: World, code: str, parameters: Row, max_age: float) -> Cell:
    """Return person-years per thousand of the armed forces; unknown without these."""
    found = latest(world, parameters["series"], code, max_age)
    if not found or found[1] <= 0:
        return _level(None)
    whole = deployed(world, code, parameters)
    thousands = found[1] / 1000
    assert whole.value is not None
    assert whole.upper is not None
    return Cell(whole.value / thousands, whole.upper / thousands, whole.evidence)


def _begun(world: World, names: list[str]) -> dict[str, float]:
    """Return the operations begun under NATO's lead with their decayed durations."""
    spans = {name: lead(world, world.facts.operations[name]) for name in names}
    return {n: simpson(*s, 1, 1, world.t, HALF_LIFE) for n, s in spans.items() if s}


def _own(world: World, name: str, table: str, code: str) -> list[Row]:
    rows = world.facts.operations[name].get(table, ())
    return [r for r in rows if r["country"] == code and r.get("offered") != "true"]


def breadth(world: World, code: str, parameters: Row) -> Cell:
    """Return how many listed operations the country joined."""
    joined = unknown = 0
    weights = _begun(world, parameters["operations"])
    dark = 0.0
    for name, weight in weights.items():
        assets = _own(world, name, "assets", code)
        given = [a for a in assets if a["asset"] not in NO_JOINING]
        counted = stays(world, name, code)
        zeros = silences(world, name, code)
        with_figure = len(counted) > len(zeros)
        if with_figure or _documented(world.spans(given)):
            joined += 1
        elif not zeros and not world.silent("assets", name, code, world.listed(given)):
            unknown += 1
            dark += weight
    return Cell(joined, joined + unknown, 1 - dark / sum(weights.values()))


def assets_and_roles(world: World, code: str, parameters: Row) -> Cell:
    """Return the points of the kinds given to the listed operations, each once an operation."""
    points = dark = 0.0
    weights = _begun(world, parameters["operations"])
    for name, weight in weights.items():
        known = False
        for table, kind in (("assets", "asset"), ("roles", "role")):
            scale = parameters[table]
            rows = _own(world, name, table, code)
            given = {r[kind] for r in rows if r[kind] in scale and _documented(world.spans([r]))}
            points += sum(float(scale[k]["points"]) for k in given)
            known = known or bool(given)
            scored = [r for r in rows if r[kind] in scale]
            known = known or world.silent(table, name, code, world.listed(scored))
        dark += 0 if known else weight
    return Cell(points, None if dark else points, 1 - dark / sum(weights.values()))


def tools(world: World, code: str, parameters: Row, max_age: float) -> Cell:
    """Return the share of the tools open to the partner that it holds."""
    own = world.facts.countries[code].get("tools", ())
    held = unknown = count = 0
    for name, tool in parameters["tools"].items():
        if parameters.get("universal_only") and len(tool["open_to"]) == 1:
            continue
        if last(tool["start"]) > world.t or until(tool.get("end")) < world.t:
            continue
        if not world.frameworks(code) & set(tool["open_to"]):
            continue
        count += 1
        names = [name, *tool.get("alternatives", ())]
        mine = {n: [r for r in own if r["tool"] == n] for n in names}
        rows = {n: world.spans(mine[n]) for n in names}
        if any(s.grade != "D" and s.end >= world.t for n in names for s in rows[n]):
            held += 1
        elif not all(
            _documented(rows[n]) or world.silent("tools", n, code, world.listed(mine[n]), max_age)
            for n in names
        ):
            unknown += 1
    if not count:
        return Cell(0.0, 0.0, 0.0)
    return Cell(held / count, (held + unknown) / count, 1 - unknown / count)


def acts(world: World, code: str, parameters: Row) -> Cell:
    """Return the share of the kinds of act that exist of which the country has shown one."""
    found = [
        _kind(world, code, kind["acts"])
        for kind in parameters["kinds"].values()
        if last(kind["start"]) <= world.t
    ]
    shown = sum(done for done, _ in found)
    unknown = sum(not known for _, known in found)
    if not found:
        return Cell(0.0, 0.0, 0.0)
    count = len(found)
    return Cell(shown / count, (shown + unknown) / count, 1 - unknown / count)


def _kind(world: World, code: str, wanted: Row) -> tuple[bool, bool]:
    """Say whether a kind was shown and is known.

    A roll speaks of one act alone: the kind is zero where every act that exists is.
    """
    exists, done, known = False, False, True
    for act, values in wanted.items():
        deeds = world.facts.support[act]["deeds"]
        told = [(d, s) for d in deeds for s in world.spans([d], "as_of")]
        if not any(s.grade != "D" and set(d["values"].values()) & set(values) for d, s in told):
            continue
        exists = True
        own = [(d["values"][code], s) for d, s in told if code in d["values"]]
        good = [v for v, s in own if s.grade != "D"]
        done = done or any(v in values for v in good)
        spans = world.listed([d for d in deeds if code in d["values"]], "as_of")
        known = known and (bool(good) or world.silent("support", act, code, spans))
    return done, done or (exists and known)


def projects(world: World, code: str, parameters: Row, max_age: float) -> Cell:
    """Return how many listed projects the country joined; an observer has not joined."""
    joined = unknown = 0
    begun = [n for n in parameters["projects"] if _exists(world, world.facts.projects[n])]
    for name in begun:
        rows = [m for m in world.facts.projects[name].get("members", ()) if m["country"] == code]
        spans = world.spans(rows)
        if _documented(world.spans(m for m in rows if m["role"] != "observer")):
            joined += 1
        elif not _documented(spans) and not world.silent(
            "members", name, code, world.listed(rows), max_age
        ):
            unknown += 1
    return Cell(joined, joined + unknown, 1 - unknown / len(begun) if begun else 0.0)


def _exists(world: World, project: Row) -> bool:
    if project.get("start"):
        return last(project["start"]) <= world.t
    return bool(world.spans(project.get("members", ())))


def money(world: World, code: str, max_age: float) -> Cell:
    """Return US dollars given, and the share of the instruments of which that is known."""
    rows: dict[str, Row] = {}
    spans: dict[str, list[Span]] = {}
    for name, row in world.facts.payments.items():
        country, instrument, as_of = name.split("/")[:3]
        if country == code and _is_money(world, instrument):
            # A payment's `end` is the end of what is paid for, not of the fact.
            span = world.spans([{**row, "as_of": as_of, "end": ""}], "as_of")
            spans.setdefault(instrument, []).extend(span)
            if _documented(span):
                rows[name] = row
    gone = {old for row in rows.values() for old in row.get("supersedes", ())}
    left = {k: v for k, v in rows.items() if k not in gone}
    total = sum(
        float(row["amount"]) * _times(world, name, row) / _rate(world, name, row)
        for name, row in left.items()
        if row.get("part_of") not in left
    )
    keys = {i for i, found in spans.items() if found}
    keys |= {
        i for i in world.facts.instruments if _is_money(world, i) and world.has_roll("funding", i)
    }
    unknown = sum(
        not _documented(spans.get(i, []))
        and not world.silent("funding", i, code, spans.get(i, []), max_age)
        for i in keys
    )
    evidence = 1 - unknown / len(keys) if keys else 0.0
    return Cell(total, None if unknown else total, evidence)


def _is_money(world: World, name: str) -> bool:
    """Say whether an instrument counts, and is no project of NATO's other than a trust fund."""
    row = world.facts.instruments[name]
    project = world.facts.projects.get(row.get("project", ""))
    if project and project.get("nato_run") == "true" and project["kind"] != "trust-fund":
        return False
    return bool(row["counts"] == "true")


def _year(world: World, name: str, row: Row) -> int:
    text = name.split("/")[2]
    if text:
        return int(text[:4])
    told = min(last(world.facts.sources[s]["published"]) for s in row["sources"])
    return world.day.fromordinal(told).year


def _rate(world: World, name: str, row: Row) -> float:
    if row["currency"] == "USD":
        return 1.0
    return world.facts.rates[row["currency"], _year(world, name, row)]


def _times(world: World, name: str, row: Row) -> int:
    if row.get("per_year") != "true":
        return 1
    start = int(row["start"][:4]) if row.get("start") else _year(world, name, row)
    end = int(row["end"][:4]) if row.get("end") else 9999
    over = sum(last(str(year)) <= world.t for year in range(start, min(end, world.day.year) + 1))
    return max(over, min(5, end - start + 1))


def holding(world: World, code: str, kind: Row, max_age: float) -> float | None:
    """Return what a country holds of an indexed type, or none where that is not known."""
    name = kind["capability"]
    row = world.facts.capabilities[name]
    told: list[tuple[int, int, int, str, float]] = []
    own: list[tuple[int, int]] = []
    for block in row.get("holdings", ()):
        a, b = first(block["as_of"]), last(block["as_of"])
        begun = b if row["kind"] == "flow" else a
        if code in block["values"] and begun <= world.t:
            own.append((a, b))
            if block["grade"] != "D":
                better = -"ABC".index(block["grade"])
                told.append((a, -b, better, _told(world, block), float(block["values"][code])))
    for roll in world.rolls("capabilities", name, code):
        begun = roll.end if row["kind"] == "flow" else roll.start
        listed = any(roll.start <= a and b <= roll.end for a, b in own)
        if begun <= world.t and not listed:
            told.append((roll.start, -roll.end, 1, "", 0.0))
    fresh = [x for x in told if world.t + x[1] <= max_age * YEAR]
    return max(fresh)[-1] if fresh else None


def _told(world: World, block: Row) -> str:
    return max((world.facts.sources[s].get("published", "") for s in block["sources"]), default="")
