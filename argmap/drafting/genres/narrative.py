"""News, stories, instructions, minutes: texts that tell something and argue for nothing. They have no thesis."""

from __future__ import annotations

from argmap.drafting.draft_outline import Candidate, DraftOutline, Genre, Material
from argmap.drafting.text_kind import tell_kind


def _recognise(material: Material) -> tuple[float, str]:
    kind = tell_kind(material)
    return 1 - kind.argues, kind.why_not


def _outline(_: Material, __: Candidate | None) -> DraftOutline:
    """No candidates and no parts, whatever the thesis: a report has no reasons for it."""
    return DraftOutline([])


GENRE = Genre("narrative", "report or story", _recognise, _outline, __doc__, argues=False)
