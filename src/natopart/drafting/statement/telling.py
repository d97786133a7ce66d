"""Sentences on what countries hold, ordered by what is offered and not by country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from natopart.drafting.statement.claims import Claim
from natopart.drafting.statement.hedging import DOUBTS, Doubt, hedge
from natopart.drafting.statement.phrases import plural, theirs, third
from natopart.drafting.statement.saying import called, dated, together
from natopart.drafting.statement.themes import Theme, themes
from natopart.drafting.statement.tree import Sentence
from natopart.drafting.words import listed, sentence
from natopart.model.view import View

NUMBERS = 2
"""So many numbers are told in a paragraph; its notes have all."""


COUNTING = frozenset({"have", "export", "give", "handle", "mine"})
"""The verbs of which the largest number among several countries is worth telling."""


class Told(NamedTuple):
    """A sentence and the claims that it makes."""

    sentence: Sentence
    claims: tuple[Claim, ...]


class _Group(NamedTuple):
    """Themes of the same countries with the same doubt, which share a subject."""

    countries: tuple[str, ...]
    themes: tuple[Theme, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for theme in self.themes for claim in theme.claims)


def tell(
    view: View, found: Mapping[str, Sequence[Claim]], lead: str, welcome: str = ""
) -> Iterator[Told]:
    """Yield sentences that tell of every country something of its claims.

    The first brings in who holds what most hold: their names after `lead`, then what they hold
    after "which". What is as sure follows in one sentence, after `welcome` if there is one; then,
    in one sentence each, what is told with a doubt.
    """
    chosen = themes(view, found)
    if not chosen:
        return
    telling = _Telling(view)
    groups = {how: _groups(chosen, how) for how in DOUBTS}
    first = groups[chosen[0].doubt].pop(0)
    names = listed([called(view, code) for code in first.countries])
    hedged = _hedge(first.themes[0].doubt, first.claims)
    which = f"which, {hedged}, " if hedged else "which "
    text = f"{lead} {names}, {which}{telling.verbs(first)}."
    yield _told(text, first.claims)
    for how in DOUBTS:
        if groups[how]:
            text = telling.sentence(groups[how], how, first, "" if how != "none" else welcome)
            yield _told(text, [claim for group in groups[how] for claim in group.claims])


def _told(text: str, claims: Sequence[Claim]) -> Told:
    return Told(Sentence(sentence(text), tuple(c.evidence for c in claims)), tuple(claims))


def _groups(chosen: Sequence[Theme], how: Doubt) -> list[_Group]:
    """Return the themes of a doubt, those of the same countries together, in their order."""
    gathered: dict[tuple[str, ...], list[Theme]] = {}
    for theme in chosen:
        if theme.doubt == how:
            gathered.setdefault(theme.countries, []).append(theme)
    return [_Group(codes, tuple(of)) for codes, of in gathered.items()]


def _hedge(how: Doubt, claims: Sequence[Claim]) -> str:
    return hedge(how, len({source for claim in claims for source in claim.evidence.sources}))


class _Telling:
    """Words groups, and tells no more numbers than are allowed."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.numbers = NUMBERS

    def sentence(self, groups: Sequence[_Group], how: Doubt, before: _Group, welcome: str) -> str:
        """Return one sentence on several groups, after the doubt or a word of welcome."""
        hedged = _hedge(how, [claim for group in groups for claim in group.claims])
        said = [self._clause(g, before) for g in groups]
        if hedged:
            return f"{hedged}, {_joined(said)}."
        return f"{welcome} that {_joined(said, 'that ')}." if welcome else f"{_joined(said)}."

    def _clause(self, group: _Group, before: _Group) -> str:
        """Return who holds what: by name, or by a pronoun where they were named just before."""
        if group.countries == before.countries:
            who = {1: "it", 2: "both"}.get(len(group.countries), "all of them")
            return f"{who} {self.verbs(group, each='')}"
        return f"{listed([called(self.view, c) for c in group.countries])} {self.verbs(group)}"

    def verbs(self, group: _Group, each: str = "each ") -> str:
        """Return the verbs of a group with all that it has, each verb once, a number last."""
        many = len(group.countries) > 1
        of: dict[str, list[Theme]] = {}
        for theme in group.themes:
            of.setdefault(theme.verb, []).append(theme)
        if not many:
            ones = {v: [self._of_one(theme.claims[0]) for theme in held] for v, held in of.items()}
            return listed([f"{third(verb)} {together(things)}" for verb, things in ones.items()])
        most = next((t for t in group.themes if self._counts(t)), None)
        verbs = sorted(of, key=lambda verb: most is not None and verb == most.verb)
        held = {v: sorted(of[v], key=lambda theme: theme is most) for v in verbs}
        said = [self._of_many(verb, themes, each) for verb, themes in held.items()]
        return f"{listed(said)}{self._most(most) if most else ''}"

    def _of_many(self, verb: str, held: Sequence[Theme], each: str) -> str:
        things = [theirs(theme.claims[0].phrase.plain) for theme in held]
        single = any(thing.startswith(("a ", "an ")) for thing in things)
        return f"{each if single else ''}{plural(verb)} {together(things)}"

    def _counts(self, theme: Theme) -> bool:
        largest = _largest(theme)
        worth = theme.verb in COUNTING and largest.evidence.value != 1
        return worth and self._may_tell(largest)

    def _most(self, theme: Theme) -> str:
        """Return who has most of it, and how much."""
        claim = _largest(theme)
        return f", {called(self.view, claim.country)} alone {claim.phrase.amount}{_on(claim)}"

    def _of_one(self, claim: Claim) -> str:
        """Return what one country has, with its number where it may still be told."""
        phrase = claim.phrase
        if claim.evidence.value == 1 and phrase.amount:
            return _one(phrase.rest)
        return f"{phrase.rest}{_on(claim)}" if self._may_tell(claim) else phrase.plain

    def _may_tell(self, claim: Claim) -> bool:
        """Say whether a number is told, and count it."""
        may = bool(claim.phrase.amount and claim.evidence.as_of and self.numbers)
        self.numbers -= may
        return may


def _largest(theme: Theme) -> Claim:
    return max(theme.claims, key=lambda claim: claim.evidence.value or 0.0)


def _on(claim: Claim) -> str:
    return f" ({dated(claim.evidence.as_of or '')})"


def _one(rest: str) -> str:
    """Return one thing without its number: an early warning radar, a submarine."""
    bare = rest.removeprefix("one ")
    if bare == rest:
        return rest
    return f"{'an' if bare[0] in 'aeiou' else 'a'} {bare}"


def _joined(clauses: Sequence[str], that: str = "") -> str:
    """Return whole clauses one after the other, which may hold an `and` themselves."""
    *first, last = clauses
    if not first:
        return last
    return f"{f', {that}'.join(first) if that else '; '.join(first)}, and {that}{last}"
