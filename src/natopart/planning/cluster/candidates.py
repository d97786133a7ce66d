"""Who is a candidate for a project, and why another is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from natopart.model.view import View
from natopart.model.words import tool
from natopart.planning.cluster import conditions
from natopart.planning.functions.recipients import receives
from natopart.planning.standing import stopped

if TYPE_CHECKING:
    from natopart.model.template import Template


def everyone(view: View, pool: Iterable[str] | None) -> tuple[str, ...]:
    """Return the countries of a pool, without one all Allies and partners in force, sorted."""
    if pool is not None:
        return tuple(sorted(set(pool)))
    codes = sorted(view.dataset.countries)
    return tuple(code for code in codes if code in view.allies or view.is_partner(code))


def why_not(view: View, template: Template, code: str, named: bool) -> str:
    """Return why a country is no candidate, empty where it is one.

    A partner whose cooperation is suspended or frozen is one where it was `named`.
    """
    circle, ally = template.circle, code in view.allies
    bodies, regions = circle.candidates_from, circle.partners_from
    if bodies and not any(conditions.belongs(view, code, body) for body in bodies):
        return f"it belongs to none of the bodies wanted ({', '.join(bodies)})"
    if not ally and regions and not _in_any(view, code, regions):
        return f"it lies in none of the regions wanted ({', '.join(regions)})"
    if not ally and not named and (halt := stopped(view, code)):
        return halt.why
    return _helped(view, template, code) if template.helps else ""


def _in_any(view: View, code: str, regions: Iterable[str]) -> bool:
    return any(code in view.of_region(region) for region in regions)


def _helped(view: View, template: Template, code: str) -> str:
    """Return by what a country is one whom a project of help is for; empty where it is not.

    That is a tool by which it asks for the help, or any help that it receives in the function.
    """
    there = code not in view.allies and (
        not template.regions or _in_any(view, code, template.regions)
    )
    held = [t.tool for t in view.tools(code) if t.tool in template.helps and view.documented(t)]
    asks = [tool(name) for name in dict.fromkeys(held)] if there else []
    given = [receipt.name for receipt in receives(view, code, template.function)]
    by = ", ".join(dict.fromkeys((*asks, *given)))
    return f"it is one of those who are helped ({by})" if by else ""
