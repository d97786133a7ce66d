"""From plain values to models: every mistake in words, at its place.

- NP201 a key is missing
- NP202 a key that is not known
- NP203 a value of the wrong type
- NP204 a value that is not among those allowed, or out of range
- NP205 values that contradict each other
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from natopart.loading.layout import Section
from natopart.loading.merge import Traced
from natopart.loading.positions import Keys
from natopart.model.fact import Model
from natopart.problems import Problem, nearest

_TYPES = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "int_from_float": "a whole number",
    "finite_number": "a finite number",
}
_PATTERNS = {
    "^[A-Z]{3}$": "a code of three capital letters",
    "^[A-Z]{2}$": "a code of two capital letters",
}


def problem_at(
    where: Traced, path: Keys, code: str, message: str, hint: str = "", *, key: bool = False
) -> Problem:
    """Return a problem with the value, or the `key`, at a path of a record."""
    document, inner = where.place(path)
    line, column = document.position(inner, key=key)
    return Problem(document.path, line, column, code, message, hint, excerpt=document.excerpt(line))


def build(section: Section, name: str, raw: Traced) -> tuple[Model | None, list[Problem]]:
    """Return the model of one record, or none and all its problems."""
    if not isinstance(raw.value, dict):
        message = f"{name} is {_shown(raw.value)}, where a mapping is expected"
        return None, [problem_at(raw, (), "NP203", message, "write its keys below it, indented")]
    clash = [k for k in _given(section, name) if k in raw.value]
    problems = [
        problem_at(
            raw, (k,), "NP202", f"'{k}' is told by the name of the record", "remove it", key=True
        )
        for k in clash
    ]
    try:
        return section.model.model_validate({**raw.value, **_given(section, name)}), problems
    except ValidationError as error:
        return None, [*problems, *_explained(section.model, raw, error)]


def _given(section: Section, name: str) -> dict[str, Any]:
    """Return what the name of a record tells: its id, and of a payment who gave what when."""
    if section.name in ("info", "rolls", "rates", "index"):
        return {}
    if section.name == "payments":
        country, instrument, as_of = (*name.split("/"), "", "", "")[:3]
        return {"id": name, "country": country, "instrument": instrument, "as_of": as_of or None}
    return {"id": name}


def _explained(model: type[Model], raw: Traced, error: ValidationError) -> Iterator[Problem]:
    for item in error.errors(include_url=False):
        path = tuple(k for k in item["loc"] if k != "[key]")
        kind = item["type"]
        if kind == "missing":
            yield problem_at(raw, path[:-1], "NP201", f"'{path[-1]}' is missing", "add it")
        elif kind == "extra_forbidden":
            hint = nearest(str(path[-1]), _fields(model, path[:-1])) or "remove it"
            yield problem_at(raw, path, "NP202", f"unknown key '{path[-1]}'", hint, key=True)
        elif kind in _TYPES:
            message = f"{_shown(item['input'])} where {_TYPES[kind]} is expected"
            yield problem_at(raw, path, "NP203", message)
        elif kind == "literal_error":
            allowed = str(item.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
            words = [word.strip().strip("'") for word in allowed.split(",")]
            hint = nearest(str(item["input"]), words) or f"expected one of {', '.join(words)}"
            yield problem_at(raw, path, "NP204", f"{_shown(item['input'])} is not allowed", hint)
        elif kind == "value_error":
            message = str(item["msg"]).removeprefix("Value error, ")
            code = "NP204" if path and not isinstance(item["input"], dict) else "NP205"
            yield problem_at(raw, path, code, message)
        else:
            message = f"{_shown(item['input'])}{_constraint(item)}"
            yield problem_at(raw, path, "NP204", message, key="[key]" in item["loc"])


def _constraint(item: Any) -> str:
    """Return what a value should be that breaks a constraint of its field."""
    pattern = item.get("ctx", {}).get("pattern", "")
    if pattern in _PATTERNS:
        return f" is not {_PATTERNS[pattern]}"
    message = str(item["msg"])
    return f": {message[:1].lower()}{message[1:]}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _fields(model: type[Model], path: Keys) -> tuple[str, ...]:
    """Return the keys that a record may have at a path."""
    inner: Any = model
    for key in path:
        if isinstance(key, str) and inner is not None:
            inner = inner.nested.get(key)
    return tuple(inner.model_fields) if inner is not None else ()
