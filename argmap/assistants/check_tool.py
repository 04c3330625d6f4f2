"""The tool that checks a map: what cannot be read, what the rules find, and whether its quotes stand in the article."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel

from argmap.assistants.answer_window import ListEntry, ToolAnswer, list_answer
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.tool_arguments import MapWithArticle, add_article, read_map
from argmap.batch.checking import CheckOptions, check_document
from argmap.batch.rule_plans import RulePlans
from argmap.batch.rule_selection import RuleSelection
from argmap.config import ConfigError, Settings
from argmap.diagnostics import Diagnostic, Severity
from argmap.language.wording import count_of
from argmap.model.document import Document
from argmap.model.elements import shorten
from argmap.syntax.files import real_path

_LONGEST = 500
"""Characters of a message."""
_MISSING_QUOTE = "quote-not-in-source"


class DiagnosticValues(BaseModel):
    """A diagnostic; line and column count from 1, 0 without a place."""

    line: int
    column: int
    severity: str
    code: str
    rule: str
    message: str
    element: str | None
    fix: str | None


class CheckValues(BaseModel):
    """What `check` gives; without an article, quotes are unchecked and both counts of them are null."""

    errors: int
    warnings: int
    infos: int
    quotes_in_article: int | None
    quotes_missing: int | None
    diagnostics: list[DiagnosticValues]
    total: int
    next_offset: int | None


def _check(arguments: MapWithArticle, around: Surroundings) -> ToolAnswer:
    document = read_map(around.files, arguments.path, arguments.text)
    document = add_article(document, around.files, arguments.article_path, arguments.article_text)
    checked = check_document(document, CheckOptions(), _Plans(around))
    diagnostics = sorted(checked.diagnostics, key=lambda each: each.severity.rank)
    counts = {severity: sum(each.severity is severity for each in diagnostics) for severity in Severity}
    quotes = sum(len(claim.quotes) for claim in document.map.claims)
    missing = sum(each.rule == _MISSING_QUOTE for each in diagnostics) if document.source_text is not None else None
    facts = {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
        "quotes_in_article": None if missing is None else quotes - missing,
        "quotes_missing": missing,
    }
    figures = ", ".join(count_of(counts[severity], name) for severity, name in _NAMES.items())
    heading = f"{count_of(len(document.map.claims), 'claim')}: {figures}. {_about_quotes(document, quotes, missing)}"
    return list_answer(
        heading, "diagnostics of the map", "diagnostics", list(map(_entry, diagnostics)), facts, arguments.window
    )


_NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}


def _about_quotes(document: Document, quotes: int, missing: int | None) -> str:
    if missing is None:
        return f"{count_of(quotes, 'quote')} not compared: give the article to have them checked." if quotes else ""
    if missing:
        return f"Of {count_of(quotes, 'quote')}, {missing:,} not in the article word for word."
    return f"{count_of(quotes, 'quote')} in the article word for word." if quotes else "No claim quotes the article."


def _entry(diagnostic: Diagnostic) -> ListEntry:
    line, column = diagnostic.span.start if diagnostic.span is not None else (0, 0)
    message = shorten(diagnostic.message, _LONGEST)
    fix = shorten(diagnostic.fix.title, _LONGEST // 2) if diagnostic.fix is not None else None
    about = f" [{diagnostic.element}]" if diagnostic.element else ""
    hint = f" (fix: {fix})" if fix else ""
    text = f"{line}:{column} {diagnostic.severity} {diagnostic.code} {diagnostic.rule}{about}: {message}{hint}"
    values = {
        "line": line,
        "column": column,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "message": message,
        "element": diagnostic.element,
        "fix": fix,
    }
    return ListEntry(text, values)


class _Plans(RulePlans):
    """The rules as the settings beside a map choose them, where these lie in a folder of the server."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(RuleSelection())
        self._roots = around.files.roots

    def settings(self, folder: Path) -> Settings:
        """The settings for the files of a folder; none where they lie elsewhere."""
        here = real_path(folder)
        if not any(here.is_relative_to(root) for root in self._roots):
            return Settings()
        try:
            settings = super().settings(here)
        except ConfigError as error:
            if not any(self._is_inside(each.file) for each in error.diagnostics):
                return Settings()  # nothing of a file that lies elsewhere is told
            raise
        return settings if self._is_inside(settings.file) else Settings()

    def _is_inside(self, file: str | Path | None) -> bool:
        return file is not None and any(real_path(file).is_relative_to(root) for root in self._roots)


CHECK = AssistantTool(
    "check",
    "Check a map",
    "Checks a map, given as text or by its path: what cannot be read, with line and column, and what the rules find in "
    "its structure, reasoning, wording and sources. With the article, every quote is compared with it word for word, "
    "and the nearest passage is shown for one that is not there. Call it after every change, and correct all errors.",
    MapWithArticle,
    CheckValues,
    _check,
)
