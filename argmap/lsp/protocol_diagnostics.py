"""Diagnostics as the protocol has them."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from argmap.diagnostics import START, Diagnostic, Severity, one_line
from argmap.lsp.analysis import Analysis

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
SOURCE = "argmap"


def protocol_diagnostic(analysis: Analysis, diagnostic: Diagnostic) -> types.Diagnostic:
    """A diagnostic for the client; one about another file stands at the start, with that file's name and line."""
    is_here = diagnostic.file is None or analysis.path is None or Path(diagnostic.file) == analysis.path
    tags = [types.DiagnosticTag.Unnecessary] if diagnostic.rule.startswith("unused-") else None
    related = [
        types.DiagnosticRelatedInformation(types.Location(analysis.uri, analysis.range_of(other.span)), other.message)
        for other in diagnostic.related
        if other.span is not None and is_here
    ]
    return types.Diagnostic(
        range=analysis.range_of((diagnostic.span if is_here else None) or START),
        message=diagnostic.message if is_here else one_line(diagnostic),
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        source=SOURCE,
        tags=tags,
        related_information=related or None,
    )


def report_all(analysis: Analysis, params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
    """All diagnostics of a version, for a client that asks for them."""
    items = [protocol_diagnostic(analysis, diagnostic) for diagnostic in analysis.diagnostics]
    return types.RelatedFullDocumentDiagnosticReport(items)
