"""Corpora: any number of maps to Parquet tables, and questions to the tables.

`run` cuts the maps of some sources into parts and turns each part into one file per table; `open` gives the tables to
DuckDB, Arrow, pandas or polars. The bytes of the tables depend on the maps, the settings and the versions of argmap,
Python and pyarrow, and on nothing else: not on the number of processes, nor on what happened on the way.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.corpus.plan import Selection as Selection
from argmap.corpus.run_corpus import RunOptions as RunOptions
from argmap.corpus.run_corpus import RunResult as RunResult
from argmap.corpus.run_corpus import run as run

if TYPE_CHECKING:
    from argmap.corpus.questions.corpus_tables import CorpusTables


def open(folder: str | Path, other: str | Path | None = None) -> CorpusTables:
    """The tables of a run, and of another one to compare it with, as DuckDB relations.

    Raises ArgmapError for a folder that holds no tables of a corpus.
    """
    from argmap.corpus.questions.corpus_tables import CorpusTables

    return CorpusTables(folder, other)
