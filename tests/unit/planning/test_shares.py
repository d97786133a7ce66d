"""Cost shares by every rule, by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from natopart.cli import propose_cluster as cli
from natopart.model.template import Template
from natopart.planning.cluster.game import Game
from natopart.planning.cluster.shares import (
    RULES,
    CannotShare,
    Payer,
    Rule,
    Tariff,
    share_out,
)
from natopart.problems import NatopartError

GAME = Game(40, 2, {"AAA": 10, "BBB": 20, "CCC": 0})  # 100 in all
PAYERS = (Payer("AAA", 300, 6), Payer("CCC", 100, 2), Payer("BBB", 200, None))
TARIFF = Tariff(2008, "USD")


@pytest.mark.parametrize(
    ("rule", "cents"),
    [
        ("usage", (3333, 6667, 0)),
        ("gdp", (5000, 3333, 1667)),
        ("equal", (3334, 3333, 3333)),
        ("shapley", (3334, 5333, 1333)),  # 20 and 40 for the units, 40 / 3 each
    ],
)
def test_shares_by_hand(rule: Rule, cents: tuple[int, ...]) -> None:
    bill = share_out(rule, GAME, PAYERS, TARIFF)
    assert [share.country for share in bill.shares] == ["AAA", "BBB", "CCC"]
    assert tuple(share.cents for share in bill.shares) == cents
    assert (bill.cents, bill.price_year, bill.currency) == (10000, 2008, "USD")
    assert sum(bill.amounts.values()) == 100


def test_a_share_says_what_part_of_the_cost_and_of_the_means_it_is() -> None:
    first, second, third = share_out("usage", GAME, PAYERS, TARIFF).shares
    assert first.amount == Fraction(100, 3)
    assert (first.money, first.part) == (33.33, 1 / 3)
    assert first.burden == pytest.approx(100 / 3 / 6)
    assert second.burden is None
    assert (third.burden, third.error) == (0.0, 0.0)


def test_no_burden_on_means_of_nothing() -> None:
    bill = share_out("equal", Game(1, 0, {"AAA": 0}), (Payer("AAA", None, 0.0),), TARIFF)
    assert bill.shares[0].burden is None


def test_a_rule_refuses_members_whose_key_is_unknown() -> None:
    with pytest.raises(CannotShare) as refused:
        share_out("defence-expenditure", GAME, PAYERS, TARIFF)
    assert (refused.value.rule, refused.value.countries) == ("defence-expenditure", ("BBB",))
    assert isinstance(refused.value, NatopartError)
    assert str(refused.value) == (
        "the cost cannot be shared by the rule 'defence-expenditure': "
        "the defence expenditure of BBB is not known"
    )


def test_a_rule_refuses_keys_that_are_all_zero() -> None:
    with pytest.raises(CannotShare, match="no member has any units used above 0") as refused:
        share_out("usage", Game(1, 1, {"AAA": 0}), (Payer("AAA"),), TARIFF)
    assert refused.value.countries == ()


def test_no_cost_is_shared_by_any_rule() -> None:
    for rule in ("usage", "equal", "shapley"):
        bill = share_out(rule, Game(0, 1, {"AAA": 0}), (Payer("AAA"),), TARIFF)
        assert (bill.cents, bill.shares[0].cents) == (0, 0)


def test_payers_are_the_players() -> None:
    for payers in (PAYERS[:2], (*PAYERS, Payer("DDD")), (*PAYERS, PAYERS[0])):
        with pytest.raises(ValueError, match="players"):
            share_out("equal", GAME, payers, TARIFF)


def test_a_circle_of_nobody_pays_nothing() -> None:
    assert share_out("equal", Game(5, 1, {}), (), TARIFF).shares == ()


def test_every_rule_is_named() -> None:
    assert set(RULES) == set(get_args(Rule))


def test_every_list_of_the_rules_is_the_same() -> None:
    assert set(RULES) == {rule.value for rule in cli.Rule} == set(get_args(Rule))
    assert set(get_args(Template.model_fields["cost_rule"].annotation)) == set(RULES)
