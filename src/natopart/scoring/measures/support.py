"""Political support: partnership tools held and kinds of acts done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from natopart.model.country import Tool
from natopart.model.dates import last_day, last_day_in_force
from natopart.model.index import Indicator
from natopart.model.reading import Figure, Reading
from natopart.model.roll import Roll
from natopart.model.silence import period
from natopart.model.support import Act, Deed
from natopart.model.view import View
from natopart.scoring.measures.record import Item, record


def tools(view: View, code: str, indicator: Indicator) -> Reading:
    """Return the share of the tools open to a country at the date that it holds.

    Open are the tools of the index that exist at the date and that one of the country's
    frameworks may use; with the parameter `universal_only`, only those open to more than one.
    Any of a tool's `alternatives` is as good as the tool. A roll's silence is a zero while no
    older than `max_age`.
    """
    own = set(view.frameworks(code))
    rules: Mapping[str, Mapping[str, Any]] = indicator.parameters["tools"]
    only = bool(indicator.parameters.get("universal_only"))
    items = [
        _tool(view, code, (name, *rule.get("alternatives", ())), indicator.max_age)
        for name, rule in rules.items()
        if _exists(view, rule) and own & set(rule["open_to"])
        if not only or len(rule["open_to"]) > 1
    ]
    return record(items, "share of the tools open to it", 1.0, scale=max(len(items), 1))


def _exists(view: View, rule: Mapping[str, Any]) -> bool:
    end = rule.get("end")
    begun = last_day(str(rule["start"])) <= view.day
    return begun and not (end and last_day_in_force(str(end)) < view.day)


def _tool(view: View, code: str, names: tuple[str, ...], max_age: float | None) -> Item:
    """Return what is known of a tool, or of any of those that stand for it."""
    rows = [t for t in view.dataset.countries[code].tools if t.tool in names]
    known = [t for t in rows if view.documented(t)]
    held = [t for t in known if not view.over(t)]
    if held:
        return Item(names[0], (_held(view, held[0]),))
    rolls = [_silent(view, code, name, rows, max_age) for name in names]
    if all(rolls):
        return Item(names[0], (), rolls[0])
    if known and len(names) == 1:
        return Item(names[0], (_ended(known[-1]),))
    return Item(names[0])


def _held(view: View, tool: Tool) -> Figure:
    start, grade = view.begins(tool)
    as_of = tool.start or (start.isoformat() if start else None)
    return Figure(tool.tool, None, "held", as_of, tool.sources, grade, tool.note, 1.0)


def _ended(tool: Tool) -> Figure:
    return Figure(tool.tool, None, "ended", tool.end, tool.sources, tool.grade, tool.note, 0.0)


def _silent(
    view: View, code: str, name: str, rows: list[Tool], max_age: float | None
) -> Roll | None:
    """Return the latest roll of the tool that still speaks at the date, if silent."""
    own = [tool for tool in rows if tool.tool == name]
    spoken = [r for r in view.rolls("tools", name, code) if view.speaks(r, max_age)]
    silent = [r for r in spoken if not any(_may_hold(t, r) for t in own)]
    return max(silent, key=lambda r: r.as_of, default=None)


def _may_hold(tool: Tool, roll: Roll) -> bool:
    """Say whether the tool, at any grade, may have been in force while the roll speaks."""
    first, last = period(roll)
    begun = not tool.start or last_day(tool.start) <= last
    return begun and not (tool.end and last_day_in_force(tool.end) < first)


def acts(view: View, code: str, indicator: Indicator) -> Reading:
    """Return the share of the kinds of acts of political support that a country has done.

    A kind exists from the first act of its kind by anyone. It is known where the country did
    something in it, or where rolls of all its acts so far are silent, which is final.
    """
    kinds: Mapping[str, Mapping[str, Any]] = indicator.parameters["kinds"]
    found = (_kind(view, code, str(kind["name"]), kind["acts"]) for kind in kinds.values())
    items = [item for item in found if item]
    return record(items, "share of the kinds of acts", 1.0, scale=max(len(items), 1))


def _kind(view: View, code: str, name: str, wanted: Mapping[str, Any]) -> Item | None:
    """Return what is known of one kind; none where nobody had yet done anything in it."""
    parts = [
        part
        for act_id, values in wanted.items()
        if (part := _act(view, code, view.dataset.support[act_id], set(values)))
    ]
    done = next((p.figures for p in parts if any(f.points for f in p.figures)), None)
    if done or not parts:
        return Item(name, done) if done else None
    if not all(part.known for part in parts):
        return Item(name)
    refused = tuple(figure for part in parts for figure in part.figures)
    return Item(name, refused, None if refused else parts[0].roll)


def _act(view: View, code: str, act: Act, values: set[str]) -> Item | None:
    dated = [(*view.known_from(d.as_of, d), d) for d in act.deeds]
    deeds = [(day, grade, d) for day, grade, d in dated if day and day <= view.day]
    if not any(values & set(d.values.values()) for _, _, d in deeds):
        return None
    own = [row for row in deeds if code in row[2].values and row[1] != "D"]
    figures = sorted(
        (
            _deed(act, d, code, d.values[code] in values, day.isoformat(), grade)
            for day, grade, d in own
        ),
        key=lambda figure: -(figure.points or 0.0),
    )[:1]
    listed = any(code in d.values for d in act.deeds)
    return Item(act.name, tuple(figures), None if listed else _final(view, act, code))


def _deed(act: Act, deed: Deed, code: str, counts: bool, day: str, grade: str) -> Figure:
    return Figure(
        label=act.name,
        value=None,
        unit=deed.values[code],
        as_of=deed.as_of or day,
        sources=deed.sources,
        grade=grade,
        note=deed.note,
        points=1.0 if counts else 0.0,
    )


def _final(view: View, act: Act, code: str) -> Roll | None:
    return next((r for r in view.rolls("support", act.id, code) if view.speaks(r, None)), None)
