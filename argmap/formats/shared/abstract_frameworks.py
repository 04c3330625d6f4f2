"""Abstract argumentation frameworks: names and attacks, in the three ways that solvers read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.codes import Code
from argmap.diagnostics import Ends, Severity
from argmap.formats.shared.capabilities import Carries, plain_name
from argmap.formats.shared.reading import Reading
from argmap.model.elements import Polarity
from argmap.patterns import compile_later

CARRIES = Carries(text="none", support=False, id_form=plain_name)
"""Names and attacks."""
_FACT = compile_later(r"\s*(arg|att|support|sup)\s*\(([^(),]+)(?:,([^(),]+))?\)\s*[.,]?")


class FrameworkFact(NamedTuple):
    """`arg(a)`, `att(a,b)` and the like in a line, with the places of its first character and after its last.

    What is no fact has no kind; it is the last one of its line.
    """

    kind: str
    first: str
    second: str | None
    start: int
    end: int
    shown: str


def facts(line: str) -> Iterator[FrameworkFact]:
    """The facts of a line, until something else follows; dots at its end are ignored.

    >>> [fact[:3] for fact in facts("arg( a ). att(a,b) why")]
    [('arg', 'a', None), ('att', 'a', 'b'), ('', '', None)]
    """
    position = 0
    while position < len(line):
        match = _FACT.match(line, position)
        names = [name.strip() for name in match.group(2, 3) if name is not None] if match is not None else [""]
        if match is None or not all(names):
            shown = line[position:].strip(" \t\r.")
            if shown:
                yield FrameworkFact("", "", None, position, len(line), shown[:40])
            return
        second = names[1] if len(names) > 1 else None
        yield FrameworkFact(match[1], names[0], second, match.start(1), match.end(), match[0].strip()[:40])
        position = match.end()


class Framework:
    """The arguments and attacks of a text; attacks may come before what they name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._attacks: list[tuple[Polarity, str, str, Ends]] = []

    def argument(self, name: str, at: Ends, text: str | None = None, **fields: Any) -> None:
        """Adds an argument."""
        if name in self.reading.claims:
            message = f"the argument '{name[:60]}' is declared twice; only the first one is read"
            self.reading.report(Code.DUPLICATE_ID, message, at, Severity.ERROR)
        else:
            self.reading.claim(text or name, name, at, **fields)

    def attack(self, source: str, target: str, at: Ends, polarity: Polarity = Polarity.ATTACK) -> None:
        """Adds an attack, or a support where the format has them."""
        self._attacks.append((polarity, source, target, at))

    def relations(self) -> None:
        """Makes the relations; one that names an unknown argument, or is given twice, is reported and left out."""
        seen: set[tuple[Polarity, str, str]] = set()
        for polarity, source, target, at in self._attacks:
            unknown = [name for name in (source, target) if name not in self.reading.claims]
            if unknown:
                message = f"'{unknown[0][:60]}' is not an argument in this file; the relation is left out"
                self.reading.report(Code.UNKNOWN_ID, message, at, Severity.ERROR)
            elif (polarity, source, target) in seen:
                self.reading.report(Code.UNREAD_LINE, f"'{source[:40]}' to '{target[:40]}' is given twice", at)
            else:
                seen.add((polarity, source, target))
                claims = self.reading.claims
                self.reading.relation(polarity, claims[source], claims[target], at=at)
