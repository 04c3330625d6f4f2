"""The commented map that a newcomer starts from; it is sound, and shows every kind of entry once."""

from __future__ import annotations

from pathlib import Path

from argmap.syntax.yaml import scalar

SCHEMA_FILE = ".argmap-1.schema.json"
"""The name of the schema beside a map, where the first line of the map says that editors find it."""
_TEXT = """\
# yaml-language-server: $schema={schema}
# An argument map. Every entry is a claim; its place in the file says what it does.
# Lines that begin with '#' are comments. Check the file with: argmap validate FILE
argmap: 1
title: {title}
question: Should the library open on Sundays?

# The one claim that everything else is about.
thesis:
  id: open
  claim: The library should open on Sundays.

# Reasons that bear directly on the thesis.
pillars:
  - id: reach                            # ids are optional; other entries refer to them
    claim: Sunday opening reaches people who work all week.
    evidence:                            # claims offered as fact, with a source
      - claim: Two of three visitors on Sundays had not come before.
        source: {{title: Visitor count of the trial, url: "https://example.org/count"}}
    objections:                          # against this pillar only
      - claim: Most of them could come on Saturdays.
        rebuttals:                       # what speaks against an objection
          - Many of them work on Saturdays too.
  - premises:                            # claims that support only together
      - claim: Families look for free places on Sundays.
        source: Survey of the town, 2024
      - The library is a free place.

# What speaks against the thesis.
objections:
  - id: staff
    claim: Staff lose their free Sunday.
    rebuttals:
      - Volunteers among the staff have signed up for every Sunday.
    undercuts:                           # against the step, not against the claim
      - A free day in the week makes up for a Sunday.

# Proposed steps, and the objections they address.
recommendations:
  - claim: Pay Sunday hours at a higher rate.
    addresses: [staff]
"""


def starter(title: str) -> str:
    """The text of the starter map with `title`, which is put in quotes where it must be."""
    return _TEXT.format(title=scalar(title), schema=SCHEMA_FILE)


def schema_text() -> str:
    """The published schema, as it lies in the package."""
    return Path(__file__).with_name("argmap-1.schema.json").read_text(encoding="utf-8")
