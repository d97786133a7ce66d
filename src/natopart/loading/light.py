"""Records as the compiled copy gives them back: no schema, no validation, no pydantic.

The command line reads the copy so, since defining the models costs more time than an answer
takes. A light record has the fields of its model, defaults included, and is frozen like it;
that both give the same answers is tested. `natopart.load` gives models.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Light:
    """A frozen record that stands for a model."""

    def __init__(self, fields: dict[str, Any]) -> None:
        object.__setattr__(self, "__dict__", fields)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"records are frozen: {name}")

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"Light({inside})"

    def model_copy(self, *, update: Mapping[str, Any]) -> Light:
        """Return a copy with other values, as a model does."""
        return Light({**self.__dict__, **update})


def light(shape: Mapping[str, Any], data: Mapping[str, Any]) -> Light:
    """Return the record that plain data make; `shape` tells the defaults and what is nested.

    JSON has lists for tuples and text for years.
    """
    fields = {**shape["defaults"], **data}
    for key in shape["lists"]:
        fields[key] = tuple(fields[key])
    for key, inner in shape["nested"].items():
        value = fields[key]
        if type(value) is list:
            fields[key] = tuple([light(inner, item) for item in value])
        elif value is not None:
            fields[key] = light(inner, value)
    for key in shape["yearly"]:
        fields[key] = {c: {int(y): v for y, v in ys.items()} for c, ys in fields[key].items()}
    return Light(fields)
