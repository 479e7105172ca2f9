"""Corrected p-values against scipy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measures.p_values import adjust_p_values


@given(values=st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=50, deadline=None)
def test_corrected_p_values_are_those_of_scipy(values):
    ours = adjust_p_values(values)
    assert ours.tolist() == pytest.approx(stats.false_discovery_control(values).tolist())


def test_tests_left_out_count_as_p_of_one():
    whole = adjust_p_values([0.001, 0.01, 1.0, 1.0, 1.0])
    assert adjust_p_values([0.001, 0.01], n_tests=5).tolist() == whole[:2].tolist()


def test_a_missing_p_value_stays_missing_and_is_not_counted():
    corrected = adjust_p_values([0.01, np.nan, 0.5])
    assert np.isnan(corrected[1])
    assert corrected[[0, 2]].tolist() == adjust_p_values([0.01, 0.5]).tolist()


@pytest.mark.parametrize(("values", "n_tests"), [([1.2], None), ([-0.1], None), ([0.1, 0.2], 1)])
def test_impossible_p_values_are_an_error(values, n_tests):
    with pytest.raises(ValueError, match=r"p-values"):
        adjust_p_values(values, n_tests=n_tests)
