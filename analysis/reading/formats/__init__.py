"""One reader per format: a file's bytes to raw records, chosen by content and then by ending."""

from analysis.reading.formats.chooser import read_records
from analysis.reading.formats.columns import check_columns, tell_columns
from analysis.reading.formats.frontmatter import front_matter_end
from analysis.reading.formats.ignored import is_ignored
from analysis.reading.formats.record import (
    MAX_ARTICLE_CHARACTERS,
    ColumnsTaken,
    Problem,
    Record,
)

__all__ = [
    "MAX_ARTICLE_CHARACTERS",
    "ColumnsTaken",
    "Problem",
    "Record",
    "check_columns",
    "front_matter_end",
    "is_ignored",
    "read_records",
    "tell_columns",
]
