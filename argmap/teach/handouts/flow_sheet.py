"""A flow sheet: the columns are the speeches of a debate, the rows its lines, and it shows who has answered what.

What speaks on one side of the thesis is put into a speech of that side: reasons beside what they are given for, answers
into the next speech of their side. What nothing of the other side answers, though it still could, is marked as dropped.
What a debate has no speech left for is listed below the sheet.

Speeches and their minutes: Lincoln–Douglas and Policy as in the *Unified Manual* of the National Speech & Debate
Association (USA), British Parliamentary as at the World Universities Debating Championship, Karl Popper as in the rules
of the International Debate Education Association. Cross-examinations have no column: nothing is argued in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.answering import find_answered_elements
from argmap.model.structure.lines import signs
from argmap.syntax import csv_text

PRO, CON = 1, -1
DROPPED = "DROPPED ⊘"
LARGEST = 2000


class Speech(NamedTuple):
    """One speech: its name, its side, its minutes; new lines are opened in constructive speeches only."""

    name: str
    side: int
    minutes: int
    constructive: bool = True


STYLES: dict[str, tuple[Speech, ...]] = {
    "lincoln-douglas": (
        Speech("AC", PRO, 6), Speech("NC", CON, 7), Speech("1AR", PRO, 4, False), Speech("NR", CON, 6, False),
        Speech("2AR", PRO, 3, False),
    ),
    "policy": (
        Speech("1AC", PRO, 8), Speech("1NC", CON, 8), Speech("2AC", PRO, 8), Speech("2NC", CON, 8),
        Speech("1NR", CON, 5, False), Speech("1AR", PRO, 5, False), Speech("2NR", CON, 5, False),
        Speech("2AR", PRO, 5, False),
    ),
    "british-parliamentary": (
        Speech("Prime Minister", PRO, 7), Speech("Leader of Opposition", CON, 7),
        Speech("Deputy Prime Minister", PRO, 7), Speech("Deputy Leader of Opposition", CON, 7),
        Speech("Member of Government", PRO, 7), Speech("Member of Opposition", CON, 7),
        Speech("Government Whip", PRO, 7, False), Speech("Opposition Whip", CON, 7, False),
    ),
    "karl-popper": (
        Speech("A1", PRO, 6), Speech("N1", CON, 6), Speech("A2", PRO, 5, False), Speech("N2", CON, 5, False),
        Speech("A3", PRO, 5, False), Speech("N3", CON, 5, False),
    ),
}  # fmt: skip
"""Speeches in order by the name of the style; the affirmative side speaks for the thesis."""


class FlowEntry(NamedTuple):
    """A claim in a speech; `said` is what it does there, in a word."""

    text: str
    said: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One line: its entries by the number of the speech, and what no speech is left for."""

    name: str
    side: int
    cells: dict[int, list[FlowEntry]]
    beyond: list[str]


@dataclass(frozen=True, slots=True)
class FlowSheet:
    """The whole sheet."""

    title: str
    thesis: str
    style: str
    speeches: tuple[Speech, ...]
    rows: tuple[FlowRow, ...]


def flow(debate: ArgumentMap, style: str, *, blank: bool = False) -> FlowSheet:
    """The flow sheet of a map in a style of debate; `blank` leaves everything but the names of the lines out.

    KeyError for an unknown style; ArgmapError for a map without a thesis or lines, or too large for a sheet.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("Close the old town to cars.")
    >>> trade = b.claim("Shops lose customers.")
    >>> _ = b.attack(trade, close), b.attack(b.claim("Takings rose."), trade)
    >>> row = flow(b.build(), "lincoln-douglas").rows[0]
    >>> {number: [(entry.text, entry.said) for entry in cell] for number, cell in row.cells.items()}
    {1: [('Shops lose customers.', 'attacks')], 2: [('Takings rose.', 'attacks')]}
    """
    if style not in STYLES:
        raise KeyError(f"no style of debate is called '{style}'{did_you_mean(style, STYLES)}")
    if debate.thesis is None or not debate.lines:
        raise ArgmapError("a flow sheet takes a map with a thesis and something that speaks for or against it")
    if len(debate.claims) > LARGEST:
        raise ArgmapError(f"a flow sheet takes at most {LARGEST:,} claims; the map has {len(debate.claims):,}")
    speeches = STYLES[style]
    placing = _Placing(debate, speeches)
    rows = [
        FlowRow(debate.claim(line.relation.premises[0]).text, line.sign, {}, [])
        if blank
        else placing.row(line.relation, line.sign)
        for line in debate.lines
    ]
    title = debate.title or debate.question or ""
    return FlowSheet(title, debate.claim(debate.thesis).text, style, speeches, tuple(rows))


class _Placing:
    """Puts the claims of one line after the other into speeches; a claim stands in the first line that has it."""

    def __init__(self, debate: ArgumentMap, speeches: tuple[Speech, ...]) -> None:
        self.debate = debate
        self.speeches = speeches
        self.sign_of = signs(debate)
        self.answered = find_answered_elements(debate)
        self.placed: set[str] = set()

    def row(self, line: Relation, side: int) -> FlowRow:
        found = FlowRow(self.debate.claim(line.premises[0]).text, side, {}, [])
        first = next(n for n, speech in enumerate(self.speeches) if speech.side == side and speech.constructive)
        work: list[tuple[Relation, int | None]] = [(line, first)]
        while work:
            relation, at = work.pop(0)
            for premise in relation.premises:
                if premise in self.placed:
                    continue
                self.placed.add(premise)
                self._put(found, premise, relation, at)
                work += [(below, self._speech(below, at)) for below in self.debate.onto.get(premise, ())]
            work += [(below, self._speech(below, at)) for below in self.debate.onto.get(relation.id, ())]
        return found

    def _speech(self, relation: Relation, at: int | None) -> int | None:
        """The speech of what bears on something said in speech `at`; None where there is none left."""
        if at is None or relation.polarity is not Polarity.ATTACK:
            return at
        side = -self.speeches[at].side
        return next((n for n in range(at + 1, len(self.speeches)) if self.speeches[n].side == side), None)

    def _put(self, row: FlowRow, claim: str, relation: Relation, at: int | None) -> None:
        text = " ".join(self.debate.claim(claim).text.split())
        if at is None:
            row.beyond.append(text)
            return
        words = {Polarity.SUPPORT: "supports", Polarity.ATTACK: "attacks", Polarity.NEUTRAL: "beside"}
        said = "answers by a proposal" if relation.label == "addresses" else words[relation.polarity]
        said = "attacks the step" if relation.polarity is Polarity.ATTACK and not self._hits_claim(relation) else said
        could_be = any(speech.side != self.speeches[at].side for speech in self.speeches[at + 1 :])
        opens = relation.polarity is Polarity.ATTACK or relation.target == self.debate.thesis
        dropped = opens and could_be and relation.id not in self.answered
        row.cells.setdefault(at, []).append(FlowEntry(text, said, dropped))

    def _hits_claim(self, relation: Relation) -> bool:
        return isinstance(self.debate.by_id[relation.target], Claim)


def as_csv(sheet: FlowSheet) -> bytes:
    """The sheet for a spreadsheet."""
    return csv_text.write(_table(sheet))


def as_markdown(sheet: FlowSheet) -> str:
    """The sheet as a table of Markdown, with what is left over below it."""
    head, *rows = _table(sheet)
    lines = [f"# {_cell(sheet.title or sheet.thesis)}", "", f"Thesis: {_cell(sheet.thesis)}", ""]
    lines += [_line(head), _line(["---"] * len(head)), *(_line(row) for row in rows)]
    left = [(row.name, beyond) for row in sheet.rows for beyond in row.beyond]
    if left:
        lines += [
            "",
            "No speech is left for:",
            "",
            *(f"- {_cell(beyond)} (on: {_cell(name)})" for name, beyond in left),
        ]
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    found = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")
    return " · ".join(part for part in found.split("\n") if part)


def _table(sheet: FlowSheet) -> list[list[str]]:
    head = ["Line", *(f"{speech.name} ({speech.minutes} min)" for speech in sheet.speeches)]
    return [head, *(list(_cells(sheet, row)) for row in sheet.rows)]


def _cells(sheet: FlowSheet, row: FlowRow) -> Iterator[str]:
    yield f"{'for' if row.side == PRO else 'against'}: {row.name}"
    for number in range(len(sheet.speeches)):
        entries = row.cells.get(number, ())
        yield "\n".join(f"{DROPPED + ' ' if entry.dropped else ''}{entry.text} ({entry.said})" for entry in entries)


def as_page(sheet: FlowSheet) -> str:
    """The sheet as an HTML page to be printed across."""
    from argmap.drawing.web.template import fill, source

    css = source("flow.css", "argmap.teach")
    return fill("flow.html.jinja", css, "", package="argmap.teach", sheet=sheet, dropped=DROPPED)
