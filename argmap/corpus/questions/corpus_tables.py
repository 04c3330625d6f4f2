"""The tables of a finished run, open for questions: DuckDB reads the files, and nothing else on the machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.corpus.storing.manifest import read_manifest
from argmap.corpus.tables.arrow_tables import arrow, schema
from argmap.corpus.tables.corpus_columns import TABLES
from argmap.diagnostics import ArgmapError, missing_package

if TYPE_CHECKING:
    import duckdb


class CorpusTables:
    """The tables of one or two runs.

    `maps`, `claims`, `relations` and `diagnostics` are DuckDB relations, as is the result of `sql`; with `other`, the
    tables of another run have `other_` before their names. A relation gives its rows by `fetchall()`, and a table of
    pandas, polars or Arrow by `df()`, `pl()` and `arrow()`, where these are installed. `is_complete` is False when a
    run has not come to its end: only finished parts are there.
    """

    def __init__(self, folder: str | Path, other: str | Path | None = None) -> None:
        try:
            import duckdb
        except ImportError:
            raise missing_package("duckdb", "questions to the tables of a corpus", "corpus") from None
        self._duckdb = duckdb
        self._connection = duckdb.connect()
        folders = [Path(folder)] if other is None else [Path(folder), Path(other)]
        manifests = [read_manifest(each) for each in folders]
        self.manifest: dict[str, Any] = manifests[0]
        self.is_complete = all(manifest["complete"] for manifest in manifests)
        for prefix, each in zip(("", "other_"), folders, strict=False):
            for table in TABLES:
                self._view(f"{prefix}{table}", each, table)
        allowed = ", ".join(_quote(str(each.resolve())) for each in folders)
        for setting in (f"allowed_directories = [{allowed}]", "enable_external_access = false"):
            self._connection.execute(f"set {setting}")
        self._connection.execute("set lock_configuration = true")

    def _view(self, name: str, folder: Path, table: str) -> None:
        files = [str(file) for file in sorted((folder / table).resolve().glob("part-*.parquet"))]
        if files:
            self._connection.read_parquet(files).create_view(name)
        else:
            self._connection.register(name, arrow().Table.from_pylist([], schema=schema(table)))

    def sql(self, query: str) -> duckdb.DuckDBPyRelation:
        """The answer to one SELECT; ArgmapError for a query that is wrong, or something else than a SELECT."""
        try:
            statements = self._connection.extract_statements(query)
            if len(statements) != 1 or statements[0].type != self._duckdb.StatementType.SELECT:
                raise ArgmapError("a question is one SELECT; the tables themselves cannot be changed")
            relation: duckdb.DuckDBPyRelation = self._connection.sql(query)
        except self._duckdb.Error as error:
            raise ArgmapError(f"the query cannot be answered: {' '.join(str(error).split())}") from None
        return relation

    def rows(self, query: str, most: int | None = None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of an answer, at most so many; ArgmapError as `sql`."""
        relation = self.sql(query)
        try:
            return list(relation.columns), (relation if most is None else relation.limit(most)).fetchall()
        except self._duckdb.Error as error:
            raise ArgmapError(f"the query cannot be answered: {' '.join(str(error).split())}") from None

    @property
    def maps(self) -> duckdb.DuckDBPyRelation:
        """One row for each map."""
        return self._connection.view("maps")

    @property
    def claims(self) -> duckdb.DuckDBPyRelation:
        """One row for each claim."""
        return self._connection.view("claims")

    @property
    def relations(self) -> duckdb.DuckDBPyRelation:
        """One row for each relation."""
        return self._connection.view("relations")

    @property
    def diagnostics(self) -> duckdb.DuckDBPyRelation:
        """One row for each diagnostic."""
        return self._connection.view("diagnostics")

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
