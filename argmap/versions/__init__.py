"""The difference of two maps in what they say, whatever the lines of their files: `diff`, and writers for its result.

Claims and relations are matched (`argmap.model.matching.correspondence`), then compared field by field. Nothing here
opens a file or knows a terminal.
"""

from __future__ import annotations

from argmap.model.changes import ChangeKind
from argmap.versions.comparing import diff
from argmap.versions.difference import ClaimChange, Difference, Field, RelationChange, happened

__all__ = ["ChangeKind", "ClaimChange", "Difference", "Field", "RelationChange", "diff", "happened"]
