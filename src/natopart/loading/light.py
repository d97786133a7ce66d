"""Records as the compiled copy gives them back: no schema, no validation, no pydantic.

The command line reads the copy so, since defining the models costs more time than an answer
takes. A light record has the fields of its model, defaults included, and is frozen like it;
that both give the same answers is tested. `natopart.load` gives models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


class Light:
    """A frozen record that stands for a model."""

    def __init__(self, fields: dict[str, Any]) -> None:
        object.__setattr__(self, "__dict__", fields)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"records are frozen: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"records are frozen: {name}")

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"Light({inside})"

    def model_copy(self, *, update: Mapping[str, Any]) -> Light:
        """Return a copy with other values, as a model does."""
        return Light({**self.__dict__, **update})


def light(shape: Mapping[str, Any], data: Mapping[str, Any]) -> Light:
    """Return the record of that shape which plain data make."""
    return Light(rebuilt(shape, data, lambda key, item: light(shape["nested"][key], item)))


def rebuilt(
    shape: Mapping[str, Any], data: Mapping[str, Any], nested: Callable[[str, Any], Any]
) -> dict[str, Any]:
    """Return the fields of a record: defaults filled in, JSON's lists and years as they were.

    `shape` tells which fields are lists, which hold lists somewhere, which are yearly and
    which are records themselves, which `nested` makes from their key and data.
    """
    fields = {**shape["defaults"], **data}
    for key in shape["lists"]:
        fields[key] = tuple(fields[key])
    for key in shape["free"]:
        fields[key] = _tuples(fields[key])
    for key in shape["nested"]:
        value = fields[key]
        if type(value) is list:
            fields[key] = tuple([nested(key, item) for item in value])
        elif type(value) is dict:
            fields[key] = nested(key, value)
    for key in shape["yearly"]:
        fields[key] = {c: {int(y): v for y, v in ys.items()} for c, ys in fields[key].items()}
    return fields


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return value
