"""The fixes of diagnostics as code actions: one by one at their place, and all safe ones of a file together."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from argmap.batch.checking import CheckOptions
from argmap.batch.fixing import fix_text
from argmap.batch.rule_plans import RulePlans
from argmap.batch.rule_selection import RuleSelection
from argmap.lsp.analysis import Analysis
from argmap.lsp.protocol_diagnostics import protocol_diagnostic
from argmap.lsp.text_changes import edits_to

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.argmap"
"""The kind by which an editor asks for all safe fixes, for example before it saves a file."""


def quick_fixes(analysis: Analysis, start: int, end: int) -> Iterator[types.CodeAction]:
    """The fixes of the diagnostics that touch a stretch of text; safe ones are preferred."""
    for diagnostic in analysis.diagnostics:
        if diagnostic.fix is None or diagnostic.span is None:
            continue
        first, last = analysis.offsets_of(diagnostic.span)
        if first > end or last < start:
            continue
        fix = diagnostic.fix
        title = fix.title[:1].upper() + fix.title[1:]
        yield types.CodeAction(
            title if fix.safe else f"{title} (may change what the map says)",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[protocol_diagnostic(analysis, diagnostic)],
            is_preferred=fix.safe,
            edit=types.WorkspaceEdit({analysis.uri: [analysis.text_edit(edit) for edit in fix.edits]}),
        )


def has_safe_fixes(analysis: Analysis) -> bool:
    """Whether there is anything to fix that is sure to keep what the map says."""
    return any(diagnostic.fix is not None and diagnostic.fix.safe for diagnostic in analysis.diagnostics)


def fix_all(analysis: Analysis) -> types.WorkspaceEdit:
    """All safe fixes, as `argmap validate --fix` makes them."""
    plans = RulePlans(RuleSelection())
    fixed = fix_text(analysis.text, str(analysis.file_name), CheckOptions(format=analysis.format), plans)
    return types.WorkspaceEdit({analysis.uri: edits_to(analysis, fixed.text)})
