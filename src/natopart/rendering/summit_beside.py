"""A historical list beside a summit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from natopart.planning.summit.answer import Guest, Summit
from natopart.planning.summit.beside import Beside
from natopart.rendering.page import Block, Heading, Items
from natopart.rendering.text import ALL, listed


def beside(found: Summit) -> Iterator[Block]:
    """Yield the section on the list, none where none is asked for."""
    if not found.beside:
        return
    own, meeting = found.beside, found.beside.found.meeting
    guests = {guest.partner: guest for guest in found.results}
    yield Heading(f"Beside {meeting.name} ({meeting.as_of})")
    lines = [(0, f"In both: {listed((found.names[c] for c in own.both), ALL)}")]
    lines += _only("Only here", [guests[c] for c in own.only_here])
    lines += _only("Only there", [guests[c] for c in own.only_there])
    lines += [(0, f"On the list, and not counted: {o.name}: {o.reason}") for o in own.outside]
    lines += _also(own)
    yield Items(tuple(lines))


def _only(title: str, guests: Sequence[Guest]) -> list[tuple[int, str]]:
    if not guests:
        return [(0, f"{title}: nobody")]
    return [(0, f"{title}:"), *((1, f"{g.partner} {g.name}: {g.reason}") for g in guests)]


def _also(beside: Beside) -> list[tuple[int, str]]:
    also = beside.found.also
    return [(0, f"The name also fits {listed(also)}")] if also else []
