"""The tables of a corpus: their columns, the rows of one map, and their form as Parquet."""
