"""Parquet, as pandas, Polars, DuckDB and Spark write it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from analysis.reading.decoding import Unreadable
from analysis.reading.formats.columns import choose_columns
from analysis.reading.formats.jsons import flatten
from analysis.reading.formats.record import Item, Source
from analysis.reading.formats.rows import Row, read_rows

_BATCH_ROWS = 500
# Columns of the house's own tables; a saved corpus inside a folder of articles is no article.
_OURS = ({"article_id", "metadata_source"}, {"article_id", "sentence_id"}, {"article_id", "start"})


def read_parquet(source: Source) -> Iterator[Item]:
    """Read a table of articles; its third row is `news.parquet#3`."""
    import pyarrow.parquet as pq

    schema = pq.read_schema(io.BytesIO(source.data))
    if any(own <= set(schema.names) for own in _OURS):
        raise Unreadable(
            "a table of a saved corpus", "give the corpus' own folder, or move it out of this one"
        )
    # As a dictionary, a text that is repeated a million times is kept once.
    texts = [field.name for field in schema if str(field.type) in ("string", "large_string")]
    file = pq.ParquetFile(io.BytesIO(source.data), read_dictionary=texts)
    empty = {name: _nothing(schema.field(name).type) for name in schema.names}
    names = list(flatten(empty))
    wanted = {name.split(".")[0] for name in choose_columns(names, source.columns).values()}
    columns = [name for name in schema.names if name in wanted]
    yield from read_rows(source, names, _rows(source.path, file, columns))


def _rows(path: str, file: Any, columns: list[str]) -> Iterator[Row]:
    """Yield the rows batch by batch."""
    number = 0
    for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=columns):
        for cells in batch.to_pylist():
            number += 1
            yield Row(f"{path}#{number}", flatten(cells))


def _nothing(kind: Any) -> object:
    """Return an object without values for a column of objects, None for any other."""
    import pyarrow as pa

    if not pa.types.is_struct(kind):
        return None
    return {field.name: _nothing(field.type) for field in kind}
