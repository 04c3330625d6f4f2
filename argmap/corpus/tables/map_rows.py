"""The rows that one map has in each table: what the library computes, in the order of the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.corpus.tables.corpus_columns import MAPS
from argmap.diagnostics import Diagnostic, Severity
from argmap.formats.shared.unknown_text import is_no_map
from argmap.language.guessing import is_english
from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Relation
from argmap.model.structure.answering import find_answered_elements, find_objections
from argmap.model.structure.lines import role, signs
from argmap.model.structure.stats import stats
from argmap.rules import RulePlan, check
from argmap.scoring import Evaluation, Score, UnsettledError, evaluation, score

Values = tuple[Any, ...]
"""One row: a value for each column."""
_CLAIMS_LOOKED_AT, _LETTERS_LOOKED_AT = 20, 1500
"""Claims and characters from which it is guessed whether a map is in English."""
_NAMES = tuple(column.name for column in MAPS)


@dataclass(slots=True)
class RowsOfMap:
    """The rows of one map by table; `status` is the one in the row of `maps`."""

    status: str
    maps: list[Values] = field(default_factory=list)
    claims: list[Values] = field(default_factory=list)
    relations: list[Values] = field(default_factory=list)
    diagnostics: list[Values] = field(default_factory=list)


def rows_without_map(status: str, reason: str, known: Mapping[str, Any]) -> RowsOfMap:
    """The one row of what could not be read or measured; `known` has the columns that are known all the same."""
    row = {"status": status, "reason": reason, **known}
    return RowsOfMap(status, [tuple(row.get(name) for name in _NAMES)])


def rows_of(document: Document, plan: RulePlan, known: Mapping[str, Any]) -> RowsOfMap:
    """All rows of a document, checked under the rules of `plan`; `known` has its columns path to `beside_sha256`."""
    debate, path = document.map, known["path"]
    marks = _Marks(document)
    diagnostics = check(document, scores=marks.scores, plan=plan)
    if marks.unsettled is not None:
        diagnostics = sorted([*diagnostics, marks.unsettled.diagnostic(document)], key=Diagnostic.sort_key)
    error = next((each for each in diagnostics if each.severity is Severity.ERROR), None)
    status = "no-map" if is_no_map(document) else "ok" if error is None else "errors"
    objections = {relation.id for relation in find_objections(debate)}
    unanswered = objections - find_answered_elements(debate) if objections else objections
    row = {
        **known,
        "status": status,
        "reason": None if error is None else f"{error.code} {error.message}",
        **_text_columns(document),
        **_structure_columns(debate),
        "objections": len(objections),
        "unanswered": len(unanswered),
        **marks.columns(),
        **_diagnostic_columns(document, diagnostics),
    }
    return RowsOfMap(
        status,
        [tuple([row.get(name) for name in _NAMES])],
        _claim_rows(path, debate, marks),
        _relation_rows(path, debate, marks, objections, unanswered),
        [_diagnostic_row(path, number, each) for number, each in enumerate(diagnostics, 1)],
    )


class _Marks:
    """The scores of a map, computed once; where a cycle does not settle, what settles under the other semantics."""

    def __init__(self, document: Document) -> None:
        self.debate = document.map
        self.score: Score | None = None
        self.unsettled: UnsettledError | None = None
        self.evaluations: dict[str, Evaluation] = {}
        try:
            self.score = score(self.debate)
            self.evaluations = dict(self.score.evaluations)
        except UnsettledError as error:
            self.unsettled = error
            for name in (DEFAULT_SEMANTICS, SECOND_OPINION):
                try:
                    self.evaluations[name] = evaluation(self.debate, name)
                except UnsettledError:
                    continue

    def scores(self) -> Score:
        """What rules ask for; raises UnsettledError."""
        if self.score is None:
            assert self.unsettled is not None
            raise self.unsettled
        return self.score

    def strengths(self, semantics: str) -> Mapping[str, float]:
        """The strengths of the claims, empty where they do not settle."""
        result = self.evaluations.get(semantics)
        return result.strengths if result is not None else {}

    def columns(self) -> dict[str, Any]:
        thesis = self.debate.thesis or ""
        columns: dict[str, Any] = {
            "settled": self.unsettled is None,
            "strength": self.strengths(DEFAULT_SEMANTICS).get(thesis),
            "second_strength": self.strengths(SECOND_OPINION).get(thesis),
            "profile": str(self.debate.profile),
        }
        if columns["strength"] is not None:
            columns["verdict"] = 2.0 * columns["strength"] - 1.0
        if self.score is not None and self.score.balance is not None:
            columns |= _balance_columns(self.score.balance.figures)
        return columns


def _balance_columns(figures: Mapping[str, Any]) -> dict[str, Any]:
    low, high = figures["interval"] or (None, None)
    presence_low, presence_high = figures["presence_interval"] or (None, None)
    robust = figures["robustness"]
    keystone = robust["keystone"] or {"claims": [], "effect": None}
    return {
        "verdicts_agree": figures["verdict"]["agree"],
        "balance": figures["number"],
        "balance_low": low,
        "balance_high": high,
        "pro_lines": figures["lines"]["pro"],
        "con_lines": figures["lines"]["con"],
        "pro_mass": figures["mass"]["pro"],
        "con_mass": figures["mass"]["con"],
        "presence_low": presence_low,
        "presence_high": presence_high,
        "response_pro": figures["response"]["pro"],
        "response_con": figures["response"]["con"],
        "integration": figures["integration"]["level"],
        "robustness": robust["all"],
        "robustness_exact": robust["exact"],
        "flip_probability": robust["flip_probability"],
        "keystones": keystone["claims"],
        "keystone_effect": keystone["effect"],
        **{
            name: figures[name]
            for name in (
                *("lean", "presence", "development", "test_parity", "issue_coverage"),
                *("last_word", "voices", "edge_parity"),
            )
        },
    }


def _text_columns(document: Document) -> dict[str, Any]:
    debate = document.map
    thesis = debate.claim(debate.thesis).text if debate.thesis is not None else None
    language = debate.language
    if language is None and debate.claims:
        beginning = " ".join(claim.text for claim in debate.claims[:_CLAIMS_LOOKED_AT])
        language = "en" if is_english(beginning[:_LETTERS_LOOKED_AT]) else None
    return {
        "format": document.format,
        "title": debate.title,
        "topic": debate.question or debate.title or thesis,
        "language": language,
        "thesis": debate.thesis,
    }


def _structure_columns(debate: ArgumentMap) -> dict[str, Any]:
    counts = stats(debate)
    return {
        "claims": counts.claims,
        "plain_claims": counts.kinds["claim"],
        "evidence": counts.kinds["evidence"],
        "recommendations": counts.kinds["recommendation"],
        "questions": counts.kinds["question"],
        "contexts": counts.kinds["context"],
        "supports": counts.relations["support"],
        "attacks": counts.relations["attack"],
        "neutrals": counts.relations["neutral"],
        "unknown_signs": counts.relations["unknown"],
        "undercuts": counts.pairs["undercut"],
        "backings": counts.pairs["backing"],
        "co_premises": counts.co_premise_relations,
        "roots": counts.roots,
        "isolated": counts.isolated,
        "depth": counts.depth,
        "cyclic": counts.cyclic,
        "pillars": len(debate.pillars),
        "schemes": _count(relation.scheme for relation in debate.relations),
    }


def _diagnostic_columns(document: Document, diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    severities = Counter(each.severity for each in diagnostics)
    quotes = sum(len(claim.quotes) for claim in document.map.claims)
    losses = Counter[str]()
    for loss in document.losses:
        losses[loss.kind] += loss.count
    return {
        "quotes": quotes,
        "quotes_checked": quotes if document.source_text is not None else 0,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "infos": severities[Severity.INFO],
        "rules": _count(each.rule for each in diagnostics),
        "losses": sorted(losses.items()),
    }


def _count(names: Iterable[str | None]) -> list[tuple[str, int]]:
    """How often each name occurs, sorted by name."""
    return sorted(Counter(name for name in names if name is not None).items())


def _claim_rows(path: str, debate: ArgumentMap, marks: _Marks) -> list[Values]:
    first, second = marks.strengths(DEFAULT_SEMANTICS), marks.strengths(SECOND_OPINION)
    way: Mapping[str, int | None] = signs(debate)
    supports, attacks = Counter[str](), Counter[str]()
    for relation in debate.relations:
        if relation.polarity.is_signed:
            (supports if relation.polarity.sign > 0 else attacks)[relation.target] += 1
    return [
        (
            *(path, number, claim.id, claim.text, str(claim.kind), claim.id == debate.thesis, way[claim.id]),
            *(claim.base_score, first.get(claim.id), second.get(claim.id), supports[claim.id], attacks[claim.id]),
            *(claim.voice, claim.issue, str(claim.status), len(claim.quotes), claim.source is not None),
            list(claim.tags),
        )
        for number, claim in enumerate(debate.claims, 1)
    ]


def _relation_rows(
    path: str, debate: ArgumentMap, marks: _Marks, objections: set[str], unanswered: set[str]
) -> list[Values]:
    result = marks.evaluations.get(DEFAULT_SEMANTICS)
    strengths: Callable[[str], float | None] = result.relations.get if result is not None else lambda _: None
    return [
        (
            *(path, number, relation.id, str(relation.polarity), role(debate, relation), list(relation.premises)),
            *(relation.target, isinstance(debate.by_id[relation.target], Relation), relation.weight, relation.label),
            *(relation.scheme, strengths(relation.id), relation.id in objections, relation.id in unanswered),
        )
        for number, relation in enumerate(debate.relations, 1)
    ]


def _diagnostic_row(path: str, number: int, found: Diagnostic) -> Values:
    line, column = found.span.start if found.span is not None else (None, None)
    fix = None if found.fix is None else "safe" if found.fix.safe else "unsafe"
    return (path, number, found.code, found.rule, str(found.severity), found.message, line, column, found.element, fix)
