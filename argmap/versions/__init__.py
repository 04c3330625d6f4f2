"""The difference between two maps in content, whatever the lines of their files: `diff`, writers for it, and merging.

Claims and relations are matched (`argmap.model.matching.correspondence`), then compared field by field. Nothing here
opens a file or knows a terminal.
"""

from __future__ import annotations

from argmap.model.changes import ChangeKind
from argmap.versions.comparing import diff
from argmap.versions.difference import ClaimChange, Difference, FieldChange, RelationChange, change_kinds

__all__ = ["ChangeKind", "ClaimChange", "Difference", "FieldChange", "RelationChange", "change_kinds", "diff"]
