"""A Vee diagram: the question at the top, reasons for it left, reasons against it right, the conclusion at the point.

After E. M. Nussbaum, *Using Argumentation Vee Diagrams (AVDs) for Promoting Argument–Counterargument Integration in
Reflective Writing*, Journal of Educational Psychology 100 (2008). A blank one is for students to fill in; one from a
map shows both sides and how each objection is answered.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.diagnostics import ArgmapError
from argmap.language.wording import SOURCE, Wording
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity, Relation
from argmap.model.structure.answering import classify_answer, find_answered_lines

QUESTIONS = ("stronger", "answered", "both", "change")
"""Keys of the questions that lead to a conclusion, after `vee.ask.`."""
LEAST_ROWS = 4
"""Empty rows on each side of a blank diagram."""


class VeeReason(NamedTuple):
    """One reason on a side: its text, the texts of the claims that support it, and of those that answer it."""

    text: str
    reasons: tuple[str, ...]
    answers: tuple[str, ...]


class VeeDiagram(NamedTuple):
    """The diagram.

    `question` is shown at the top; `left` are the reasons for the thesis, `right` those against it. `conclusion` says
    for each objection how it is answered. A `blank` diagram has only the question. `language` is that of the labels,
    "" for English.
    """

    question: str
    left: tuple[VeeReason, ...]
    right: tuple[VeeReason, ...]
    conclusion: tuple[str, ...]
    blank: bool
    language: str = ""


def vee(debate: ArgumentMap, *, blank: bool = False, language: str = "") -> VeeDiagram:
    """The Vee diagram of a map; ArgmapError for a map without a thesis.

    `language` is that of the labels, by default that of the map.

    >>> from argmap.model.builder import MapBuilder
    >>> b = MapBuilder()
    >>> close = b.thesis("Close the old town to cars.")
    >>> _ = b.attack(b.claim("Shops lose customers."), close)
    >>> vee(b.build()).conclusion
    ('Ignored: “Shops lose customers.”',)
    """
    if debate.thesis is None:
        raise ArgmapError("a Vee diagram needs a map with a thesis")
    question = debate.question or debate.claim(debate.thesis).text
    if blank:
        return VeeDiagram(question, (), (), (), True, language or debate.language or "")
    shown = language or debate.language or ""
    arrow = "←" if Wording(shown or SOURCE).is_right_to_left else "→"
    sides = {
        sign: tuple(_reason(debate, line.relation, arrow) for line in debate.lines if line.sign == sign)
        for sign in (1, -1)
    }
    conclusion = tuple(_conclusion(debate, Wording(shown or SOURCE)))
    return VeeDiagram(question, sides[1], sides[-1], conclusion, False, shown)


def _reason(debate: ArgumentMap, line: Relation, arrow: str) -> VeeReason:
    text = " + ".join(debate.claim(premise).text for premise in line.premises)
    onto = [r for premise in line.premises for r in debate.onto.get(premise, ())]
    reasons = [p for r in onto if r.polarity is Polarity.SUPPORT for p in r.premises]
    answers = [p for r in (*onto, *debate.onto.get(line.id, ())) if r.polarity is Polarity.ATTACK for p in r.premises]
    return VeeReason(text, _texts(debate, reasons, arrow), _texts(debate, answers, arrow))


def _texts(debate: ArgumentMap, claims: list[str], arrow: str) -> tuple[str, ...]:
    """The texts of claims; an `arrow` tells recommendations."""
    unique: list[Claim] = [debate.claim(claim) for claim in dict.fromkeys(claims)]
    return tuple(f"{arrow + ' ' if claim.kind is Kind.RECOMMENDATION else ''}{claim.text}" for claim in unique)


def _conclusion(debate: ArgumentMap, wording: Wording) -> list[str]:
    """How each objection to the thesis is answered, as the metric *integration* counts it."""
    met, mitigated = find_answered_lines(debate), find_answered_lines(debate, label="addresses")
    lines: list[str] = []
    for relation in (line.relation for line in debate.lines if line.sign == -1):
        answer = classify_answer(
            debate, relation, is_answered=relation.id in met, is_mitigated=relation.id in mitigated
        )
        text = " + ".join(debate.claim(premise).text for premise in relation.premises)
        lines.append(wording.word(f"vee.{answer}", objection=text))
    return lines


def as_page(diagram: VeeDiagram) -> str:
    """The diagram as an HTML page to print."""
    from argmap.drawing.web.template import fill, source

    css = source("vee.css", "argmap.teach")
    wording = Wording(diagram.language or SOURCE)
    questions = [wording.word(f"vee.ask.{key}") for key in QUESTIONS]
    return fill(
        "vee.html.jinja",
        css,
        "",
        wording=wording,
        package="argmap.teach",
        vee=diagram,
        questions=questions,
        rows=LEAST_ROWS,
    )
