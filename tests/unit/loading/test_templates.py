"""The shipped templates: what they cover, that they state reasons, and that the copy keeps them."""

from __future__ import annotations

import json

from natopart.loading.compiled import plain, revive, shape_of
from natopart.loading.light import light
from natopart.model.dataset import Dataset
from natopart.model.template import Circle, Template

NAMED = {
    "maritime-security",
    "operational-cooperation",
    "cyber-defence",
    "air-defence",
    "counter-piracy",
    "energy-security",
    "counter-terrorism",
    "non-proliferation-and-missile-defence",
    "education-and-training",
}
"""The functions that the paper names."""


def test_each_function_of_the_paper_has_a_template(shipped: Dataset) -> None:
    assert len(shipped.templates) >= 12
    served = {template.function for template in shipped.templates.values()}
    assert served == NAMED | {"security-sector-reform", "civil-military-cooperation"}


def test_a_number_has_a_document_or_says_that_it_has_none(shipped: Dataset) -> None:
    for template in shipped.templates.values():
        for wanted in template.requirements:
            reason = wanted.reason.lower()
            admitted = "own judgement" in reason or "general knowledge" in reason
            assert admitted or wanted.sources, (template.id, wanted.id)


def test_most_requirements_serve_the_function(shipped: Dataset) -> None:
    """Documents name what a task needs: it may be counted under a neighbouring function."""
    for template in shipped.templates.values():
        serving = shipped.functions[template.function].capabilities
        own = sum(w.weight for w in template.requirements if w.capability in serving)
        assert own > 0.5 * sum(w.weight for w in template.requirements), template.id


def test_hulls_and_aircraft_are_whole_rotations(shipped: Dataset) -> None:
    """What is served by a holding is a multiple of three: on station, in upkeep, working up."""
    held = [
        (template.id, wanted.id, wanted.units)
        for template in shipped.templates.values()
        for wanted in template.requirements
        if wanted.serve == "holding" and wanted.capability != "aegis-ship"
    ]
    assert [where for where in held if where[2] % 3] == []


def test_nobody_may_carry_more_than_a_sixth(shipped: Dataset) -> None:
    assert {template.max_share for template in shipped.templates.values()} == {1 / 6}


def test_the_airlift_pool_is_made_like_the_real_one(shipped: Dataset) -> None:
    pool = shipped.templates["airlift-pool"]
    real = shipped.projects[pool.like]
    members = [m for m in real.members if m.role != "observer"]
    figures = {(f.figure, f.as_of): f.value for f in real.figures}
    (hours,) = pool.requirements
    assert pool.circle.min_size == len(members) == 12
    assert hours.units == figures["hours-capacity", "2011-10-13"]
    assert hours.lot is not None
    assert 0 <= 3 * hours.lot - hours.units < 3, "three aircraft, rounded up to whole hours"
    assert sum(m.share or 0 for m in members) == figures["hours-committed-total", "2008-10-01"]
    wing = shipped.projects["heavy-airlift-wing"].figures
    assert pool.posts == next(
        f.value for f in wing if f.figure == "personnel" and f.as_of == "2009-07"
    )


def test_the_copy_gives_back_every_template(shipped: Dataset) -> None:
    pairs = Circle(incompatible=(("FIN", "NOR"), ("FIN", "SWE")))
    some = dict(shipped.templates)
    some["pairs"] = some["airlift-pool"].model_copy(update={"id": "pairs", "circle": pairs})
    kept = json.loads(json.dumps(plain({"templates": some})["templates"]))
    assert {name: revive(Template, record) for name, record in kept.items()} == some
    stands_for = light(shape_of(Template), kept["pairs"])
    assert vars(stands_for)["circle"].incompatible == pairs.incompatible
