"""Argument maps as typed data: read, check, score and render thesis, pillars, objections and recommendations.

Names are loaded on first use, so that importing the package costs little.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.article import Article, read_article
    from argmap.diagnostics import ArgmapError, Diagnostic, ReadError, Severity
    from argmap.documents.fence_place import FencePlace
    from argmap.documents.fenced_map import fence
    from argmap.drafting.draft_article import ArticleDraft, draft
    from argmap.drawing import About, Renderer, Style, draw, render, render_sheets
    from argmap.formats import dump, dumps, load, loads, parse, rewrite
    from argmap.formats.networkx_graph import to_networkx
    from argmap.formats.shared.capabilities import Carries
    from argmap.formats.shared.format import Certainty, Format
    from argmap.formats.shared.reading import Reading
    from argmap.model.builder import BuildError, MapBuilder
    from argmap.model.document import Document
    from argmap.model.elements import (
        ArgumentMap,
        Claim,
        Confidence,
        Expectation,
        Issue,
        Kind,
        Origin,
        Polarity,
        Profile,
        Relation,
        Source,
        Status,
    )
    from argmap.notebook.show_widget import widget
    from argmap.registry import Registry
    from argmap.rules.running.rule import Finding, Rule
    from argmap.scoring import Balance, Evaluator, Score, Strengths, evaluator, score, strengths
    from argmap.scoring.evaluation.gradual_semantics import Semantics
    from argmap.scoring.evaluation.metric_inputs import Metric
    from argmap.teach.exercise import Answers, Exercise, Posed
    from argmap.teach.exporting.export_kind import Export
    from argmap.teach.grading.grade_answers import Grade, grade
    from argmap.teach.grading.grade_maps import MapGrade, grade_map
    from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError, pose
    from argmap.versions import diff

    EXERCISES: Registry[ExerciseKind]
    EXPORTS: Registry[Export]
    FORMATS: Registry[Format]
    METRICS: Registry[Metric]
    RENDERERS: Registry[Renderer]
    RULES: Registry[Rule]
    SEMANTICS: Registry[Semantics]

_HOMES = {
    "argmap.article": ("Article", "read_article"),
    "argmap.documents.fence_place": ("FencePlace",),
    "argmap.documents.fenced_map": ("fence",),
    "argmap.drafting.draft_article": ("ArticleDraft", "draft"),
    "argmap.versions": ("diff",),
    "argmap.diagnostics": ("ArgmapError", "Diagnostic", "ReadError", "Severity"),
    "argmap.formats": ("dump", "dumps", "load", "loads", "parse", "rewrite"),
    "argmap.formats.networkx_graph": ("to_networkx",),
    "argmap.formats.shared.capabilities": ("Carries",),
    "argmap.formats.shared.format": ("Certainty", "Format"),
    "argmap.formats.shared.reading": ("Reading",),
    "argmap.model.builder": ("BuildError", "MapBuilder"),
    "argmap.model.document": ("Document",),
    "argmap.model.elements": (
        "ArgumentMap",
        "Claim",
        "Confidence",
        "Expectation",
        "Issue",
        "Kind",
        "Origin",
        "Polarity",
        "Profile",
        "Relation",
        "Source",
        "Status",
    ),
    "argmap.registry": ("EXERCISES", "EXPORTS", "FORMATS", "METRICS", "RENDERERS", "RULES", "SEMANTICS", "Registry"),
    "argmap.drawing": ("About", "Renderer", "Style", "draw", "render", "render_sheets"),
    "argmap.rules.running.rule": ("Finding", "Rule"),
    "argmap.scoring": ("Balance", "Evaluator", "Score", "Strengths", "evaluator", "score", "strengths"),
    "argmap.notebook.show_widget": ("widget",),
    "argmap.teach.exercise": ("Answers", "Exercise", "Posed"),
    "argmap.teach.grading.grade_answers": ("Grade", "grade"),
    "argmap.teach.posing.pose_exercise": ("UnfitError", "pose"),
    "argmap.teach.grading.grade_maps": ("MapGrade", "grade_map"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "EXERCISES",
    "EXPORTS",
    "FORMATS",
    "METRICS",
    "RENDERERS",
    "RULES",
    "SEMANTICS",
    "About",
    "Answers",
    "ArgmapError",
    "ArgumentMap",
    "Article",
    "ArticleDraft",
    "Balance",
    "BuildError",
    "Carries",
    "Certainty",
    "Claim",
    "Confidence",
    "Diagnostic",
    "Document",
    "Evaluator",
    "Exercise",
    "Expectation",
    "FencePlace",
    "Finding",
    "Format",
    "Grade",
    "Issue",
    "Kind",
    "MapBuilder",
    "MapGrade",
    "Origin",
    "Polarity",
    "Posed",
    "Profile",
    "ReadError",
    "Reading",
    "Registry",
    "Relation",
    "Renderer",
    "Rule",
    "Score",
    "Severity",
    "Source",
    "Status",
    "Strengths",
    "Style",
    "UnfitError",
    "check",
    "diff",
    "draft",
    "draw",
    "dump",
    "dumps",
    "evaluator",
    "fence",
    "grade",
    "grade_map",
    "load",
    "loads",
    "parse",
    "pose",
    "read_article",
    "render",
    "render_sheets",
    "rewrite",
    "score",
    "strengths",
    "to_networkx",
    "widget",
]


def check(
    document: Document | ArgumentMap, *, select: Sequence[str] | None = None, ignore: Sequence[str] = ()
) -> list[Diagnostic]:
    """Everything that is wrong with a document, or with a map that was never a text.

    `select` holds the only rules to run, `ignore` those to leave out: names, codes, beginnings of codes, or `ALL`.
    Raises KeyError, with the nearest name, for one that is unknown. Scores are computed only when a rule asks for them.
    """
    from argmap import rules
    from argmap.model.document import Document

    known = document if isinstance(document, Document) else Document(document)

    def scores() -> Score:
        from argmap.scoring import score

        return score(known.map)

    return rules.check(known, scores=scores, plan=rules.RulePlan(rules.choose_rules(select, ignore=ignore)))


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'argmap' has no attribute '{name}'")
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
