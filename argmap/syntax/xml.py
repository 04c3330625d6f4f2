"""XML to elements with places, without entities, external files or network, within bounds.

Namespaces are dropped from names: what is read here never has two of one name. What comes before an error is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Ends, Span, diagnose
from argmap.syntax import limits
from argmap.syntax.decoding import without_controls


@dataclass(slots=True)
class Element:
    """One element; `at` is the place of its first character, `parts` its texts and child elements in order."""

    name: str
    attributes: dict[str, str]
    at: Ends
    parts: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """An attribute, None where it is missing."""
        return self.attributes.get(name)

    def children(self, name: str | None = None) -> Iterator[Element]:
        """The child elements, of one name if it is given."""
        return (p for p in self.parts if isinstance(p, Element) and (name is None or p.name == name))

    def child(self, name: str) -> Element | None:
        """The first child element of this name."""
        return next(self.children(name), None)

    def every(self, name: str, *, within: bool = True) -> Iterator[Element]:
        """The elements of this name below, in the order of the text; with `within` off, none that is in another."""
        work: list[Element] = [self]
        while work:
            here = work.pop()
            if here is not self and here.name == name:
                yield here
                if not within:
                    continue
            work.extend(reversed([p for p in here.parts if isinstance(p, Element)]))

    def text(self) -> str:
        """All text inside, white space folded."""
        return " ".join(self.whole_text().split())

    def whole_text(self) -> str:
        """All text inside as it stands."""
        parts: list[str] = []
        work: list[Element | str] = [self]
        while work:
            here = work.pop()
            if isinstance(here, str):
                parts.append(here)
            else:
                work.extend(reversed(here.parts))
        return "".join(parts)


def parse(text: str) -> tuple[Element | None, list[Diagnostic]]:
    """The root element, as far as the text is sound, and what is wrong."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import XMLParser

    text, diagnostics = without_controls(text)
    stripped = text.lstrip()  # some programs write a blank line above the declaration
    builder = _Builder(text[: len(text) - len(stripped)].count("\n"))
    parser = XMLParser(target=builder, forbid_entities=True, forbid_external=True)
    builder.parser = parser.parser
    try:
        parser.feed(stripped)
        parser.close()
    except ParseError as error:
        line, column = error.position
        reason = str(error).partition(":")[0]
        diagnostics.append(
            _diagnose_at(Code.SYNTAX_ERROR, f"not well-formed XML: {reason}", line + builder.above, column + 1)
        )
    except DefusedXmlException as error:
        message = f"entities and external files are not read ({type(error).__name__}); the rest is left out"
        diagnostics.append(_diagnose_at(Code.SYNTAX_ERROR, message, *builder.place()))
    except _TooMuch as error:
        diagnostics.append(_diagnose_at(error.code, str(error), *error.place))
    return builder.root, diagnostics


def attribute(text: str) -> str:
    r"""`text` in quotes, as the value of an attribute; a parser gives it back with its line breaks and tabs.

    >>> print(attribute('a "b"\n<c>'))
    'a "b"&#10;&lt;c&gt;'
    """
    from xml.sax.saxutils import quoteattr  # brings the packages for mail and the web, which no reader needs

    return quoteattr(replace_forbidden(text))


def content(text: str) -> str:
    """`text` as the content of an element."""
    from xml.sax.saxutils import escape

    return escape(replace_forbidden(text))


def replace_forbidden(text: str) -> str:
    """The text without the two characters that XML has no way to hold."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def count_elements(text: str) -> int:
    """The elements of a well-formed text without comments and CDATA, such as a writer makes.

    >>> count_elements("<a><b/>1 &lt; 2</a>")
    2
    """
    return text.count("<") - text.count("</") - text.count("<?")


def _diagnose_at(code: Code, message: str, line: int, column: int) -> Diagnostic:
    return diagnose(code, message, Span.of(line, column, line, column + 1))


class _TooMuch(Exception):
    def __init__(self, code: Code, message: str, place: tuple[int, int]) -> None:
        super().__init__(message)
        self.code = code
        self.place = place  # the parser moves on before the error arrives


class _Builder:
    """Gets what the parser meets."""

    def __init__(self, above: int) -> None:
        self.above = above
        """Lines before the text that the parser gets."""
        self.root: Element | None = None
        self.parser: Any = None
        self._open: list[Element] = []
        self._count = 0

    def place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber + self.above, self.parser.CurrentColumnNumber + 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        line, column = self.place()
        if len(self._open) >= limits.ELEMENT_DEPTH:
            message = f"nested deeper than {limits.ELEMENT_DEPTH:,} elements; the rest is not read"
            raise _TooMuch(Code.TOO_DEEP, message, (line, column))
        if self._count > limits.ELEMENTS:
            message = f"more than {limits.ELEMENTS:,} elements; the rest is not read"
            raise _TooMuch(Code.TOO_LARGE, message, (line, column))
        element = Element(name.rpartition("}")[2], attributes, (line, column, line, column + 1))
        if self._open:
            self._open[-1].parts.append(element)
        elif self.root is None:
            self.root = element
        self._open.append(element)

    def end(self, name: str) -> None:
        self._open.pop()

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def close(self) -> Element | None:
        return self.root
