"""What a YAML parser's complaint means, in plain words, and where the fault is."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml.error import Mark, MarkedYAMLError, YAMLError

from natopart.loading.positions import Lines
from natopart.loading.scalars import short


class Fault(NamedTuple):
    """A mistake of syntax, its line and column counted from 1."""

    line: int
    column: int
    code: str
    message: str
    hint: str


class _Rule(NamedTuple):
    """What to say where `pattern` matches the complaint of libyaml or of PyYAML.

    `at_start`: the fault is where the construct begins, not where the parser gave up.
    """

    pattern: str
    message: str
    hint: str
    code: str = "NP101"
    at_start: bool = False


_BRACKETS = "close every '[' with ']' and every '{' with '}'; quote a text that holds them"
_COLUMN = "the entries of one list or mapping begin in the same column"

_RULES = (
    _Rule(
        "nesting depth",
        "lists and mappings are nested too deeply",
        "make the structure flatter",
        code="NP105",
    ),
    _Rule(
        r"tab character|cannot start any token.*'\\t'",
        "a tab stands where only spaces may indent",
        "replace the tab by spaces",
    ),
    _Rule(
        "mapping values are not allowed",
        "a colon stands where no key can begin",
        f"quote a text that holds ': '; {_COLUMN}",
    ),
    _Rule(
        "cannot start any token",
        "a value cannot begin with {char}",
        "put the text in quotation marks",
    ),
    _Rule(
        "escape|hexa?decimal",
        "the backslash begins no known escape",
        "double the backslash, or use single quotation marks",
    ),
    _Rule(
        "(quoted scalar|quoted string).*(end of stream|document (indicator|separator))",
        "the quotation that begins here is never closed",
        "add the closing quotation mark",
        at_start=True,
    ),
    _Rule("flow .*AT END", "the file ends before a bracket is closed", _BRACKETS),
    _Rule(
        "flow (sequence|mapping)",
        "a comma or a bracket is missing before this, in the brackets that begin in line {start}",
        _BRACKETS,
    ),
    _Rule(
        "node content",
        "{char} stands where a value is expected",
        "put a text that begins with it in quotation marks",
    ),
    _Rule(
        "block (collection|mapping|sequence).*AFTER TEXT",
        "something follows a value that is complete",
        "put the whole text in quotation marks",
    ),
    _Rule(
        "block (collection|mapping|sequence)",
        "the line does not line up with the list or mapping that begins in line {start}",
        _COLUMN,
    ),
    _Rule(
        "simple key",
        "a key without a colon",
        "write 'key: value'; indent a text that goes on deeper than its key",
        at_start=True,
    ),
    _Rule(
        "scanning an (alias|anchor)",
        "no name follows this '&' or '*'",
        "put a text that begins with '&' or '*' in quotation marks",
        at_start=True,
    ),
    _Rule(
        r"\btag\b",
        "tags are not read",
        "remove the tag; put a text that begins with '!' in quotation marks",
        code="NP103",
        at_start=True,
    ),
    _Rule(
        "block scalar",
        "the head of a text block ('|' or '>') holds something else",
        "begin the text on the next line, deeper than its key",
        at_start=True,
    ),
    _Rule(
        "directive|incompatible",
        "a line that begins with '%' instructs the parser",
        "remove the line",
    ),
    _Rule(
        "document start",
        "something follows the end of the data",
        f"a file holds one list or one mapping; {_COLUMN}",
    ),
    _Rule(
        "",
        "this is not YAML",
        "look for a wrong indentation, bracket, colon or quotation mark here",
    ),
)


def explain(error: YAMLError, lines: Lines) -> Fault:
    """Return what the parser's `error` means and where in the text the fault is."""
    words, place, start = str(error), (1, 1), (1, 1)
    if isinstance(error, MarkedYAMLError) and error.problem_mark:
        words = f"{error.context}: {error.problem}"
        place = _place(error.problem_mark)
        start = _place(error.context_mark or error.problem_mark)
    before, char = _around(lines, place)
    at_end = place >= lines.end
    words += f": {char!r}" + " AT END" * at_end + " AFTER TEXT" * bool(before.strip())
    rule = next(rule for rule in _RULES if re.search(rule.pattern, words))
    line, column = start if rule.at_start else place if char else min(place, lines.end)
    message = rule.message.format(char=short(char), start=start[0])
    return Fault(line, column, rule.code, message, rule.hint)


def _place(mark: Mark) -> tuple[int, int]:
    """Return line and column of a parser's mark, counted from 1."""
    return mark.line + 1, mark.column + 1


def _around(lines: Lines, place: tuple[int, int]) -> tuple[str, str]:
    """Return what stands before a place in its line, and the character there."""
    line, column = place
    text = lines.raw(line)
    return text[: column - 1], text[column - 1 : column]
