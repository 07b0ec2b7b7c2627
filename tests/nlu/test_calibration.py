"""Confidences that match how often a model is right."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.calibration import calibrate, softmax


def test_softmax_stands_large_scores() -> None:
    np.testing.assert_allclose([0.5, 0.5, 0], softmax(np.array([1e4, 1e4, -1e4])))


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1.0])
def test_calibrate_finds_the_temperature_by_which_labels_were_drawn(
    temperature: float,
) -> None:
    random = np.random.default_rng(7)
    scores = random.normal(size=(4000, 5))
    powers = softmax(scores / temperature)
    truth = [int(random.choice(5, p=p / p.sum())) for p in powers.astype(float)]

    assert pytest.approx(temperature, rel=0.2) == calibrate(scores, truth)


def test_calibrate_trusts_scores_that_are_always_right() -> None:
    scores = np.eye(5) * 2 - 1

    assert calibrate(scores, range(5)) < 0.2
