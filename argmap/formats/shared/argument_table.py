"""Tables in which each row is an argument and says what it bears on and how.

Three forms: a text with its parent and stance, two texts or ids with their relation, and an argument with its topic and
stance. Columns are known by their names in many languages, values as words or signs. A stance that is missing or is not
known is a relation without a sign, never support.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from argmap.codes import Code
from argmap.diagnostics import Ends, Severity, did_you_mean, nearest
from argmap.formats.shared.reading import NO_TEXT, Reading
from argmap.formats.shared.sign_labels import POLARITY, read_label
from argmap.formats.shared.table_columns import column_kinds
from argmap.language.normalising import normalise_claim
from argmap.language.sign_words import sign_words, value_role
from argmap.model.builder import ClaimDraft
from argmap.model.elements import Polarity

NAMED = 50
"""Parents that do not exist for which the nearest id is named."""
_NOTHING = {"", "0", "-", "–", "—", "-1", "none", "null", "nil", "nan", "root", "n/a", "#n/a"}
"""Parents that are none, unless a row has such an id."""


def is_argument_table(head: Sequence[str]) -> bool:
    """Whether the names of columns are those of a table of arguments.

    >>> is_argument_table(["id", "parent", "text"]), is_argument_table(["Parent", "Child", "Relation"])
    (True, True)
    >>> is_argument_table(["Argument", "Pro/Con"]), is_argument_table(["id", "text", "kind"])
    (True, False)
    """
    columns = column_kinds(head)
    kinds = columns.keys()
    if kinds >= {"parent", "text"} or kinds >= {"parent", "child"}:
        return True
    return kinds >= {"text", "stance"} and head[columns["stance"]].strip().casefold() != "type"  # too many have types


class ArgumentTable:
    """Takes the rows of one table; `relations` joins the claims once all are there.

    - `names`: the names of the columns, where the column of a claim's text and id are called `text` and `id`.
    - `fields`: the names whose cells are fields of a claim.
    """

    def __init__(
        self,
        reading: Reading,
        head: Sequence[str],
        claim: Callable[[dict[str, str], Any], ClaimDraft],
        names: Sequence[str],
    ) -> None:
        self.reading = reading
        self.kinds = column_kinds(head)
        self._make = claim
        self.names = list(names)
        if self.is_edges:
            self.kinds.pop("text", None)
            self.kinds.pop("topic", None)
        else:
            self.kinds.pop("child", None)
        for kind, number in self.kinds.items():
            self.names[number] = kind
        self.fields = [name for number, name in enumerate(self.names) if number not in self.kinds.values()]
        self._ids: dict[str, ClaimDraft] = {}
        self._texts: dict[str, ClaimDraft] = {}
        self._rows: dict[str, ClaimDraft] = {}
        self._first_topic: ClaimDraft | None = None
        self._waiting: list[tuple[ClaimDraft, str, str | None, Ends]] = []
        reading.sign_fix = "write 'pro' or 'con' into its row"

    @property
    def is_edges(self) -> bool:
        """Whether rows join two claims and have no text of their own."""
        return self.kinds.keys() >= {"parent", "child"} and ("text" not in self.kinds or "id" not in self.kinds)

    def unused(self, known: Container[str]) -> list[str]:
        """The columns that say nothing here."""
        return [name for name in self.fields if name and name not in known]

    def row(self, cells: Sequence[str], at: Ends) -> None:
        """Takes one row."""
        values = dict(zip(self.names, (cell.strip() for cell in cells), strict=False))
        if self.is_edges:
            child, parent = values.get("child", ""), values.get("parent", "")
            if child and parent:
                above = self._by_text(parent, at)
                self._waiting.append((self._by_text(child, at), above.text, values.get("stance", ""), at))
            elif child or parent:
                self._by_text(child or parent, at)
            return
        stance = values.get("stance") if "stance" in self.kinds else None
        if stance is None:
            label = read_label(values.get("text", ""))
            if label.polarity is not None and label.word is not None:
                stance, values["text"] = label.word, label.text
        given = {name: value for name, value in values.items() if name not in ("parent", "child", "stance", "topic")}
        claim = self._make(given, at)
        if values.get("id"):
            self._ids.setdefault(values["id"], claim)
        self._texts.setdefault(normalise_claim(claim.text), claim)
        self._rows[str(len(self._rows) + 1)] = claim
        parent = values.get("parent", "")
        if "parent" in self.kinds and (parent.casefold() not in _NOTHING or parent in self._ids):
            self._waiting.append((claim, parent, stance, at))
        elif "parent" not in self.kinds or (stance and values.get("topic")):
            above = self._topic(values.get("topic", ""), at)
            self._waiting.append((claim, above.text, stance, at))

    def _by_text(self, name: str, at: Ends) -> ClaimDraft:
        """The claim of this text or id, made when it is met first."""
        key = normalise_claim(name)
        if key not in self._texts:
            self._texts[key] = self.reading.claim(name, None, at)
        return self._texts[key]

    def _topic(self, name: str, at: Ends) -> ClaimDraft:
        if not name:
            if self._first_topic is None:
                message = (
                    "no column says what these rows are for or against; add a column 'topic' or 'parent', "
                    "or name it with `--columns`"
                )
                self.reading.report(Code.MISSING_KEY, message, at, Severity.ERROR)
                self._first_topic = self._by_text(NO_TEXT, at)
            return self._first_topic
        topic = self._by_text(name, at)
        self._first_topic = self._first_topic or topic
        return topic

    def relations(self) -> ClaimDraft | None:
        """Makes the relations, when all claims are known; returns the first topic, None where topics are not given."""
        missing = 0
        for claim, parent, stance, at in self._waiting:
            above = self._ids.get(parent) or self._texts.get(normalise_claim(parent))
            if above is None and not self._ids:
                above = self._rows.get(parent)
            if above is None:
                missing += 1
                near = did_you_mean(parent, self._ids) if missing < NAMED else ""
                message = f"there is no row '{parent[:40]}' for this one to bear on{near}"
                self.reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
            elif above is claim:
                self.reading.report(Code.SELF_TARGET, "a row bears on itself; the relation is left out", at)
            else:
                role = value_role(stance) if stance else None
                polarity = POLARITY[role] if role is not None else Polarity.UNKNOWN
                is_told = role is not None or not self.reading.shows_problems
                problem = None if is_told else self._unknown(stance)
                self.reading.relation(polarity, claim, above, at=at, problem=problem)
        return self._first_topic

    @staticmethod
    def _unknown(stance: str | None) -> str | None:
        """What to say of a value that is not known."""
        if not stance:
            return None
        best = nearest(stance.casefold(), sign_words())
        hint = f"; did you mean '{best}'?" if best is not None else "; write 'pro' or 'con'"
        return f"the stance '{stance[:40]}' is not known as a word for reasons or objections{hint}"


def rename_columns(head: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """The names of columns with the kinds that `columns` gives them: kind → the name in the table.

    Raises ValueError, with the nearest name, for a kind or a column that does not exist.

    >>> rename_columns(["key", "above", "side", "words"], {"parent": "above", "stance": "side"})
    ['key', 'parent', 'stance', 'words']
    """
    names = [name.strip() for name in head]
    for kind, name in columns.items():
        if kind not in KINDS:
            raise ValueError(f"unknown column '{kind}'; expected one of {', '.join(KINDS)}{did_you_mean(kind, KINDS)}")
        position = next((number for number, other in enumerate(names) if other.casefold() == name.casefold()), None)
        if position is None:
            raise ValueError(f"there is no column '{name}'{did_you_mean(name, names)}")
        names = [f"other {other}" if other.casefold() == kind else other for other in names]
        names[position] = kind
    return names


KINDS = ("id", "text", "parent", "child", "stance", "topic")
