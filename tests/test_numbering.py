"""Numbers for forms: those of pandas.factorize."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.numbering import number_forms


@given(st.lists(st.sampled_from(["a", "b", "A", "", "é"]) | st.text(max_size=3)))
def test_numbers_are_those_of_factorize(forms):
    codes, unique = number_forms(forms)
    expected, uniques = pd.factorize(pd.Series(forms, dtype=object))
    assert codes.tolist() == expected.tolist()
    assert unique == list(uniques)
