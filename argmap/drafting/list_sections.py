"""Lists of an article: what announces them, what they list, and where their items begin and end.

A list is announced by a heading (*Challenges on the Horizon*) or a lead-in (*Success demands concrete steps:*). Its
items are bulleted or numbered, begin with a label (*Domestic Politics: …*), have a heading each, are paragraphs, or are
the sentences behind the lead-in, whatever the layout has left of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from argmap.article import Article
from argmap.drafting.cues import cues
from argmap.drafting.draft_outline import TextUnit, UnitKind
from argmap.drafting.list_roles import LONGEST_LEAD, ListRole, role_of
from argmap.drafting.unannounced_lists import are_steps, find_step_runs
from argmap.language.english import tokens

_MOST_PARAGRAPHS = 3
"""Paragraphs of an item behind the first, at most."""


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
    """The lists of an article in its order; a list of fewer than two items is none, and questions are no items."""
    sections = list[ListSection]()
    for section in _SectionScanner(article, units).scan():
        _cut_last_item(section)
        section.items = [item for item in section.items if not item.sentences[-1].text.endswith("?")]
        if len(section.items) > 1:
            sections.append(section)
    if not any(section.role is ListRole.RECOMMENDATIONS for section in sections):
        listed = {unit.block for section in sections for item in section.items for unit in item.sentences}
        runs = find_step_runs(units, listed)
        sections += [
            ListSection(ListRole.RECOMMENDATIONS, None, None, [ListItem(None, [step]) for step in run]) for run in runs
        ]
    return sorted(sections, key=lambda section: section.items[0].sentences[0].start)


def _cut_last_item(section: ListSection) -> None:
    """Leaves no more paragraphs to the last item below a heading of its own than the longest other item has."""
    if len(section.items) < 2 or any(
        item.label is None or item.label.kind is not UnitKind.HEADING for item in section.items
    ):
        return
    most = max(len({unit.block for unit in item.sentences}) for item in section.items[:-1])
    last = section.items[-1]
    blocks = sorted({unit.block for unit in last.sentences})[:most]
    last.sentences = [unit for unit in last.sentences if unit.block <= blocks[-1]]


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
            if unit.kind is UnitKind.HEADING:
                if role is None and section is not None and self._heads_item(section, number):
                    number = self._take_headed(section, number)
                    continue
                if section is not None:
                    yield section
                heading = unit
                section = ListSection(role, unit, None) if role is not None else None
                number += 1
            elif role is not None and not (section and self._is_first_item(section, unit)):
                if section is not None and section.items:
                    yield section
                section = ListSection(role, heading, unit)
                number += 1
            elif section is not None:
                taken = self._take_item(section, number)
                if taken == number and not self._may_come_later(section, unit):
                    yield section
                    section = None
                    continue
                number = max(taken, number + 1)
            else:
                steps, taken = self._take_unannounced(heading, number)
                if steps is not None:
                    yield steps
                number = max(taken, number + 1)
        if section is not None:
            yield section

    @staticmethod
    def _may_come_later(section: ListSection, unit: TextUnit) -> bool:
        """Whether the items of a section may begin behind a sentence: a heading announces more than its paragraph."""
        return not section.items and section.lead is None and unit.kind is UnitKind.SENTENCE

    def _take_unannounced(self, heading: TextUnit | None, number: int) -> tuple[ListSection | None, int]:
        """A list that nothing announces, if its items are steps; and the number of the unit behind it."""
        section = ListSection(ListRole.RECOMMENDATIONS, heading, None)
        while number < len(self.units) and self.units[number].kind in (UnitKind.ITEM, UnitKind.LABEL):
            taken = self._take_item(section, number)
            if taken == number:
                break
            number = taken
        labelled = bool(section.items) and all(item.label is not None for item in section.items)
        is_list = are_steps([item.sentences for item in section.items], labelled=labelled)
        return (section if is_list else None), number

    def _announces(self, number: int) -> bool:
        """Whether a unit may announce a list: a heading, or a short sentence that ends in a colon or before items."""
        unit = self.units[number]
        if unit.kind is UnitKind.HEADING:
            return True
        if unit.kind is not UnitKind.SENTENCE or unit.text.endswith("?") or len(tokens(unit.text)) > LONGEST_LEAD:
            return False
        following = self.units[number + 1] if number + 1 < len(self.units) else None
        if unit.text.endswith(":"):
            return True
        return following is not None and (
            following.kind in (UnitKind.ITEM, UnitKind.LABEL) or _ends_block(self.units, number)
        )

    def _heads_item(self, section: ListSection, number: int) -> bool:
        """Whether a heading without a role heads an item: none of a higher level, and the first behind no prose."""
        if section.heading is not None:
            level, above = (self.article.blocks[unit.block].level for unit in (self.units[number], section.heading))
            if level < above:
                return False
        if section.items:
            return all(item.label is not None and item.label.kind is UnitKind.HEADING for item in section.items)
        before = self.units[number - 1]
        return before in (section.heading, section.lead)

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
        if section.items and section.is_marked:
            return self._take_paragraphs(section, number)
        return self._take_unmarked(section, number)

    def _take_paragraphs(self, section: ListSection, number: int) -> int:
        """Adds further paragraphs to the last item if the list goes on behind them."""
        end = number
        for _ in range(_MOST_PARAGRAPHS):
            if end == len(self.units) or self.units[end].kind is not UnitKind.SENTENCE or self._has_role(end):
                return number
            end = self._end_of_block(end)
            if end < len(self.units) and self.units[end].kind in (UnitKind.ITEM, UnitKind.LABEL):
                if self._has_role(end - 1):
                    return number
                section.items[-1].sentences += self.units[number:end]
                return end
        return number

    def _has_role(self, number: int) -> bool:
        return self._announces(number) and (role_of(self.units[number].text) is not None or self._leads(number))

    def _leads(self, number: int) -> bool:
        return self.units[number].text.endswith(":")

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
        if item.sentences:
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
            kinds = self.units[end - 1].kind, self.units[end].kind
            if kinds[1] is UnitKind.LABEL or kinds == (UnitKind.ITEM, UnitKind.SENTENCE):
                break
            end += 1
        return end


def _ends_block(units: Sequence[TextUnit], number: int) -> bool:
    return number + 1 < len(units) and units[number + 1].block != units[number].block
