"""Turn thousands of maps into tables, and ask them questions."""

from __future__ import annotations

from argmap.cli import LazyGroup

HELP = """Turn a corpus – folders, archives, JSON lines – into tables, and ask the tables questions.

\b
Example:
  argmap corpus run maps/ -o tables/
  argmap corpus query tables/ --ask most-one-sided
  argmap corpus query tables/ "select status, count(*) from maps group by all"
  argmap guide corpus
"""

command = LazyGroup("corpus", package=__name__, help=HELP)
