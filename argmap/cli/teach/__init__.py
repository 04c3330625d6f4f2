"""Make exercises from maps, grade answers, print lessons."""

from __future__ import annotations

from argmap.cli import LazyGroup

HELP = """Make exercises from maps, grade answers and students' maps, and print material for lessons.

\b
Example:
  argmap teach kinds maps/sunday-library.yaml
  argmap teach pose maps/sunday-library.yaml --kind support-or-attack -o signs.exercise.yaml
  argmap teach grade signs.key.yaml anna.yaml
  argmap teach guide
"""

command = LazyGroup("teach", package=__name__, help=HELP)
