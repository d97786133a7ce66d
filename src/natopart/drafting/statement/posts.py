"""Who would lead a project and where it would have its seat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from natopart.drafting.statement.saying import called
from natopart.drafting.statement.tree import Evidence, Sentence
from natopart.drafting.words import sentence

if TYPE_CHECKING:
    from natopart.model.view import View
    from natopart.planning.cluster.proposal import Named, Proposal


def posts(view: View, proposal: Proposal) -> Iterator[Sentence]:
    """Yield who would lead and who would host, in one sentence where it is the same country."""
    lead, host = (_grounded(view, proposal, t) for t in (proposal.focal_point, proposal.host))
    if lead and host and lead.country == host.country:
        name = called(view, lead.country)
        text = f"{name} is proposed as its focal point and its seat"
        yield _named(view, proposal, text, (lead, host))
        return
    if lead:
        text = f"{called(view, lead.country)} is proposed as its focal point"
        yield _named(view, proposal, text, (lead,))
    if host:
        text = f"it could have its seat in {called(view, host.country)}"
        yield _named(view, proposal, text, (host,))


def _grounded(view: View, proposal: Proposal, task: Named | None) -> Named | None:
    """Return a task for which anything is documented, none for one that nothing supports."""
    return task if task and _reason(view, proposal, task).sources else None


def _named(view: View, proposal: Proposal, text: str, tasks: tuple[Named, ...]) -> Sentence:
    """Return a proposal of a country for tasks, with the reasons as evidence."""
    evidence = tuple(_reason(view, proposal, task) for task in tasks)
    return Sentence(sentence(f"{text}."), evidence)


def _reason(view: View, proposal: Proposal, task: Named) -> Evidence:
    """Return why a country has a task, by the real projects named, else by what it brings."""
    function = proposal.framed.template.function
    real = [p for p in view.dataset.projects.values() if function in p.functions]
    named = [p for p in real if p.name in task.reason]
    figures = next(m.figures for m in proposal.members if m.country == task.country)
    facts = named or figures
    sources = tuple(dict.fromkeys(source for fact in facts for source in fact.sources))
    grade = max((fact.grade for fact in facts), default="C")
    label = f"{view.name(task.country)}: {task.reason}"
    return Evidence(label, None, "", None, grade, sources)
