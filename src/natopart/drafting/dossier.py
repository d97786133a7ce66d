"""One page on one country at a date: what is documented, line by line, and what is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from natopart.drafting import giving, holdings, identity, presence, service, standing
from natopart.drafting.line import Line, Section
from natopart.drafting.roster import outside
from natopart.model.stamp import Stamp
from natopart.model.view import View
from natopart.scoring.score import Result, Scores, score

if TYPE_CHECKING:
    from natopart.model.index import Profile
    from natopart.model.source import Source


class Dossier(NamedTuple):
    """The page on one country. `pool` is empty where it belongs to the pool, else why not.

    `sources` are the documents that its lines cite, in the order of their first mention.
    """

    stamp: Stamp
    partner: str
    name: str
    pool: str
    sections: tuple[Section, ...]
    sources: Mapping[str, Source]

    def section(self, name: str) -> Section:
        """Return the section of that id.

        Raises:
            KeyError: where there is none.
        """
        return {section.id: section for section in self.sections}[name]


def dossier(
    view: View, code: str, pool: tuple[str, ...], profile: Profile, stamp: Stamp
) -> Dossier:
    """Return the page on a country, of the pool or not, with its rank in the pool."""
    return compose(view, code, score(view, pool, profile, stamp), profile)


def compose(view: View, code: str, ranking: Scores, profile: Profile) -> Dossier:
    """Return the page on a country from a ranking at hand.

    A country that the ranking does not hold is scored alone and has no rank.
    """
    listed = [r for r in ranking.results if r.partner == code]
    result = listed[0] if listed else _alone(view, code, ranking.stamp, profile)
    sections = (
        _section("names", "Names", identity.names(view, code)),
        _section("status", "Status", identity.status(view, code)),
        _section("memberships", "Memberships", identity.memberships(view, code)),
        _section("tools", "Partnership tools in force", identity.tools(view, code)),
        _section("operations", "Operations", service.operations(view, code)),
        _section("money", "Money", giving.money(view, code)),
        _section("projects", "Projects", giving.projects(view, code)),
        _section("holdings", "Holdings by function", holdings.holdings(view, code)),
        _section("means", "Means", standing.means(result)),
        _section("seats", "Seats at meetings", presence.seats(view, code)),
        _section("support", "Acts of political support and votes", presence.support(view, code)),
        _section("limits", "Political limits", presence.limits(view, code)),
        _section("scores", "Rank and scores", standing.scores(result, ranking)),
        _section("unknown", "Not documented, though the index asks", standing.unknown(result)),
    )
    why = "" if listed else outside(view, code).text
    return Dossier(ranking.stamp, code, view.name(code), why, sections, _sources(view, sections))


def _alone(view: View, code: str, stamp: Stamp, profile: Profile) -> Result:
    return score(view, (code,), profile, stamp).results[0]


def _section(name: str, title: str, lines: Iterable[Line]) -> Section:
    return Section(name, title, tuple(lines))


def _sources(view: View, sections: tuple[Section, ...]) -> dict[str, Source]:
    cited = (source for section in sections for line in section.lines for source in line.sources)
    return {name: view.dataset.sources[name] for name in dict.fromkeys(cited)}
