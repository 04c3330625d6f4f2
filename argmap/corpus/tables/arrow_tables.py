"""Rows to Arrow tables and Parquet bytes: fixed schemas and fixed settings, so that equal rows are equal bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.corpus.tables.corpus_columns import TABLES
from argmap.corpus.tables.map_rows import RowsOfMap
from argmap.diagnostics import missing_package

if TYPE_CHECKING:
    import pyarrow as pa

Tables = dict[str, "pa.Table"]
"""Name of the table → its rows."""


@cache
def arrow() -> Any:
    """The module pyarrow; ArgmapError, with what to install, without it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise missing_package("pyarrow", "tables of a corpus", "corpus") from None
    return pyarrow


@cache
def schema(name: str) -> pa.Schema:
    """The schema of a table."""
    pa = arrow()
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "counts": pa.map_(pa.string(), pa.int64()),
    }
    return pa.schema([(column.name, types[column.type]) for column in TABLES[name]])


def to_tables(maps: Iterable[RowsOfMap]) -> Tables:
    """The rows of many maps, in their order."""
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    for each in maps:
        for name, of_table in rows.items():
            of_table += getattr(each, name)
    return {name: _to_table(name, of_table) for name, of_table in rows.items()}


def _to_table(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    pa, layout = arrow(), schema(name)
    columns = zip(*rows, strict=True) if rows else [()] * len(layout)
    arrays = [_to_array(pa, values, field.type) for values, field in zip(columns, layout, strict=True)]
    return pa.Table.from_arrays(arrays, schema=layout)


def _to_array(pa: Any, values: Sequence[Any], type: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, type)
    except UnicodeEncodeError:  # half a character, from a text that a message quotes
        return pa.array([_mend(value) for value in values], type)


def _mend(value: Any) -> Any:
    """The value with U+FFFD for halves of characters, which no file can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list | tuple):
        return type(value)([_mend(each) for each in value])
    return value


def join_tables(pieces: Sequence[Tables]) -> Tables:
    """The tables of the pieces of a part, joined."""
    if len(pieces) == 1:
        return pieces[0]
    pa = arrow()
    return {name: pa.concat_tables([piece[name] for piece in pieces]).combine_chunks() for name in TABLES}


def pack(tables: Tables) -> dict[str, bytes]:
    """The tables in Arrow's own form, to send them to another process."""
    pa = arrow()
    packed = {}
    for name, table in tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        packed[name] = sink.getvalue().to_pybytes()
    return packed


def unpack(packed: Mapping[str, bytes]) -> Tables:
    """The tables that `pack` has packed."""
    pa = arrow()
    return {name: pa.ipc.open_stream(content).read_all() for name, content in packed.items()}


def to_parquet(tables: Tables, marks: Mapping[str, str]) -> dict[str, bytes]:
    """The Parquet file of each table, with `marks` in its metadata."""
    pa = arrow()
    files = {}
    for name, table in tables.items():
        sink = io.BytesIO()
        marked = table.replace_schema_metadata({f"argmap.{key}": value for key, value in marks.items()})
        pa.parquet.write_table(
            marked,
            sink,
            version="2.6",
            compression="zstd",
            compression_level=3,
            data_page_version="1.0",
            use_dictionary=True,
            write_statistics=True,
            row_group_size=max(len(table), 1),
        )
        files[name] = sink.getvalue()
    return files
