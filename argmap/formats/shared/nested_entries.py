"""Maps as entries within entries, for the writers of OPML and FreeMind: in order, with the levels that they are at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.formats.shared.sign_labels import read_label
from argmap.formats.shared.writable import refuse_above
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.syntax import limits
from argmap.syntax.xml import attribute

UNSIGNED = "unsigned"
"""The sign of an entry whose sign is unknown although its text begins as if it had one."""
DEEPEST_INDENT = 20
"""Levels that are indented; all deeper ones share one indentation, so that a deep map is not mostly blanks."""


class NestedEntry(NamedTuple):
    """A claim that begins, with the relation to the one that it is in, or that ends; the outermost level is 0."""

    claim: Claim
    relation: Relation | None
    level: int
    begins: bool
    has_more: bool

    @property
    def sign(self) -> str:
        """The polarity of the relation, `thesis` without one.

        A claim whose sign is unknown, but whose text begins as if it had one, is `unsigned`: its text is no sign.
        """
        if self.relation is None:
            return "thesis"
        is_misread = self.relation.polarity is Polarity.UNKNOWN and read_label(self.claim.text).polarity is not None
        return UNSIGNED if is_misread else self.relation.polarity.value

    @property
    def indent(self) -> str:
        """The blanks in front of its line."""
        return "  " * min(self.level, DEEPEST_INDENT)


def nested_entries(debate: ArgumentMap, format: str) -> Iterator[NestedEntry]:
    """The beginnings and ends of all claims of a tree or forest; TooLargeError where XML would nest too deeply."""
    onto: dict[str, list[Relation]] = {}
    for relation in debate.relations:
        onto.setdefault(relation.target, []).append(relation)
    within = {premise for relation in debate.relations for premise in relation.premises}
    work = [NestedEntry(c, None, 0, True, c.id in onto) for c in reversed(debate.claims) if c.id not in within]
    while work:
        entry = work.pop()
        yield entry
        if not entry.begins or not entry.has_more:
            continue
        refuse_above(limits.ELEMENT_DEPTH, entry.level + 6, "levels", format)
        work.append(entry._replace(begins=False))
        for relation in reversed(onto[entry.claim.id]):
            claim = debate.claim(relation.premises[0])
            work.append(NestedEntry(claim, relation, entry.level + 1, True, claim.id in onto))


def attributes_of(**values: str | None) -> str:
    """Attributes of an XML element, each with a blank in front; those that are None are left away."""
    return "".join(f" {name}={attribute(value)}" for name, value in values.items() if value is not None)
