"""The index under a profile: the tree that is scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from natopart.model.dataset import Dataset
from natopart.scoring.measured import Measured, Posts, measured

if TYPE_CHECKING:
    from natopart.model.index import Functions, Index, IndexedType, Indicator, Profile

Kind: TypeAlias = Literal["index", "criterion", "component", "indicator"]


class Branch(NamedTuple):
    """A node of the index with its weight among its siblings.

    An indicator has `indicator` and no children. `best` is set on a criterion whose children
    are functions of which only the best count. `weight` is the profile's, `index_weight` the
    index's own, by which evidence counts, whatever the profile.
    """

    id: str
    name: str
    kind: Kind
    weight: float
    children: tuple[Branch, ...] = ()
    indicator: Measured | None = None
    best: Functions | None = None
    index_weight: float = 1.0

    def indicators(self) -> tuple[Measured, ...]:
        """Return the indicators below, one for each id."""
        return tuple({leaf.id: leaf for leaf in self._leaves()}.values())

    def _leaves(self) -> Iterator[Measured]:
        if self.indicator:
            yield self.indicator
        for child in self.children:
            yield from child._leaves()


def grow(index: Index, profile: Profile, dataset: Dataset | None = None) -> Branch:
    """Return the tree of an index under a profile.

    The profile's weights and parameters are laid over the index's. What has no weight is not
    in the tree, except a criterion, which is shown and counts for nothing. The functions of
    a criterion are the dataset's; without one it has none.
    """
    criteria = []
    for criterion in index.criteria:
        if criterion.functions:
            children = tuple(_functions(criterion.functions, profile, dataset)) if dataset else ()
        else:
            children = tuple(
                Branch(c.id, c.name, "component", w, leaves, index_weight=c.weight)
                for c in criterion.components
                if (w := profile.weights.get(c.id, c.weight)) > 0
                if (leaves := tuple(_leaves(c.indicators, profile)))
            )
        weight = profile.weights.get(criterion.id, criterion.weight)
        criteria.append(
            Branch(
                criterion.id,
                criterion.name,
                "criterion",
                weight,
                children,
                best=criterion.functions,
                index_weight=criterion.weight,
            )
        )
    return Branch(index.id, index.name, "index", 1.0, tuple(criteria))


def _leaves(indicators: tuple[Indicator, ...], profile: Profile) -> Iterator[Branch]:
    for indicator in indicators:
        weight = profile.weights.get(indicator.id, indicator.weight)
        if weight > 0:
            own = measured(indicator, profile.parameters.get(indicator.id, {}))
            yield _leaf(own, weight, indicator.weight)


def _leaf(indicator: Measured, weight: float, index_weight: float) -> Branch:
    return Branch(
        indicator.id,
        indicator.name,
        "indicator",
        weight,
        indicator=indicator,
        index_weight=index_weight,
    )


def _functions(rule: Functions, profile: Profile, dataset: Dataset) -> Iterator[Branch]:
    indexed = {t.capability: t for t in rule.types}
    for function in dataset.functions.values():
        served = [indexed[name] for name in function.capabilities if name in indexed]
        means = [t for t in served if dataset.capabilities[t.capability].kind != "event"]
        if len(served) < rule.min_types or len(means) < rule.min_means * len(served):
            continue
        leaves = tuple(
            _leaf(_holding(t, dataset), w, t.weight)
            for t in served
            if (w := profile.weights.get(t.capability, t.weight)) > 0
        )
        weight = profile.weights.get(function.id, 1.0)
        if leaves and weight > 0:
            yield Branch(function.id, function.name, "component", weight, leaves)


def _holding(kind: IndexedType, dataset: Dataset) -> Measured:
    """Return the indicator of an indexed capability type: full score at its formation."""
    return Measured(
        id=kind.capability,
        name=dataset.capabilities[kind.capability].name,
        measure="holding",
        parameters={"capability": kind.capability},
        goalposts=Posts(0.0, kind.high, kind.reason),
        ends=(0.0, kind.high),
        max_age=kind.max_age,
    )
