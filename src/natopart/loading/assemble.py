"""From files to a dataset: all problems of all files, or the models.

- NP301 a file that cannot be read
- NP302 a file with a name that no part of a dataset has
- NP303 an id that two files give
- NP304 a part of the dataset that is missing
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from natopart.loading.files import Raw
from natopart.loading.layout import SECTIONS, Section, known_places, section_of
from natopart.loading.merge import Traced, join, overlay, overlay_series, traced
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


def assemble(trees: Iterable[Iterable[Raw]]) -> Assembly:
    """Return what the shipped files and then each overlay make, later laid over earlier."""
    assembly = Assembly({section.name: {} for section in SECTIONS})
    for tree in trees:
        layer = _layer(tree, assembly.problems)
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


def _layer(tree: Iterable[Raw], problems: list[Problem]) -> Records:
    """Return the records of one directory."""
    layer: Records = {section.name: {} for section in SECTIONS}
    for raw in tree:
        section = section_of(raw.path)
        if section is None:
            hint = nearest(raw.path, known_places()) or "see CONTRIBUTING.md for the layout"
            problems.append(Problem(raw.shown, 1, 1, "NP302", "no part of a dataset", hint))
            continue
        if raw.problem:
            problems.append(raw.problem)
            continue
        document, found = read(raw.data, raw.shown)
        problems.extend(found)
        if document and document.value is not None:
            _add(layer[section.name], section, raw.path, document, problems)
    return layer


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
        alone = len(PurePosixPath(path).parts) < 3
        known[name] = join([known[name], part]) if name in known and not alone else part
        return
    if not isinstance(document.value, dict):
        message = "a mapping from ids to records is expected"
        problems.append(problem_at(whole, (), "NP203", message))
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


def _tables(whole: Traced) -> Traced:
    """Return the content of rolls.yaml, a list a table, as one list of rolls."""
    if not isinstance(whole.value, dict):
        return whole
    document, _ = whole.place(())
    value: dict[str, Any] = {"rolls": ()}
    places = {(): (document, ()), ("rolls",): (document, ())}
    for table, rows in whole.value.items():
        if table == "scopes" or not isinstance(rows, tuple):
            value[table] = rows
            continue
        for i, row in enumerate(rows):
            places[("rolls", len(value["rolls"]))] = (document, (table, i))
            entry = {"table": table, **row} if isinstance(row, dict) else row
            value["rolls"] = (*value["rolls"], entry)
    return Traced(value, places)


def _build_all(assembly: Assembly) -> None:
    for section in SECTIONS:
        built: dict[str, Model] = {}
        for name, record in assembly.records[section.name].items():
            model, problems = build(section, name, record)
            assembly.problems.extend(problems)
            if model is not None:
                built[name] = model
        assembly.models[section.name] = built
        if section.shape == "single" and not assembly.records[section.name]:
            message = f"{section.places[0]} is missing"
            assembly.problems.append(
                Problem(section.places[0], 0, 0, "NP304", message, "every dataset needs it")
            )


def sections(models: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the models as the fields of a dataset: of a single record, the record."""
    return {
        section.name: models[section.name].get(section.name)
        if section.shape == "single"
        else models[section.name]
        for section in SECTIONS
    }
