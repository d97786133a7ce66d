"""A published example of SMAA-2: heparin and enoxaparin after an operation, three criteria.

The output is that of the R package smaa 0.3 (G. van Valkenhoef), whose example has 10,000 draws
of the measurements. Here they are drawn from normal distributions with the same means and
standard deviations; skewness and the sampling error of both leave a hundredth or two.
"""

from __future__ import annotations

import numpy as np
import pytest

from natopart.scoring.smaa.mean import power_mean
from natopart.scoring.smaa.order import places
from natopart.scoring.smaa.table import Floats
from natopart.scoring.smaa.tally import counted, nothing, statistics

MEANS = np.array([[0.4117, 0.7514], [0.4249, 0.6084], [0.9258, 0.6152]])
DEVIATIONS = np.array([[0.1218, 0.0838], [0.1565, 0.1525], [0.0728, 0.1655]])
"""Proximal and distal thrombosis, bleeding, each for heparin and enoxaparin."""

ACCEPTABILITY = [[0.3504, 0.6496], [0.6496, 0.3504]]
CENTRAL = {0: (0.1865, 0.2772, 0.5363), 1: (0.4073, 0.3641, 0.2285)}
CONFIDENCE = {0: 0.6682, 1: 0.8956}
FIRST_UNDER = {(0.5, 0.2, 0.3): 0.1279}

DRAWS = 50_000
KNOWN = np.ones(MEANS.shape, dtype=bool)
CLOSE = 0.015


@pytest.fixture(scope="module")
def rng() -> np.random.Generator:
    return np.random.default_rng(1)


@pytest.fixture(scope="module")
def measured(rng: np.random.Generator) -> Floats:
    noise = rng.standard_normal((*MEANS.shape, DRAWS))
    return np.asarray(MEANS[:, :, np.newaxis] + DEVIATIONS[:, :, np.newaxis] * noise)


def first(measured: Floats, weights: Floats) -> Floats:
    scores = power_mean(measured, weights, KNOWN, 1.0)
    found = statistics(
        nothing(2, 0).plus(counted(places(scores), np.zeros(0), np.arange(1.0, 3.0)))
    )
    return found.acceptability


def fixed(weights: tuple[float, ...]) -> Floats:
    return np.array(weights)[:, np.newaxis]


def test_rank_acceptabilities_and_central_weights(
    measured: Floats, rng: np.random.Generator
) -> None:
    weights = rng.standard_exponential((3, DRAWS))
    assert first(measured, weights) == pytest.approx(np.array(ACCEPTABILITY), abs=CLOSE)
    wins = places(power_mean(measured, weights, KNOWN, 1.0)).before == 0
    shares = weights / weights.sum(axis=0)
    for partner, central in CENTRAL.items():
        assert shares[:, wins[partner]].mean(axis=1) == pytest.approx(central, abs=CLOSE)


@pytest.mark.parametrize("partner", CENTRAL)
def test_confidence_factors(measured: Floats, partner: int) -> None:
    found = first(measured, fixed(CENTRAL[partner]))[partner, 0]
    assert found == pytest.approx(CONFIDENCE[partner], abs=CLOSE)


@pytest.mark.parametrize("weights", FIRST_UNDER)
def test_first_under_fixed_weights(measured: Floats, weights: tuple[float, float, float]) -> None:
    assert first(measured, fixed(weights))[0, 0] == pytest.approx(FIRST_UNDER[weights], abs=CLOSE)
