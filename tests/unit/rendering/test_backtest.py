from __future__ import annotations

from typing import Any

import natopart
from natopart.model.support import Meeting
from natopart.rendering.backtest import plain
from natopart.rendering.backtest_page import page
from natopart.rendering.page import Grid, Heading, Items, Paragraph
from natopart.scoring.backtest.backtest import Backtest
from tests.builders import by_id
from tests.unit.scoring.backtest.worlds import levels, meeting, seats, world

SPRING = meeting("spring", "2012-05-21", seats("AAA", "CCC", "FFF", "GGG"))
ROUND = meeting("round", "2012-06-01", seats("AAA", "BBB", "CCC"), circular="They pay for it.")
PART = meeting("part", "2012-07-01", seats("AAA", "BBB", "CCC"), incomplete="Three of nine.")


def found(*meetings: Meeting, **parts: Any) -> Backtest:
    ids = [m.id for m in meetings]
    return natopart.backtest(world(*meetings, **parts), ids, profile="test", draws=9)


def words(of: Backtest) -> list[str]:
    return [block.text for block in page(of) if isinstance(block, Paragraph)]


def items(of: Backtest) -> list[str]:
    return [text for block in page(of) if isinstance(block, Items) for _, text in block.lines]


def test_one_list_is_told_in_a_sentence() -> None:
    """Two of three, where chance puts 1.5; the economy gives the same order."""
    assert words(found(SPRING))[0] == (
        "Of the 3 on the list, 2 are among the first 3 of the ranking of the day before; chance"
        " would put 1.5 there (p 0.3500). By average precision the ranking is no better than one by"
        " gross domestic product alone (0.72 and 0.72)."
    )


def test_the_sentence_does_not_flatter() -> None:
    """An economy that puts AAA, CCC and FFF first finds all three."""
    gdp = levels("gdp-current-usd", {"AAA": 9, "CCC": 8, "FFF": 7, "BBB": 1})
    told = words(found(SPRING, series=by_id([levels(), gdp])))[0]
    assert told.endswith(
        "the ranking is worse than one by gross domestic product alone (0.72 and 1.00)."
    )


def test_many_lists_are_counted_and_unfair_ones_apart() -> None:
    twin = meeting("twin", "2012-08-01", seats("DDD", "EEE", "FFF"))
    told = words(found(SPRING, ROUND, PART, twin))
    assert told[0].startswith("Of 2 lists that are a fair test,")
    assert "would on 1." in told[0]
    assert "better on 0, worse on 0" in told[0]
    assert told[1].startswith("Not a fair test, so that nothing follows: 2 of the lists below.")


def test_nothing_is_concluded_from_a_circular_list() -> None:
    told = found(ROUND)
    assert words(told)[0].startswith("Nothing can be said")
    assert "round is circular: They pay for it." in items(told)
    (lists, _) = (block for block in page(told) if isinstance(block, Grid))
    assert lists.rows[0][-1] == "circular"


def test_an_incomplete_list_says_so() -> None:
    assert "part is incomplete: Three of nine." in items(found(PART))


def test_who_is_missed_intrudes_and_is_outside_is_told_with_reasons() -> None:
    told = items(found(SPRING))
    assert "FFF Fff: not ranked (evidence 0.00 in deeds, below 0.50); level -0.800" in told
    assert "BBB Bbb: rank 2; level +0.267" in told
    assert "GGG Ggg: an Ally since 1949" in told


def test_many_lists_give_means_instead_of_names() -> None:
    """All four lists are the same, and so is the mean: 2/3, 5/9 and 13/18."""
    many = [meeting(f"m{i}", f"2012-0{i}-02", seats("AAA", "CCC", "FFF")) for i in range(1, 5)]
    told = found(*many)
    grids = [block for block in page(told) if isinstance(block, Grid)]
    assert len(grids[0].rows) == 4
    assert grids[1].rows[0] == ("score", "as asked", "0.67", "0.56", "0.72")
    titles = [block.text for block in page(told) if isinstance(block, Heading)]
    assert titles[1] == "Mean over the lists that are a fair test"


def test_plain_values_hold_what_the_contract_names() -> None:
    (entry,) = found(SPRING).entries
    told = plain(entry)
    needed = {"id", "date", "as_of", "circular", "members", "n", "precision_at_n", "auc"}
    needed |= {"average_precision", "p_value", "missed", "intruders", "baselines"}
    assert needed <= set(told)
    assert told["members"] == ["AAA", "CCC", "FFF"]
    assert told["outside"] == [{"country": "GGG", "name": "Ggg", "reason": "an Ally since 1949"}]
    assert told["p_value"] == 7 / 20
    assert plain(found(ROUND).entries[0])["p_value"] is None
