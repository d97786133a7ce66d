"""Light records stand for models: frozen like them, and models hold no more than fields."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import natopart.model
from natopart.loading.light import Light
from natopart.model.fact import Model

DECLARED = {"model_config", "nested", "yearly"}
"""What a model may declare beside its fields; the shape in the compiled copy is made from it."""


def models(parent: type[Model] = Model) -> Iterator[type[Model]]:
    """Yield the models of the package, each once or more."""
    for module in pkgutil.iter_modules(natopart.model.__path__, "natopart.model."):
        importlib.import_module(module.name)
    for model in parent.__subclasses__():
        yield model
        yield from models(model)


MODELS = sorted(
    {model for model in models() if model.__module__.startswith("natopart.model.")},
    key=lambda model: model.__qualname__,
)


def public(model: type[Model]) -> set[str]:
    """Return what a model and its parents below `Model` add to it, private names left out."""
    own = [parent for parent in model.__mro__ if parent not in Model.__mro__]
    return {name for parent in own for name in vars(parent) if not name.startswith("_")}


def test_the_models_are_found() -> None:
    assert {"Asset", "CountryRecord", "Fact", "Index", "Template"} <= {m.__name__ for m in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model.__name__))
def test_a_model_has_no_method_or_property_of_its_own(model: type[Model]) -> None:
    """A light record would lack it: write a function instead, or a method of `View`."""
    assert public(model) - DECLARED == set()


def test_a_light_record_is_frozen() -> None:
    record = Light({"name": "Sweden"})
    with pytest.raises(AttributeError, match="frozen: name"):
        record.name = "Norway"
    with pytest.raises(AttributeError, match="frozen: other"):
        record.other = 1
    with pytest.raises(AttributeError, match="frozen: name"):
        delattr(record, "name")
    assert vars(record) == {"name": "Sweden"}


def test_a_copy_of_a_light_record_leaves_it_alone() -> None:
    record = Light({"name": "Sweden", "grade": "A"})
    assert vars(record.model_copy(update={"grade": "B"})) == {"name": "Sweden", "grade": "B"}
    assert vars(record) == {"name": "Sweden", "grade": "A"}
