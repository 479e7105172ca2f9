import json

import pandas as pd
import pytest

from analysis.reading.outlets import spell_out


def table(*outlets):
    """(outlet, where it was found) pairs as an articles table."""
    sources = [json.dumps({"outlet": where}) for _, where in outlets]
    return pd.DataFrame({"outlet": [name for name, _ in outlets], "metadata_source": sources})


LINE = "dateline, agency"


@pytest.mark.parametrize(
    ("outlets", "expected"),
    [
        ([("North Press Agency", "byline"), ("NPA", LINE)], "North Press Agency"),
        ([("The Ardenhall Dispatch", "masthead"), ("Dispatch", LINE)], "The Ardenhall Dispatch"),
        ([("North Press Agency", "byline"), ("UPI", LINE)], "UPI"),
        ([("NPA", LINE)], "NPA"),
        ([("The Post", "masthead"), ("AP", LINE)], "AP"),
        # Two that fit: neither is taken.
        ([("East Post", "byline"), ("West Post", "byline"), ("Post", LINE)], "Post"),
        # A short name that was printed as the outlet itself stays.
        ([("North Press Agency", "byline"), ("NPA", "masthead")], "NPA"),
    ],
)
def test_a_short_name_is_spelt_out_where_one_outlet_fits(outlets, expected):
    given = table(*outlets)
    before = given.copy()
    assert spell_out(given)["outlet"].tolist()[-1] == expected
    pd.testing.assert_frame_equal(given, before)


def test_the_source_keeps_what_was_printed():
    made = spell_out(table(("North Press Agency", "byline"), ("NPA", LINE)))
    assert json.loads(made["metadata_source"][1]) == {"outlet": "dateline, agency 'NPA'"}


def test_articles_without_an_outlet_stay_so():
    given = pd.DataFrame({"outlet": [None, "NPA"], "metadata_source": ["{}", "{}"]})
    assert spell_out(given)["outlet"].isna().tolist() == [True, False]
