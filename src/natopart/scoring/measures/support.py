"""Political support: partnership tools held and kinds of acts done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from natopart.model import words
from natopart.model.dates import last_day, last_day_in_force
from natopart.model.reading import Figure
from natopart.model.view import View, once_a_view
from natopart.scoring.measured import Measured
from natopart.scoring.measures.record import Item, Record

if TYPE_CHECKING:
    from natopart.model.country import Tool
    from natopart.model.roll import Roll
    from natopart.model.support import Act, Deed


def tools(view: View, code: str, indicator: Measured) -> Record:
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
    return Record(items, "share of the tools open to it", 1.0, scale=max(len(items), 1))


def _exists(view: View, rule: Mapping[str, Any]) -> bool:
    start, end = rule.get("start"), rule.get("end")
    begun = not start or last_day(str(start)) <= view.day
    return begun and not (end and last_day_in_force(str(end)) < view.day)


def _tool(view: View, code: str, names: tuple[str, ...], max_age: float | None) -> Item:
    """Return what is known of a tool, or of any of those that stand for it."""
    rows = [t for t in view.dataset.countries[code].tools if t.tool in names]
    known = [t for t in rows if view.documented(t)]
    held = [t for t in known if not view.over(t)]
    label = words.tool(names[0])
    if held:
        return Item(label, (_held(view, held[0]),))
    rolls = [_silent(view, code, name, rows, max_age) for name in names]
    if all(rolls):
        return Item(label, (), rolls[0])
    if known and len(names) == 1:
        return Item(label, (_ended(known[-1]),))
    return Item(label)


def _held(view: View, tool: Tool) -> Figure:
    start, grade = view.begins(tool)
    as_of = tool.start or (start.isoformat() if start else None)
    name = words.tool(tool.tool)
    return Figure(name, None, "held", as_of, tool.sources, grade, tool.note, 1.0)


def _ended(tool: Tool) -> Figure:
    name = words.tool(tool.tool)
    return Figure(name, None, "ended", tool.end, tool.sources, tool.grade, tool.note, 0.0)


def _silent(
    view: View, code: str, name: str, rows: list[Tool], max_age: float | None
) -> Roll | None:
    """Return the latest roll of the tool that still speaks at the date, if silent."""
    own = [tool for tool in rows if tool.tool == name]
    spoken = [r for r in view.rolls("tools", name, code) if view.speaks(r, max_age)]
    silent = [r for r in spoken if not any(view.listed(r, t) for t in own)]
    return max(silent, key=lambda r: r.as_of, default=None)


def acts(view: View, code: str, indicator: Measured) -> Record:
    """Return the share of the kinds of acts of political support that a country has done.

    Of the kinds of the index those count that exist at the date, by their own start. A kind
    is known where the country did something in it, or where each of its acts that anybody
    has done so far is known for it: by a deed that does not count, or by a roll's silence,
    which is final.
    """
    kinds: Mapping[str, Mapping[str, Any]] = indicator.parameters["kinds"]
    items = [
        _kind(view, code, str(kind["name"]), kind["acts"])
        for kind in kinds.values()
        if _exists(view, kind)
    ]
    return Record(items, "share of the kinds of acts", 1.0, scale=max(len(items), 1))


def _kind(view: View, code: str, name: str, wanted: Mapping[str, Any]) -> Item:
    """Return what is known of one kind."""
    parts = [
        part
        for act_id, values in wanted.items()
        if (part := _act(view, code, view.dataset.support[act_id], frozenset(values)))
    ]
    done = next((p.figures for p in parts if any(f.points for f in p.figures)), None)
    if done:
        return Item(name, done)
    if not parts or not all(part.known for part in parts):
        return Item(name)
    refused = tuple(figure for part in parts for figure in part.figures)
    return Item(name, refused, None if refused else parts[0].roll)


def _act(view: View, code: str, act: Act, values: frozenset[str]) -> Item | None:
    """Return what is known of one act; none where nobody is documented to have done it."""
    figures, listed = _deeds(view, act.id, values)
    if not any(figure.points for figure in figures.values()):
        return None
    if code in figures:
        return Item(act.name, (figures[code],))
    return Item(act.name, (), None if code in listed else _final(view, act, code))


@once_a_view
def _deeds(
    view: View, act_id: str, values: frozenset[str]
) -> tuple[dict[str, Figure], frozenset[str]]:
    """Return the deed of each country in an act, what counts first, and all that it lists.

    A deed of grade D is only listed.
    """
    act = view.dataset.support[act_id]
    dated = [(*view.known_from(deed.as_of, deed), deed) for deed in act.deeds]
    begun = [(day, grade, deed) for day, grade, deed in dated if day and day <= view.day]
    found: dict[str, Figure] = {}
    for day, grade, deed in begun:
        for code, value in deed.values.items():
            better = code not in found or (value in values and not found[code].points)
            if grade != "D" and better:
                found[code] = _deed(act, deed, code, value in values, day.isoformat(), grade)
    told = (deed for day, _, deed in dated if day is None or day <= view.day)
    return found, frozenset(code for deed in told for code in deed.values)


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
