"""The rule NP410."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from natopart.checks import vocabulary
from natopart.checks.finding import Finding, Path
from natopart.checks.walk import Spot
from natopart.model.dataset import Dataset
from natopart.model.dates import parse_partial
from natopart.model.index import MEASURES
from natopart.model.view import FRAMEWORKS
from natopart.problems import nearest

Wrong = tuple[Path, str, str]
"""A path in the parameters, what is wrong there, and the remedy."""

_OPTIONAL = {"half_life", "universal_only", "body"}


def unknown_in_index(dataset: Dataset) -> Iterator[Finding]:
    """NP410: an indicator with an unknown measure, or with parameters that name nothing.

    What it does: looks up the measure of each indicator and every id in its parameters:
    operations, kinds of assets and roles, acts and what was done in them, tools, frameworks,
    series, projects, capability types. Asks for the parameters that the measure needs, and
    for the points of each asset and role.

    Why: a mistyped id earns nobody a point, and the ranking still looks right.

    Example: `operations: [isfa, kfor]`.

    Remedy: correct the id. An act counts for what is done in it, such as `[signed]`, only if
    some country did that.
    """
    for i, criterion in enumerate(dataset.index.criteria):
        for j, component in enumerate(criterion.components):
            for k, indicator in enumerate(component.indicators):
                path = ("criteria", i, "components", j, "indicators", k)
                spot = Spot("index", "index", path)
                if indicator.measure not in MEASURES:
                    known = frozenset(MEASURES)
                    yield spot.under("measure").unknown(
                        "NP410", "measure", indicator.measure, known
                    )
                    continue
                found = wrong_parameters(dataset, indicator.measure, indicator.parameters)
                for inner, message, hint in found:
                    yield spot.under("parameters", *inner).error("NP410", message, hint)


def wrong_parameters(
    dataset: Dataset, measure: str, parameters: Mapping[str, Any]
) -> Iterator[Wrong]:
    """Yield what is wrong with the parameters of a known measure."""
    for key in MEASURES.get(measure, ()):
        if key not in parameters:
            yield (), f"the measure {measure} needs the parameter '{key}'", "add it"
    allowed = {*MEASURES.get(measure, ()), *_OPTIONAL}
    for key, value in parameters.items():
        if key not in allowed:
            yield (key,), f"unknown parameter '{key}'", nearest(key, allowed) or "remove it"
        elif key in _CHECKS:
            yield from _CHECKS[key](dataset, (key,), value)


def _one(kind: str, known: Callable[[Dataset], Any]) -> Callable[..., Iterator[Wrong]]:
    def check(dataset: Dataset, path: Path, value: Any) -> Iterator[Wrong]:
        names = frozenset(known(dataset))
        if not isinstance(value, str) or value not in names:
            hint = nearest(str(value), names) or "correct the name"
            yield path, f"unknown {kind} '{value}'", hint

    return check


def _list(one: Callable[..., Iterator[Wrong]]) -> Callable[..., Iterator[Wrong]]:
    def check(dataset: Dataset, path: Path, value: Any) -> Iterator[Wrong]:
        if not isinstance(value, (tuple, list)):
            yield path, "a list of names is expected", "write [a, b]"
            return
        for i, item in enumerate(value):
            yield from one(dataset, (*path, i), item)

    return check


def _rules(
    one: Callable[..., Iterator[Wrong]], inner: Callable[..., Iterator[Wrong]]
) -> Callable[..., Iterator[Wrong]]:
    def check(dataset: Dataset, path: Path, value: Any) -> Iterator[Wrong]:
        for name, rule in value.items() if isinstance(value, Mapping) else ():
            yield from one(dataset, (*path, name), name)
            if isinstance(rule, Mapping):
                yield from inner(dataset, (*path, name), rule)
            else:
                yield (*path, name), "a mapping is expected", "write its keys below it"
        if not isinstance(value, Mapping):
            yield path, "a mapping from names to their rules is expected", "write name: {...}"

    return check


def _points(_: Dataset, path: Path, rule: Mapping[str, Any]) -> Iterator[Wrong]:
    points = rule.get("points")
    if isinstance(points, bool) or not isinstance(points, (int, float)) or points < 0:
        yield (*path, "points"), "points of zero or more are expected", "write points: 1"
    if not rule.get("reason"):
        yield path, "points without a reason", "add 'reason': a formation or a document"


def _tool(dataset: Dataset, path: Path, rule: Mapping[str, Any]) -> Iterator[Wrong]:
    open_to = _list(_one("framework", lambda _: FRAMEWORKS))
    yield from open_to(dataset, (*path, "open_to"), rule.get("open_to"))
    alternatives = _list(_one("tool", vocabulary.tools))
    yield from alternatives(dataset, (*path, "alternatives"), rule.get("alternatives", ()))
    for key in ("start", "end"):
        if key == "start" or key in rule:
            try:
                parse_partial(rule.get(key))
            except ValueError as error:
                yield (*path, key), str(error), "write the date of the document"


def _kind(dataset: Dataset, path: Path, kind: Mapping[str, Any]) -> Iterator[Wrong]:
    acts = kind.get("acts")
    if not isinstance(acts, Mapping):
        yield (*path, "acts"), "a mapping from acts to what counts is expected", "add it"
        return
    if not isinstance(kind.get("name"), str):
        yield path, "a kind of act without a name", "add 'name'"
    for act, values in acts.items():
        if act not in dataset.support:
            yield from _one("act", lambda d: d.support)(dataset, (*path, "acts", act), act)
            continue
        deed = _one("deed", partial(vocabulary.deeds, act=act))
        yield from _list(deed)(dataset, (*path, "acts", act), values)


def _half_life(_: Dataset, path: Path, value: Any) -> Iterator[Wrong]:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not 0.1 <= value <= 100:
        yield path, "a half-life from 0.1 to 100 years is expected", "write half_life: 5"


def _yes_or_no(_: Dataset, path: Path, value: Any) -> Iterator[Wrong]:
    if not isinstance(value, bool):
        yield path, "true or false is expected", f"write {path[-1]}: true"


def _no_name(_: Dataset, path: Path, value: Any) -> Iterator[Wrong]:
    yield from ()


_CHECKS: Mapping[str, Callable[[Dataset, Path, Any], Iterator[Wrong]]] = {
    "assets": _rules(_one("kind of asset", vocabulary.assets), _points),
    "body": _one("body", vocabulary.bodies),
    "capability": _one("capability type", lambda d: d.capabilities),
    "half_life": _half_life,
    "kinds": _rules(_no_name, _kind),
    "operations": _list(_one("operation", lambda d: d.operations)),
    "projects": _list(_one("project", lambda d: d.projects)),
    "roles": _rules(_one("role", vocabulary.roles), _points),
    "series": _one("series", lambda d: d.series),
    "tools": _rules(_one("tool", vocabulary.tools), _tool),
    "universal_only": _yes_or_no,
}
