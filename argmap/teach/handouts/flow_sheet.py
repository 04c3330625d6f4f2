"""A flow sheet: the columns are the speeches of a debate, the rows its lines of argument; it shows who answers what.

Claims on one side of the thesis go into speeches of that side: reasons into the speech of the claim they support,
answers into the next speech of their side. A claim that the other side could still answer, but does not, is marked as
dropped. Claims for which no speech is left are listed below the sheet.

Speeches and their minutes: Lincoln–Douglas and Policy as in the *Unified Manual* of the National Speech & Debate
Association (USA), British Parliamentary as at the World Universities Debating Championship, Karl Popper as in the rules
of the International Debate Education Association. Cross-examinations have no column: they do not add arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.language.wording import SOURCE, Wording
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.model.structure.answering import find_answered_elements
from argmap.model.structure.lines import signs
from argmap.syntax import csv_text
from argmap.syntax.markdown_text import literal

PRO, CON = 1, -1
LARGEST = 2000
"""The most claims of a map that fits a sheet."""


class Speech(NamedTuple):
    """One speech of a debate.

    `side` is 1 for the side of the thesis and −1 against it, `minutes` its length. Only a `constructive` speech (the
    default) may open new lines.
    """

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


_EFFECTS = {
    Polarity.SUPPORT: "supports",
    Polarity.ATTACK: "attacks",
    Polarity.NEUTRAL: "goes-with",
    Polarity.UNKNOWN: "bears-on",
}
"""What a claim does, as the ends of keys after `flow.effect.`."""


class FlowEntry(NamedTuple):
    """A claim in a speech: its text, its `effect` in a few words, and whether the other side dropped it."""

    text: str
    effect: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One line of argument.

    `name` is the text of its first claim, `side` 1 or −1. `cells` has the entries by the number of the speech, from 0;
    `beyond` the texts for which no speech is left.
    """

    name: str
    side: int
    cells: dict[int, list[FlowEntry]]
    beyond: list[str]


@dataclass(frozen=True, slots=True)
class FlowSheet:
    """The whole sheet: title and thesis of the map, name of the style, its speeches, and a row for each line.

    `language` is that of the labels, by default English.
    """

    title: str
    thesis: str
    style: str
    speeches: tuple[Speech, ...]
    rows: tuple[FlowRow, ...]
    language: str = SOURCE

    @property
    def wording(self) -> Wording:
        """The words of the labels."""
        return Wording(self.language)

    def name(self, speech: Speech) -> str:
        """The name of a speech, in words if it has any."""
        return self.wording.find(f"flow.speech.{speech.name.lower().replace(' ', '-')}") or speech.name


def flow(debate: ArgumentMap, style: str, *, blank: bool = False, language: str = "") -> FlowSheet:
    """The flow sheet of a map in a style of debate; a `blank` one has only the names of the lines.

    `language` is that of the labels, by default that of the map. KeyError for an unknown style; ArgmapError for a map
    without thesis or lines, or with too many claims.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("Close the old town to cars.")
    >>> trade = b.claim("Shops lose customers.")
    >>> _ = b.attack(trade, close), b.attack(b.claim("Takings rose."), trade)
    >>> row = flow(b.build(), "lincoln-douglas").rows[0]
    >>> {number: [(entry.text, entry.effect) for entry in cell] for number, cell in row.cells.items()}
    {1: [('Shops lose customers.', 'attacks')], 2: [('Takings rose.', 'attacks')]}
    """
    if style not in STYLES:
        raise KeyError(f"there is no style of debate '{style}'{did_you_mean(style, STYLES)}")
    if debate.thesis is None or not debate.lines:
        raise ArgmapError("a flow sheet needs a map with a thesis and at least one claim for or against it")
    if len(debate.claims) > LARGEST:
        raise ArgmapError(f"a flow sheet can have at most {LARGEST:,} claims; the map has {len(debate.claims):,}")
    speeches = STYLES[style]
    wording = Wording(Wording(language or debate.language or SOURCE).catalogue)
    placement = _LinePlacement(debate, speeches, wording)
    rows = [
        FlowRow(debate.claim(line.relation.premises[0]).text, line.sign, {}, [])
        if blank
        else placement.row(line.relation, line.sign)
        for line in debate.lines
    ]
    title = debate.title or debate.question or ""
    return FlowSheet(title, debate.claim(debate.thesis).text, style, speeches, tuple(rows), wording.language)


class _LinePlacement:
    """Assigns the claims of each line to speeches; a claim in several lines goes into the first one."""

    def __init__(self, debate: ArgumentMap, speeches: tuple[Speech, ...], wording: Wording) -> None:
        self.debate = debate
        self.wording = wording
        self.speeches = speeches
        self.sign_of = signs(debate)
        self.answered = find_answered_elements(debate)
        self.done: set[str] = set()

    def row(self, line: Relation, side: int) -> FlowRow:
        row = FlowRow(self.debate.claim(line.premises[0]).text, side, {}, [])
        first = next(n for n, speech in enumerate(self.speeches) if speech.side == side and speech.constructive)
        queue: list[tuple[Relation, int | None]] = [(line, first)]
        while queue:
            relation, at = queue.pop(0)
            for premise in relation.premises:
                if premise in self.done:
                    continue
                self.done.add(premise)
                self._put(row, premise, relation, at)
                queue += [(below, self._speech(below, at)) for below in self.debate.onto.get(premise, ())]
            queue += [(below, self._speech(below, at)) for below in self.debate.onto.get(relation.id, ())]
        return row

    def _speech(self, relation: Relation, at: int | None) -> int | None:
        """The speech for a relation whose target is in speech `at`; None if there is none left."""
        if at is None or relation.polarity is not Polarity.ATTACK:
            return at
        side = -self.speeches[at].side
        return next((n for n in range(at + 1, len(self.speeches)) if self.speeches[n].side == side), None)

    def _put(self, row: FlowRow, claim: str, relation: Relation, at: int | None) -> None:
        text = " ".join(self.debate.claim(claim).text.split())
        if at is None:
            row.beyond.append(text)
            return
        effect = "proposal" if relation.label == "addresses" else _EFFECTS[relation.polarity]
        if relation.polarity is Polarity.ATTACK and not isinstance(self.debate.by_id[relation.target], Claim):
            effect = "step"
        can_be_answered = any(speech.side != self.speeches[at].side for speech in self.speeches[at + 1 :])
        needs_answer = relation.polarity is Polarity.ATTACK or relation.target == self.debate.thesis
        dropped = needs_answer and can_be_answered and relation.id not in self.answered
        row.cells.setdefault(at, []).append(FlowEntry(text, self.wording.word(f"flow.effect.{effect}"), dropped))


def as_csv(sheet: FlowSheet) -> bytes:
    """The sheet for a spreadsheet."""
    return csv_text.write(_table(sheet))


def as_markdown(sheet: FlowSheet) -> str:
    """The sheet as a Markdown table, with the claims for which no speech is left below it."""
    head, *rows = _table(sheet)
    wording = sheet.wording
    thesis = wording.word("flow.thesis-is", thesis=_cell(sheet.thesis))
    lines = [f"# {_cell(sheet.title or sheet.thesis)}", "", thesis, ""]
    lines += [_line(head), f"|{' --- |' * len(head)}", *(_line(row) for row in rows)]
    left_over = [(row.name, beyond) for row in sheet.rows for beyond in row.beyond]
    if left_over:
        lines += [
            "",
            wording.word("flow.beyond-list"),
            "",
            *(f"- {_cell(beyond)} ({wording.word('flow.on', line=_cell(name))})" for name, beyond in left_over),
        ]
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return " · ".join(literal(part) for part in text.split("\n") if part)


def _table(sheet: FlowSheet) -> list[list[str]]:
    word = sheet.wording.word
    lengths = [word("flow.minutes", minutes=speech.minutes) for speech in sheet.speeches]
    names = map(sheet.name, sheet.speeches)
    head = [word("flow.line"), *(f"{name} ({length})" for name, length in zip(names, lengths, strict=True))]
    return [head, *(list(_cells(sheet, row)) for row in sheet.rows)]


def _cells(sheet: FlowSheet, row: FlowRow) -> Iterator[str]:
    yield sheet.wording.word("flow.row-for" if row.side == PRO else "flow.row-against", line=row.name)
    dropped = sheet.wording.word("flow.dropped")
    for number in range(len(sheet.speeches)):
        entries = row.cells.get(number, ())
        yield "\n".join(f"{dropped + ' ' if entry.dropped else ''}{entry.text} ({entry.effect})" for entry in entries)


def as_page(sheet: FlowSheet) -> str:
    """The sheet as an HTML page to print in landscape."""
    from argmap.drawing.web.template import fill, source

    css = source("flow.css", "argmap.teach")
    return fill("flow.html.jinja", css, "", package="argmap.teach", sheet=sheet, wording=sheet.wording)
