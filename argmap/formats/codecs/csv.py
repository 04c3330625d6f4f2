"""Tables for spreadsheets in one CSV file: claims, an empty line, relations.

    id,text,kind,thesis
    close,Close the old town.,claim,yes
    air,The air gets cleaner.,claim,

    polarity,premises,target
    support,air,close

Reads and writes. Columns are recognised by their names, in any order; premises are ids separated by spaces. A cell that
a spreadsheet would compute gets an apostrophe in front, which is removed when read. Read as well are tables with
the columns *parent* and *stance* beside the text, *parent, child, relation*, and *topic, argument, stance*, with names
and values in many languages. Source: RFC 4180.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Severity, did_you_mean
from argmap.formats.shared.argument_table import ArgumentTable, is_argument_table, rename_columns
from argmap.formats.shared.capabilities import Carries
from argmap.formats.shared.format import Format
from argmap.formats.shared.line_layout import line_tidy
from argmap.formats.shared.reading import Reading, line_ends, unit
from argmap.formats.shared.writable import refuse_above
from argmap.model.builder import ClaimDraft
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap, Kind, Polarity, Status
from argmap.patterns import compile_later
from argmap.syntax import limits
from argmap.syntax.csv_text import guard, unguard

CLAIM = ("id", "text", "kind", "thesis", "base_score", "voice", "issue", "note", "status")
RELATION = ("relation", "polarity", "premises", "target", "weight", "label", "scheme")
_HEAD = compile_later(
    r'(?:"?[\w ]+"?[,;\t])*"?(?:text|claim|premises)"?(?:[,;\t]"?[\w ]*"?)*\s*(?:\n|$)', re.IGNORECASE
)
_NAME = compile_later(r"[^\d\W][\w /'#().+-]{0,40}")
KEPT = {
    "author": "voice",
    "speaker": "voice",
    "user": "voice",
    "notes": "note",
    "comment": "note",
    "base": "base_score",
}
"""Other people's names for columns that claims have a field for."""


def _detects(text: str) -> bool:
    first = text[:2000].split("\n", 1)[0]
    if first.count(",") + first.count(";") + first.count("\t") == 0:
        return False
    if _HEAD.match(first) is not None:
        return True
    names = _split(first)
    return all(not name or _NAME.fullmatch(name) for name in names) and is_argument_table(names)


def _rename(text: str, columns: Mapping[str, str]) -> str:
    """The text with other names in its first line; ValueError for a column that is not there."""
    first, end, rest = text.partition("\n")
    line = io.StringIO()
    delimiter = max(",;\t", key=first.count)
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(rename_columns(_split(first), columns))
    return line.getvalue() + end + rest


def _split(line: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=max(",;\t", key=line.count)))]
    except (csv.Error, StopIteration):
        return []


def _read(text: str) -> Document:
    reading = Reading(text, "csv")
    table = _Table(reading)
    delimiter = max(",;\t", key=text[:2000].split("\n", 1)[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            reading.report(Code.SYNTAX_ERROR, f"not CSV: {error}", line_ends(rows.line_num, 0, 1), Severity.ERROR)
            break
        table.row([unguard(cell) for cell in row], line)
        line = rows.line_num + 1
    table.relations()
    if table.arguments is not None:
        thesis = table.arguments.relations()
        if thesis is not None and not table.marks_thesis:
            return reading.document(thesis=thesis)
    return reading.document(thesis=table.thesis, choose=not table.marks_thesis)


class _Table:
    """Rows, one after the other; a row of column names begins a table."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.columns: list[str] = []
        self.thesis: str | None = None
        self.marks_thesis = False
        self.arguments: ArgumentTable | None = None
        self._waiting: list[tuple[dict[str, str], Any]] = []

    def row(self, cells: list[str], line: int) -> None:
        at = line_ends(line, 0, sum(map(len, cells)) + max(0, len(cells) - 1))
        names = [cell.strip().lower().replace(" ", "_") for cell in cells]
        if not any(cell.strip() for cell in cells):
            self.columns = []
        elif not self.columns:
            self._head(cells, names, at)
        elif self.arguments is not None and self.columns is self.arguments.names:
            self.arguments.row(cells, at)
        elif "premises" in self.columns:
            self._waiting.append((dict(zip(self.columns, cells, strict=False)), at))
        elif "text" in self.columns:
            self._claim(dict(zip(self.columns, cells, strict=False)), at)
        else:
            self.reading.note_loss("rows", "rows of columns without a 'text' left out", cells[0])

    def _head(self, cells: list[str], names: list[str], at: Any) -> None:
        if self.arguments is None and is_argument_table(cells) and not {"premises", "kind"} & set(names):
            names = [KEPT.get(name, name) for name in names]
            self.arguments = ArgumentTable(self.reading, cells, self._claim, names)
            self.columns = self.arguments.names
            self.marks_thesis = self.marks_thesis or ("thesis" in self.arguments.fields)
            for name in self.arguments.unused(CLAIM):
                self.reading.note_loss("columns", "columns left out", name)
            return
        names = ["text" if name == "claim" else name for name in names]
        allowed = RELATION if "premises" in names else CLAIM
        self.columns = names
        if "premises" not in names and "text" not in names:
            message = "expected a line with column names, such as 'id,text' or 'polarity,premises,target'"
            self.reading.report(Code.MISSING_KEY, message, at, Severity.ERROR)
        self.marks_thesis = self.marks_thesis or "thesis" in names
        for name in names:
            if name not in allowed and name:
                self.reading.note_loss("columns", "columns left out", name)
                hint = did_you_mean(name, allowed)
                if hint:
                    self.reading.report(Code.UNKNOWN_KEY, f"unknown column '{name[:40]}'{hint}", at)

    def _claim(self, cells: dict[str, str], at: Any) -> ClaimDraft:
        fields: dict[str, Any] = {name: cells[name] for name in ("voice", "issue", "note") if cells.get(name)}
        for name, type_ in (("kind", Kind), ("status", Status)):
            value = cells.get(name, "").strip().lower()
            if value in list(type_):
                fields[name] = type_(value)
            elif value:
                message = f"{name}: expected {', '.join(type_)}, found '{value[:40]}'"
                self.reading.report(Code.WRONG_VALUE, message, at)
        fields["base_score"] = unit(self.reading, "base_score", cells.get("base_score", ""), at)
        id = cells.get("id", "").strip() or None
        claim = self.reading.claim(cells.get("text", ""), id, at, **fields)
        if cells.get("thesis", "").strip() and self.thesis is None:
            self.thesis = claim.id
            self.reading.builder.thesis(claim)
        return claim

    def relations(self) -> None:
        """Makes the relations, when all claims are known."""
        for cells, at in self._waiting:
            polarity = cells.get("polarity", "").strip().lower()
            premises, target = cells.get("premises", "").split(), cells.get("target", "").strip()
            if polarity not in list(Polarity) or not premises or not target:
                message = "a relation needs 'polarity' (support, attack, neutral, unknown), 'premises' and 'target'"
                self.reading.report(Code.MISSING_KEY, message, at, Severity.ERROR)
                continue
            fields: dict[str, Any] = {name: cells[name] for name in ("label", "scheme") if cells.get(name, "").strip()}
            fields["weight"] = unit(self.reading, "weight", cells.get("weight", ""), at)
            self.reading.relation(polarity, premises, target, cells.get("relation", "").strip() or None, at, **fields)


def _write(debate: ArgumentMap) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(CLAIM)
    for claim in debate.claims:
        thesis = "yes" if claim.id == debate.thesis else ""
        cells = [claim.id, claim.text, claim.kind.value, thesis, claim.base_score, claim.voice, claim.issue, claim.note]
        status = "" if claim.status is Status.FINAL else claim.status.value
        table.writerow([guard(value) for value in (*cells, status)])
    table.writerow([])
    table.writerow(RELATION)
    for r in debate.relations:
        premises = sum(len(premise) + 1 for premise in r.premises)
        refuse_above(limits.CELL, premises, "characters for the premises of a relation", "csv")
        weight = None if r.weight == 1.0 else r.weight
        cells = [r.id, r.polarity.value, " ".join(r.premises), r.target, weight, r.label, r.scheme]
        table.writerow([guard(value) for value in cells])
    return text.getvalue()


CARRIES = Carries(
    claim=frozenset({"base_score", "voice", "issue", "note", "status"}),
    relation=frozenset({"weight", "label", "scheme"}),
    kinds=frozenset(Kind),
    relation_ids=True,
    thesis="marked",
    co_premises=True,
    onto_relations="all",
    parallel=True,
    neutral="all",
    unknown="all",
)
FORMAT = Format(
    "csv",
    __doc__,
    (".csv", ".tsv"),
    _detects,
    _read,
    _write,
    CARRIES,
    tidy=line_tidy(_read),
    rename=_rename,
    shared_suffixes=(".csv", ".tsv"),
)
