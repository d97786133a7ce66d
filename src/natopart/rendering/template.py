"""One template, a project to propose a circle for, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natopart.model.words import body, plain, region, tool
from natopart.rendering.evidence import Citations
from natopart.rendering.forms import write
from natopart.rendering.machine import as_csv, as_json
from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance

if TYPE_CHECKING:
    from natopart.model.dataset import Dataset
    from natopart.model.stamp import Stamp
    from natopart.model.template import AtLeast, Circle, Cost, Requirement, Template

HEADER = (
    *("id", "capability", "units", "unit", "weight", "serve", "availability", "threshold"),
    *("need_rate", "owners_from", "lot", "reason", "sources"),
)


def answer(
    template: Template, dataset: Dataset, stamp: Stamp, form: str, output: Path | None
) -> None:
    """Write one template to standard output or a file; as CSV its requirements, one a row."""
    write(
        form,
        output,
        json=lambda: as_json("project/1", stamp, content(template, dataset)),
        csv=lambda: as_csv(HEADER, (_csv(_requirement(dataset, r)) for r in template.requirements)),
        page=lambda: page(template, dataset, stamp),
    )


def content(template: Template, dataset: Dataset) -> dict[str, Any]:
    """Return a template as plain values; it has neither members nor figures."""
    return {
        "id": template.id,
        "name": template.name,
        "template": True,
        "function": template.function,
        "functions": [template.function],
        "description": template.description,
        "regions": list(template.regions),
        "helps": list(template.helps),
        "requirements": [_requirement(dataset, wanted) for wanted in template.requirements],
        "circle": _circle(template.circle),
        "target": template.target,
        "tolerance": template.tolerance,
        "habit_weight": template.habit_weight,
        "max_share": template.max_share,
        "cost": _cost(template.cost) if template.cost else None,
        "cost_rule": template.cost_rule,
        "posts": template.posts,
        "like": template.like or None,
        "members": [],
        "figures": [],
        "grade": template.grade,
        "note": template.note,
        "sources": list(template.sources),
    }


def _requirement(dataset: Dataset, wanted: Requirement) -> dict[str, Any]:
    """Return a requirement; what does not apply to how it is served is none."""
    share = wanted.serve == "share"
    return {
        "id": wanted.id,
        "capability": wanted.capability,
        "units": wanted.units,
        "unit": wanted.unit or dataset.capabilities[wanted.capability].unit,
        "weight": wanted.weight,
        "serve": wanted.serve,
        "availability": wanted.availability if wanted.serve == "holding" else None,
        "threshold": wanted.threshold if wanted.serve == "access" else None,
        "need_rate": wanted.need_rate if share else None,
        "owners_from": wanted.owners_from if share else None,
        "lot": wanted.lot if share else None,
        "reason": wanted.reason,
        "sources": list(wanted.sources),
    }


def _csv(wanted: dict[str, Any]) -> list[Any]:
    return [*(wanted[key] for key in HEADER[:-1]), " ".join(wanted["sources"])]


def _circle(circle: Circle) -> dict[str, Any]:
    return {
        "min_size": circle.min_size,
        "max_size": circle.max_size,
        "min_partners": circle.min_partners,
        "min_allies": circle.min_allies,
        "required": list(circle.required),
        "excluded": list(circle.excluded),
        "incompatible": [list(pair) for pair in circle.incompatible],
        "at_least": [_group(group) for group in circle.at_least],
        "candidates_from": list(circle.candidates_from),
        "partners_from": list(circle.partners_from),
        "affordability": circle.affordability,
    }


def _group(group: AtLeast) -> dict[str, Any]:
    return {
        "name": group.name,
        "k": group.k,
        "body": group.body or None,
        "region": group.region or None,
        "countries": list(group.countries),
    }


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "fixed": cost.fixed,
        "unit_price": cost.unit_price,
        "currency": cost.currency,
        "price_year": cost.price_year,
        "reason": cost.reason,
        "sources": list(cost.sources),
    }


def page(template: Template, dataset: Dataset, stamp: Stamp) -> Page:
    """Return one template for the eye."""
    citations = Citations(dataset.sources)
    hint = f"A circle for it: natopart propose-cluster {template.id}"
    blocks: list[Block] = [Heading(template.name, 1), Paragraph(template.description)]
    if template.note:
        blocks.append(Paragraph(template.note))
    blocks.append(_items(_facts(template, citations)))
    blocks += _wanted(template, dataset, citations)
    blocks += [Heading("Who may be in"), _items(_conditions(template.circle))]
    blocks += [Heading("How the circle is chosen"), _items(_goals(template))]
    blocks += [Heading("Cost and posts"), _items(_money(template, citations))]
    return (*blocks, *citations.blocks(), provenance(stamp, hint))


def _items(lines: Iterator[str]) -> Items:
    return Items(tuple((0, line) for line in lines))


def _facts(template: Template, citations: Citations) -> Iterator[str]:
    yield f"Serves {plain(template.function)}"
    if template.regions:
        yield f"Its task is in {_regions(template.regions)}"
    if template.helps:
        yield f"It is to help partners there that hold {' or '.join(map(tool, template.helps))}"
    if template.like:
        yield f"On the model of {template.like}, whose own declared units are not used"
    yield f"Evidence{citations.cite(template.sources, template.grade) or f' [{template.grade}]'}"


def _wanted(template: Template, dataset: Dataset, citations: Citations) -> Iterator[Block]:
    """Yield the table of requirements, then the reason of each with its sources."""
    yield Heading("Requirements")
    columns = (
        Column("requirement", give=1),
        Column("capability type", give=1),
        Column("units", "right"),
        Column("unit", give=1),
        Column("weight", "right"),
        Column("served by", give=2),
    )
    told = [_requirement(dataset, wanted) for wanted in template.requirements]
    yield Grid(columns, tuple(_row(wanted) for wanted in told))
    yield Items(tuple((0, f"{w['id']}: {w['reason']}{citations.cite(w['sources'])}") for w in told))


def _row(wanted: dict[str, Any]) -> tuple[str, ...]:
    return (
        wanted["id"],
        plain(wanted["capability"]),
        f"{wanted['units']:,.10g}",
        wanted["unit"],
        f"{wanted['weight']:g}",
        _served(wanted),
    )


def _served(wanted: dict[str, Any]) -> str:
    """Return how a requirement is served, in words."""
    if wanted["serve"] == "holding":
        return f"{wanted['availability']:.0%} of what a member holds"
    if wanted["serve"] == "access":
        return f"each member that reaches {wanted['threshold']:,.10g}"
    words = f"units bought together: {wanted['need_rate']:,.10g} a thousand million USD of defence"
    words += f" expenditure, in lots of {wanted['lot']:,.10g}"
    if wanted["owners_from"] is None:
        return words
    return f"{words}; who owns {wanted['owners_from']:,.10g} needs none"


def _conditions(circle: Circle) -> Iterator[str]:
    """Yield the conditions on a circle, a sentence each."""
    least, most = circle.min_size, circle.max_size
    yield f"{most} members" if least == most else f"{least} to {most} members"
    yield f"At least {circle.min_partners} of them partners, {circle.min_allies} Allies"
    yield from (_at_least(group) for group in circle.at_least)
    if circle.required:
        yield f"Required: {', '.join(circle.required)}"
    if circle.excluded:
        yield f"Excluded: {', '.join(circle.excluded)}"
    if circle.incompatible:
        yield f"Not together: {', '.join(' and '.join(pair) for pair in circle.incompatible)}"
    if circle.candidates_from:
        yield f"Candidates: members of {', '.join(map(body, circle.candidates_from))}"
    if circle.partners_from:
        yield f"Partners: from {_regions(circle.partners_from)}"
    if circle.affordability is not None:
        yield f"A member pays at most {circle.affordability:.6g} of its defence expenditure"


def _at_least(group: AtLeast) -> str:
    of = body(group.body) if group.body else region(group.region) or ", ".join(group.countries)
    return f"At least {group.k} of {of} ({group.name})"


def _goals(template: Template) -> Iterator[str]:
    yield f"Target: {template.target:.6g} of the greatest coverage of any circle"
    yield f"Tolerance: {template.tolerance:.6g} of coverage may be given up for merit"
    yield f"Habits of cooperation weigh {template.habit_weight:.6g} in merit"
    yield f"A member carries at most {template.max_share:.4g} of one requirement"


def _money(template: Template, citations: Citations) -> Iterator[str]:
    cost = template.cost
    if cost:
        parts = f"{cost.fixed:,.10g} fixed and {cost.unit_price:,.10g} a unit"
        yield (
            f"A year costs {parts}, in {cost.currency} of {cost.price_year}: {cost.reason}"
            f"{citations.cite(cost.sources)}"
        )
    else:
        yield "What a year costs is not stated"
    yield f"Shared by {template.cost_rule}"
    if template.posts is not None:
        yield f"Posts: {template.posts}"


def _regions(names: tuple[str, ...]) -> str:
    return ", ".join(map(region, names))
