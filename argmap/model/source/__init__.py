"""The article behind a map: where its quotes are, and which of its sentences no claim quotes."""
