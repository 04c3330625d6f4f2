"""Statements and arguments in the XML of Carneades, which CAF and LKIF share in all their versions.

The versions name one thing in several ways (`pro`, `direction`; `positive`, `polarity`; `type`, `exception`); all are
read. Source: the RELAX NG schemas of Carneades, LKIF 1 to 2.3 and CAF 1.0 to 1.3.
"""

from __future__ import annotations

from argmap.codes import Code
from argmap.diagnostics import Severity
from argmap.formats.shared.carneades_arguments import Arguments, Premise
from argmap.formats.shared.reading import Reading
from argmap.formats.shared.unknown_fields import Parts
from argmap.model.builder import ClaimDraft
from argmap.model.elements import Polarity
from argmap.syntax.xml import Element

FORMULAS = ("s", "not", "and", "or", "if", "iff", "all", "exists")
"""Elements that a statement may hold: an atom first, and what is made of several."""
_STATEMENT = "id value weight assumption standard main main-issue atom"
_METADATA = (
    "key contributor coverage creator date format identifier language publisher relation rights source subject title "
    "type"
)
PARTS = {
    "argument-graphs": Parts("", "argument-graph"),
    "argument-graph": Parts("id title main-issue", "title titles issues statements arguments metadata"),
    "titles": Parts("", "title"),
    "issues": Parts("", "issue"),
    "issue": Parts("statement value"),
    "statements": Parts("", f"statement {' '.join(FORMULAS)}"),
    "statement": Parts(_STATEMENT, f"descriptions description metadata {' '.join(FORMULAS)}", text=True),
    **dict.fromkeys(FORMULAS, Parts(f"{_STATEMENT} pred functor", inside=False)),
    "arguments": Parts("", "argument"),
    "argument": Parts(
        "id title direction pro scheme weight strict value", "conclusion premises premise metadata descriptions"
    ),
    "conclusion": Parts("statement"),
    "premises": Parts("", "premise"),
    "premise": Parts("statement polarity positive type exception role implicit"),
    "metadata": Parts(_METADATA, "descriptions"),
    "descriptions": Parts("", "description"),
    "description": Parts("lang", text=True),
    "title": Parts("lang", text=True),
}
"""What the readers know of an argument graph; each adds its own root element."""
_NO = ("false", "0")
_YES = ("true", "1")
SIDES = {
    **dict.fromkeys(("pro", *_YES), Polarity.SUPPORT),
    **dict.fromkeys(("con", *_NO), Polarity.ATTACK),
}
"""Values of `direction` and `pro`; an argument that has neither is pro, by the schemas."""


class Graphs:
    """The statements and arguments below the root element of one text."""

    def __init__(self, reading: Reading, root: Element) -> None:
        self.reading = reading
        self.main: ClaimDraft | None = None
        """The first statement that is marked as the main issue."""
        for statements in root.every("statements", within=False):
            for statement in statements.children():
                self._statement(statement)
        arguments, count = Arguments(reading), 0
        for group in root.every("arguments", within=False):
            for argument in group.children("argument"):
                count += 1
                self._argument(arguments, argument, argument.get("id") or f"argument-{count}")

    def _statement(self, statement: Element) -> None:
        reading, id = self.reading, statement.get("id")
        if not id:
            reading.report(Code.MISSING_KEY, "a statement has no id; it is left out", statement.at, Severity.ERROR)
            return
        if id in reading.claims:
            message = f"the id '{id[:60]}' is used twice; only the first one is read"
            reading.report(Code.DUPLICATE_ID, message, statement.at, Severity.ERROR)
            return
        texts = [text for item in statement.every("description", within=False) if (text := item.text())]
        if len(texts) > 1:
            reading.note_loss("translations", "texts in other languages left out", id, len(texts) - 1)
        assumed = statement.get("assumption") in _YES and statement.get("value") == "true"
        text = texts[0] if texts else _wording(statement) or statement.get("atom") or id
        claim = reading.claim(text, id, statement.at, tags=("assumed",) if assumed else ())
        if self.main is None and any(statement.get(name) in _YES for name in ("main", "main-issue")):
            self.main = claim
        if any(statement.get(name) for name in ("value", "weight", "standard")):
            reading.note_loss("standards", "values, weights and proof standards of statements left out", id)
        self._metadata(statement, id)

    def _argument(self, arguments: Arguments, argument: Element, id: str) -> None:
        reading, premises = self.reading, []
        for premise in argument.every("premise", within=False):
            if statement := premise.get("statement"):
                positive = premise.get("polarity") != "negative" and premise.get("positive") not in _NO
                exception = premise.get("type") == "exception" or premise.get("exception") in _YES
                premises.append(Premise(statement, positive, exception))
                self._further("premises", premise, "role", "implicit")
            else:
                message = f"a premise of '{id[:60]}' has no 'statement'; it is left out"
                reading.report(Code.MISSING_KEY, message, premise.at, Severity.ERROR)
        conclusion = argument.child("conclusion")
        end = conclusion.get("statement") if conclusion is not None else None
        side = argument.get("direction") or argument.get("pro") or "pro"
        polarity = SIDES.get(side.strip(), Polarity.UNKNOWN)
        arguments.argument(id, end, premises, polarity=polarity, scheme=argument.get("scheme"), at=argument.at)
        if argument.get("weight"):
            message = "weights of arguments left out: they decide between pro and con and are not factors"
            reading.note_loss("weights", message, id)
        self._further("arguments", argument, "title", "strict", "value")
        self._metadata(argument, id)

    def _further(self, what: str, element: Element, *names: str) -> None:
        for name in names:
            if (element.get(name) or "").strip() not in ("", *_NO):
                self.reading.note_loss(f"{what} {name}", f"'{name}' of {what} left out")

    def _metadata(self, element: Element, id: str) -> None:
        if element.child("metadata") is not None:
            self.reading.note_loss("metadata", "metadata of statements and arguments left out", id)


def _wording(statement: Element) -> str:
    """The text of a statement; where it has only a formula, that as `predicate(term, term)`, by the short names."""
    inner = statement
    if statement.name == "statement":
        inner = next((part for part in statement.children() if part.name in FORMULAS), statement)
    written: list[str] = []
    work: list[Element | str] = [inner]
    while work:
        here = work.pop()
        if isinstance(here, str):
            written.append(here)
            continue
        terms = list(here.children())
        if not terms or any(isinstance(part, str) and part.strip() for part in here.parts):
            texts = here.text()
            written.append(texts if here is inner and texts else _short(texts or here.get("pred") or ""))
            continue
        name = _short(here.get("pred") or here.get("functor") or (here.name if here.name in FORMULAS[1:] else ""))
        if name:
            written.append(f"{name}(")
            work.append(")")
        for number, term in enumerate(reversed(terms), 1):
            work.append(term)
            if number < len(terms):
                work.append(", ")
    return "".join(written)


def _short(name: str) -> str:
    """The last part of an address, by which it is known in a text; any other name is unchanged."""
    return name.rpartition("#" if "#" in name else "/")[2] if name.startswith(("http:", "https:")) else name
