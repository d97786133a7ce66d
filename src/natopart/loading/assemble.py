"""From files to a dataset: all problems of all files, or the models.

- NP301 a file that cannot be read
- NP302 a file with a name that no part of a dataset has
- NP303 an id that two files give, or a key of one record that two of its files give
- NP304 a part of the dataset that is missing
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from natopart.loading.files import Raw
from natopart.loading.layout import SECTIONS, Section, known_places, section_of
from natopart.loading.merge import Place, Traced, join, overlay, overlay_series, traced
from natopart.loading.positions import Keys
from natopart.loading.records import build, problem_at
from natopart.loading.yaml import Document, read
from natopart.model.fact import Model
from natopart.problems import Problem, nearest

Records = dict[str, dict[str, Traced]]
"""Plain records by section and id."""


@dataclass(slots=True)
class Assembly:
    """What a set of files makes: records, the models built from them, and all problems."""

    records: Records
    models: dict[str, dict[str, Model]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    """The sections of which there is a file, whether or not it could be read."""
    root: str = ""
    """What problems call the first directory, with a slash."""


def assemble(trees: Iterable[Iterable[Raw]]) -> Assembly:
    """Return what the shipped files and then each overlay make, later laid over earlier."""
    assembly = Assembly({section.name: {} for section in SECTIONS})
    for tree in trees:
        layer = _layer(tree, assembly)
        for section in SECTIONS:
            known = assembly.records[section.name]
            for name, record in layer[section.name].items():
                known[name] = _over(section, known[name], record) if name in known else record
    _build_all(assembly)
    return assembly


def _over(section: Section, base: Traced, over: Traced) -> Traced:
    if section.name == "series" and isinstance(over.value, dict):
        return overlay_series(base, over)
    return overlay(base, over)


def _layer(tree: Iterable[Raw], assembly: Assembly) -> Records:
    """Return the records of one directory."""
    layer: Records = {section.name: {} for section in SECTIONS}
    problems = assembly.problems
    for raw in tree:
        assembly.root = assembly.root or raw.shown.removesuffix(raw.path)
        section = section_of(raw.path) if raw.path.endswith(".yaml") else None
        if raw.problem or section is None:
            problems.append(raw.problem or _misplaced(raw))
            assembly.seen.update([section.name] if section else [])
            continue
        assembly.seen.add(section.name)
        document, found = read(raw.data, raw.shown)
        problems.extend(found)
        if document:
            _add(layer[section.name], section, raw.path, document, problems)
    return layer


def _misplaced(raw: Raw) -> Problem:
    named = PurePosixPath(raw.path).with_suffix(".yaml").as_posix()
    if raw.path.endswith(".yml") and section_of(named):
        hint = f"call it {named}"
    else:
        hint = nearest(raw.path, known_places()) or "docs/data.md has the layout"
    return Problem(raw.shown, 1, 1, "NP302", "no part of a dataset", hint)


def _add(
    known: dict[str, Traced],
    section: Section,
    path: str,
    document: Document,
    problems: list[Problem],
) -> None:
    whole = traced(document, (), document.value)
    if section.shape != "records":
        name = section.record_of(path)
        part = _tables(whole) if section.name == "rolls" else whole
        problems.extend(_given_twice(known[name], part) if name in known else ())
        known[name] = join([known[name], part]) if name in known else part
        return
    if not isinstance(document.value, dict):
        message = "a mapping from ids to records is expected"
        hint = "write each record below its id"
        problems.append(problem_at(whole, (), "NP203", message, hint))
        return
    for name, value in document.value.items():
        record = traced(document, (name,), value)
        if str(name) in known:
            first, inner = known[str(name)].place(())
            line, _ = first.position(inner, key=True)
            hint = f"the first is at {first.path}:{line}"
            problems.append(
                problem_at(record, (), "NP303", f"'{name}' is given twice", hint, key=True)
            )
        else:
            known[str(name)] = record


def _given_twice(first: Traced, second: Traced) -> Iterator[Problem]:
    """Yield the keys that two files of one record give, lists apart, which are joined."""
    if not isinstance(first.value, dict) or not isinstance(second.value, dict):
        return
    for key, value in second.value.items():
        if key in first.value and not (
            isinstance(value, tuple) and isinstance(first.value[key], tuple)
        ):
            document, inner = first.place((key,))
            line, _ = document.position(inner, key=True)
            hint = f"the first is at {document.path}:{line}"
            yield problem_at(second, (key,), "NP303", f"'{key}' is given twice", hint, key=True)


def _tables(whole: Traced) -> Traced:
    """Return the content of rolls.yaml, a list a table, as one list of rolls."""
    if not isinstance(whole.value, dict):
        return whole
    document, _ = whole.place(())
    value: dict[str, Any] = {"rolls": ()}
    places: dict[Keys, Place] = {(): (document, ()), ("rolls",): (document, ())}
    for table, rows in whole.value.items():
        if table == "scopes" or not isinstance(rows, tuple):
            value[table] = rows
            continue
        for i, row in enumerate(rows):
            places[("rolls", len(value["rolls"]))] = (document, (table, i))
            entry = {"table": table, **row} if isinstance(row, dict) else row
            value["rolls"] = (*value["rolls"], entry)
    return Traced(value, places)


def _perhaps_meant(
    name: str, records: Mapping[str, Traced], problems: list[Problem]
) -> list[Problem]:
    """Return the problems of a record that misses keys, as one does whose id is mistyped."""
    hint = nearest(name, records.keys() - {name})
    if not hint:
        return problems
    return [p._replace(hint=f"{p.hint}; {hint}") if p.code == "NP201" else p for p in problems]


def _build_all(assembly: Assembly) -> None:
    unread = {(p.path, p.line, p.column) for p in assembly.problems if p.code.startswith("NP1")}
    for section in SECTIONS:
        built: dict[str, Model] = {}
        for name, record in assembly.records[section.name].items():
            model, problems = build(section, name, record)
            if sum(p.code == "NP201" for p in problems) > 1:
                problems = _perhaps_meant(name, assembly.records[section.name], problems)
            assembly.problems += [p for p in problems if (p.path, p.line, p.column) not in unread]
            if model is not None:
                built[name] = model
        assembly.models[section.name] = built
        if section.shape == "single" and section.name not in assembly.seen:
            message = f"{section.places[0]} is missing"
            assembly.problems.append(
                Problem(
                    assembly.root + section.places[0],
                    0,
                    0,
                    "NP304",
                    message,
                    "every dataset needs it",
                )
            )
