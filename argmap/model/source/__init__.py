"""The article behind a map: where its quotes stand, and which of its sentences nobody quotes."""
