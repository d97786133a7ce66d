"""What must hold of the parts of a score: means, sets of functions, contributions, copies."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from natopart.loading import compiled
from natopart.loading.assemble import assemble
from natopart.loading.dataset import open_trees
from natopart.loading.layout import SECTIONS
from natopart.model.fact import Model
from natopart.scoring.aggregate import best_set, power_mean
from natopart.scoring.contribution import contributed
from natopart.scoring.matrix import readings
from natopart.scoring.tree import grow
from tests import builders as make
from tests.property.worlds import CODES, DAY, World, build, exact, nodes, worlds

TINY = 1e-9

shares = st.floats(0, 1)


@exact
@given(st.lists(st.tuples(shares, st.floats(0.01, 9)), min_size=1, max_size=6))
@example([(0.0, 1.0), (1.0, 1.0)])
def test_the_power_mean_grows_with_its_exponent(pairs: list[tuple[float, float]]) -> None:
    values, weights = [v for v, _ in pairs], [w for _, w in pairs]
    means = [power_mean(values, weights, p) for p in (-5.0, -1.0, 0.0, 0.5, 1.0, 2.0, 9.0)]
    assert all(one <= two + TINY for one, two in pairwise(means))
    assert min(values) - TINY <= means[0]
    assert means[-1] <= max(values) + TINY


sets = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(st.integers(0, 8), st.frozensets(st.sampled_from("uvwxyz"), min_size=1)),
    min_size=1,
)


@exact
@given(sets, st.integers(1, 4), st.sampled_from((0.0, 0.5, 1.0)))
def test_the_best_set_is_that_of_all_subsets(
    functions: dict[str, tuple[int, frozenset[str]]], k: int, overlap: float
) -> None:
    scores = {name: value / 8 for name, (value, _) in functions.items()}
    types = {name: held for name, (_, held) in functions.items()}

    def fits(chosen: tuple[str, ...]) -> bool:
        return all(
            len(types[a] & types[b]) / min(len(types[a]), len(types[b])) <= overlap
            for a, b in combinations(chosen, 2)
        )

    every = [c for n in range(1, k + 1) for c in combinations(sorted(scores), n) if fits(c)]
    most = max(map(len, every))
    best = min((c for c in every if len(c) == most), key=lambda c: (-sum(scores[x] for x in c), c))
    assert best_set(scores, types, k, overlap) == best


@exact
@given(worlds)
def test_contributions_add_up(world: World) -> None:
    data, how = build(world), make.profile()
    tree = grow(data.index, how, data)
    for code in CODES:
        root = contributed(tree, readings(data.as_of(DAY), code, tree), how)
        assert root.contribution == pytest.approx(root.score or 0.0, abs=1e-12)
        for node in nodes(root):
            if node.children:
                parts = sum(child.contribution or 0.0 for child in node.children)
                assert parts == pytest.approx(node.contribution, abs=1e-12)


def test_the_compiled_copy_gives_back_what_was_compiled() -> None:
    def frozen(value: Any) -> Any:
        """Return a value with every list as a tuple, as JSON does not tell them apart."""
        if isinstance(value, Model):
            return type(value), frozen({k: getattr(value, k) for k in type(value).model_fields})
        if isinstance(value, dict):
            return {key: frozen(item) for key, item in value.items()}
        return tuple(map(frozen, value)) if isinstance(value, (list, tuple)) else value

    models = assemble(open_trees().files).models
    copy = json.loads(json.dumps(compiled.plain(models)))
    kinds: dict[str, Any] = {section.name: section.model for section in SECTIONS}
    for name, records in models.items():
        for key, record in records.items():
            assert frozen(compiled.revive(kinds[name], copy[name][key])) == frozen(record)
