"""Lists of an article: what announces them, what they list, and where their items begin and end.

A list is announced by a heading (*Challenges on the Horizon*) or a lead-in (*Success demands concrete steps:*). Its
items are bulleted or numbered, begin with a label (*Domestic Politics: …*), have a heading each, are paragraphs, or are
the sentences behind the lead-in, whatever the layout has left of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from argmap.article import Article
from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import TextUnit, UnitKind
from argmap.language.english import tokens

_LONGEST_LEAD = 16
"""Words of the longest lead-in."""


class ListRole(StrEnum):
    """What the items of a list are."""

    PILLARS = "pillars"
    OBJECTIONS = "objections"
    RECOMMENDATIONS = "recommendations"


@dataclass(slots=True)
class ListItem:
    """An item: its label, and its sentences."""

    label: TextUnit | None
    sentences: list[TextUnit] = field(default_factory=list)


@dataclass(slots=True)
class ListSection:
    """A list with what announces it."""

    role: ListRole
    heading: TextUnit | None
    lead: TextUnit | None
    items: list[ListItem] = field(default_factory=list)

    @property
    def is_marked(self) -> bool:
        """Whether bullets, numbers, labels or headings mark the items."""
        return any(item.label is not None or item.sentences[0].kind is UnitKind.ITEM for item in self.items)


def find_sections(article: Article, units: Sequence[TextUnit]) -> list[ListSection]:
    """The lists of an article in its order; a list of fewer than two items is none."""
    scanner = _SectionScanner(article, units)
    return [section for section in scanner.scan() if len(section.items) > 1]


def role_of(text: str) -> ListRole | None:
    """What a heading or lead-in announces; None if it names nothing, or more than one of these.

    >>> role_of("Despite the rhetoric, three obstacles persist:")
    <ListRole.OBJECTIONS: 'objections'>
    """
    roles = [role for role in ListRole if cues(f"en-list-of-{role}").are_in(text)]
    return roles[0] if len(roles) == 1 else None


class _SectionScanner:
    def __init__(self, article: Article, units: Sequence[TextUnit]) -> None:
        self.article = article
        self.units = units

    def scan(self) -> Iterator[ListSection]:
        heading: TextUnit | None = None
        section: ListSection | None = None
        number = 0
        while number < len(self.units):
            unit = self.units[number]
            role = role_of(unit.text) if self._announces(number) else None
            if unit.kind is UnitKind.HEADING and role is None and section is not None and self._heads_item(section):
                number = self._take_headed(section, number)
                continue
            if unit.kind is UnitKind.HEADING:
                if section is not None:
                    yield section
                heading = unit
                section = ListSection(role, unit, None) if role is not None else None
                number += 1
            elif (
                role is not None
                and unit.kind is not UnitKind.LABEL
                and not (section and self._is_first_item(section, unit))
            ):
                if section is not None and section.items:
                    yield section
                section = ListSection(role, heading, unit)
                number += 1
            elif section is not None:
                taken = self._take_item(section, number)
                if taken == number:
                    yield section
                    section, taken = None, number + 1
                number = taken
            else:
                number += 1
        if section is not None:
            yield section

    def _announces(self, number: int) -> bool:
        """Whether a unit may announce a list: a heading, or a short sentence that ends in a colon or before items."""
        unit = self.units[number]
        if unit.kind is UnitKind.HEADING:
            return True
        if unit.kind is not UnitKind.SENTENCE or len(tokens(unit.text)) > _LONGEST_LEAD:
            return False
        following = self.units[number + 1] if number + 1 < len(self.units) else None
        if unit.text.endswith(":"):
            return True
        return following is not None and (
            following.kind in (UnitKind.ITEM, UnitKind.LABEL) or _ends_block(self.units, number)
        )

    @staticmethod
    def _heads_item(section: ListSection) -> bool:
        """Whether a heading without a role may head an item: no item yet, or the items so far have headings."""
        return not section.items or all(
            item.label is not None and item.label.kind is UnitKind.HEADING for item in section.items
        )

    @staticmethod
    def _is_first_item(section: ListSection, unit: TextUnit) -> bool:
        return not section.items and unit.kind is UnitKind.ITEM

    def _take_headed(self, section: ListSection, number: int) -> int:
        """Adds an item whose label is a heading and whose sentences follow it; the next unit's number."""
        item = ListItem(self.units[number])
        number += 1
        while number < len(self.units) and self.units[number].kind is not UnitKind.HEADING:
            if self._announces(number) and role_of(self.units[number].text) is not None:
                break
            item.sentences.append(self.units[number])
            number += 1
        if item.sentences:
            section.items.append(item)
        return number

    def _take_item(self, section: ListSection, number: int) -> int:
        """Adds the item that begins with a unit; the number of the unit after it, or the same one if none begins."""
        unit = self.units[number]
        if unit.kind is UnitKind.LABEL or self._only_names(number):
            return self._take_labelled(section, number)
        if unit.kind is UnitKind.ITEM:
            end = self._end_of_block(number)
            section.items.append(ListItem(None, list(self.units[number:end])))
            return end
        if section.is_marked if section.items else False:
            return number
        return self._take_unmarked(section, number)

    def _only_names(self, number: int) -> bool:
        """Whether an item is one unit that is no sentence, with a paragraph behind it."""
        unit, end = self.units[number], self._end_of_block(number)
        alone = unit.kind is UnitKind.ITEM and end == number + 1 and unit.text[-1].isalnum()
        return alone and end < len(self.units) and self.units[end].kind is UnitKind.SENTENCE

    def _take_labelled(self, section: ListSection, number: int) -> int:
        """An item with a label; a label alone in its block takes the next paragraph as its sentences."""
        end = self._end_of_block(number)
        item = ListItem(self.units[number], list(self.units[number + 1 : end]))
        if not item.sentences and end < len(self.units) and self.units[end].kind is UnitKind.SENTENCE:
            start, end = end, self._end_of_block(end)
            item.sentences = list(self.units[start:end])
        if not item.sentences:
            return number
        section.items.append(item)
        return end

    def _take_unmarked(self, section: ListSection, number: int) -> int:
        """A paragraph as an item; in the paragraph of the lead-in a sentence with those that go on with it."""
        lead = section.lead
        if lead is None:
            return number
        unit = self.units[number]
        if unit.block == lead.block:
            end = number + 1
            while end < len(self.units) and self.units[end].block == unit.block and self._goes_on(end):
                end += 1
            section.items.append(ListItem(None, list(self.units[number:end])))
            return end
        if section.items and section.items[0].sentences[0].block == lead.block:
            return number
        if not lead.text.endswith(":") or len(section.items) >= 3:
            return number
        end = self._end_of_block(number)
        section.items.append(ListItem(None, list(self.units[number:end])))
        return end

    def _goes_on(self, number: int) -> bool:
        text = self.units[number].text
        return cues("en-continuing").begin(text)

    def _end_of_block(self, number: int) -> int:
        end = number + 1
        while end < len(self.units) and self.units[end].block == self.units[number].block:
            if self.units[end].kind is UnitKind.LABEL:
                break
            end += 1
        return end


def _ends_block(units: Sequence[TextUnit], number: int) -> bool:
    return number + 1 < len(units) and units[number + 1].block != units[number].block
