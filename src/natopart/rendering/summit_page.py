"""A summit for the eye: one sentence, the seats, who is sure of one, who nearly has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from natopart.planning.standing import Stopped
from natopart.planning.summit.answer import Guest, Summit
from natopart.rendering.page import Block, Column, Grid, Heading, Items, Page, Paragraph
from natopart.rendering.stamp import provenance
from natopart.rendering.summit_beside import beside
from natopart.rendering.summit_near import near
from natopart.rendering.text import ALL, listed, percent, score

if TYPE_CHECKING:
    from natopart.model.support import Limit

_LEGEND = (
    "all weights: the exact share of all weights of the criteria under which the partner is"
    " among the first n of the ranking of those who can be invited. {value} Political limits are"
    " named and remove nobody. Whose cooperation is suspended or frozen is not invited{consult}."
)
_VALUES = {
    "rank": "score: what is documented, 0 to 1.",
    "criterion": "score: in that criterion alone, 0 to 1.",
    "functions": "covers: the mean share of a formation of what the agenda needs, 0 to 1.",
    "consultation": (
        "distance: from the median Ally in the votes of the UN General Assembly, in ideal points;"
        " invited is who stands more than one away and carries at least an equal share of the"
        " defence expenditure of a region, Allies apart."
    ),
}
_CONSULT = "; to consult, whose is frozen is"
_TITLES = {"rank": "score", "criterion": "score", "functions": "covers", "consultation": "distance"}


def page(found: Summit) -> Page:
    """Return the summit for the eye."""
    hint = "Sources and all partners: --format json."
    return (
        Heading("Whom to invite", level=1),
        *map(Paragraph, sentences(found)),
        _seats(found),
        *near(found),
        *_barred(found),
        *beside(found),
        *_placeless(found),
        *_limits(found),
        *_footnotes(found),
        Paragraph(_legend(found.agenda.kind), quiet=True),
        provenance(found.stamp, hint),
    )


def _legend(kind: str) -> str:
    consult = _CONSULT if kind == "consultation" else ""
    return _LEGEND.format(value=_VALUES[kind], consult=consult)


def sentences(found: Summit) -> Iterator[str]:
    """Yield the answer in sentences: who, why these, and how sure."""
    names = [guest.name for guest in found.invited]
    allies, n = len(found.allies), len(names)
    at_home = "1 Ally" if allies == 1 else f"{allies} Allies"
    who = f"the {at_home} and {n} partner{'' if n == 1 else 's'}"
    yield f"{allies}+{n}: {who}, {_by(found)}: {listed(names, ALL)}."
    if found.barred:
        barred = listed((found.names[code] for code in found.barred), ALL)
        yield f"Not invited, as their cooperation with NATO is suspended or frozen: {barred}."
    if found.served:
        yield _apart(found)
    if found.criteria:
        yield _sure(found)
    else:
        yield "The weights of the criteria have no say, so nothing is told of core and edge."


def _by(found: Summit) -> str:
    kind = found.agenda.kind
    if found.served:
        return (
            f"whom the agenda {' and '.join(found.titles)} serves best of"
            f" {found.served.tried} tried (average precision"
            f" {found.served.average_precision:.2f})"
        )
    if kind == "rank":
        return "the first of the ranking"
    if kind == "consultation":
        return "to consult: they disagree with the Alliance and matter to a region"
    return f"by what they hold for {' and '.join(found.titles)}"


def _apart(found: Summit) -> str:
    if not found.unseated:
        return "That agenda alone would seat the same."
    out = listed((found.names[code] for code in found.unseated), ALL)
    instead = listed((found.names[code] for code in found.instead), ALL)
    return f"That agenda alone would not seat {out}, but {instead}."


def _sure(found: Summit) -> str:
    names = found.names
    n = len(found.invited)
    edge = sorted((g for g in found.invited if g.partner in found.edge), key=_doubtful)
    told = [f"{g.name} {percent(g.first_n_share or 0.0)}" for g in edge]
    apart = found.agenda.kind != "rank"
    start = "By the ranking of the whole index, stable" if apart else "Stable"
    core = f"{start} core, among the first {n} whatever the weights of the criteria:"
    text = f"{core} {listed((names[code] for code in found.core), ALL)}."
    if edge:
        text += f" Doubtful edge, by the share of the weights: {listed(told, ALL)}."
    if found.contenders:
        text += f" Under some weights also: {listed((names[c] for c in found.contenders), ALL)}."
    return text


def _doubtful(guest: Guest) -> tuple[float, str]:
    return guest.first_n_share or 0.0, guest.partner


def _seats(found: Summit) -> Grid:
    value = _TITLES[found.agenda.kind]
    columns = (
        Column("seat", "right"),
        Column("partner"),
        Column(value, "right"),
        Column("all\nweights", "right"),
        Column("brings", give=1),
    )
    return Grid(columns, tuple(_line(guest) for guest in found.invited))


def _line(guest: Guest) -> tuple[str, ...]:
    share = "–" if guest.first_n_share is None else percent(guest.first_n_share)
    who = f"{guest.partner} {guest.name}"
    return str(guest.seat), who, score(guest.value), share, guest.reason


def _barred(found: Summit) -> Iterator[Block]:
    """Yield who cannot be invited, why, and on what that rests."""
    lines = [
        (0, f"{g.partner} {g.name}: {g.reason}; it must resume first{_cited(g.stopped)}")
        for g in found.results
        if g.stopped and g.partner in found.barred
    ]
    if lines:
        yield Heading("Not invited, as their cooperation with NATO is suspended or frozen")
        yield Items(tuple(lines))


def _cited(halt: Stopped) -> str:
    return f" [{halt.grade}: {', '.join(halt.sources)}]"


def _placeless(found: Summit) -> Iterator[Block]:
    """Yield who of a ranking has no rank, and who of the pool sits anyway."""
    lines = [(0, f"{code} {found.names[code]}: {why}") for code, why in found.left_out.items()]
    if any(guest.value is not None for guest in found.results):
        lines += [
            (0, f"{g.partner} {g.name}: {g.reason}")
            for g in found.results
            if not g.invited and g.value is None and not g.needed
        ]
    if lines:
        yield Heading("Without a place")
        yield Items(tuple(lines))


def _limits(found: Summit) -> Iterator[Block]:
    """Yield the limits of the invited; of blocked pairs those of which another has a seat too."""
    table = {guest.partner for guest in found.invited} | set(found.allies)
    told: dict[str, str] = {}
    for guest in found.invited:
        for limit in guest.limits:
            seated = [code for code in limit.countries if code in table]
            if limit.kind != "blocked-pair":
                told[f"{limit.id} {guest.partner}"] = _limit(limit, [guest.name])
            elif len(seated) > 1:
                told[limit.id] = _limit(limit, [found.names[code] for code in seated])
    if told:
        yield Heading("Political limits of the invited")
        yield Items(tuple((0, text) for text in told.values()))


def _footnotes(found: Summit) -> Iterator[Block]:
    for code, text in found.footnotes.items():
        yield Paragraph(f"{found.names[code]}: {text}", quiet=True)


def _limit(limit: Limit, names: Sequence[str]) -> str:
    kind = "" if limit.kind == "other" else f"{limit.kind.replace('-', ' ')}: "
    return f"{' and '.join(names)}: {kind}{limit.effect}"
