"""Marks of reasons and objections in a line of text: `Con: Zoos educate`, `**Contre :** …`, `[-] …`, `👎 …`.

A line says how it bears on the one above by a word or sign at its start, and a whole line may be the name of a section,
such as `Pro` or `Arguments against`. A word and a colon that are not known are handed on as such: what they mean is not
guessed. The words are data of `argmap.language`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from argmap.diagnostics import nearest
from argmap.language.sign_words import SYMBOLS, fold, section, sign_words, symbol_role, word_role
from argmap.model.elements import Polarity
from argmap.patterns import compile_later

_INVISIBLE = compile_later("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_COLON = "[:：﹕︰]"
_DASH = "[-–—―]"
_NUMBER = r"(?:\s{0,3}[#(]?\d{1,3}[).]?)?"
_EMPHASIS = r"(?P<mark>\*{1,3}|_{1,3}|`)"
_SIGNS = "".join(sorted({c for symbols in SYMBOLS.values() for c in symbols if not c.isspace()} - {"-", "–"}))
_DRAWN = "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]*"
_DECORATED = compile_later(
    rf"{_EMPHASIS}(?P<word>[^*_`\n:：]{{1,60}}?){_NUMBER}\s{{0,3}}"
    rf"(?:{_COLON}\s{{0,3}}(?P=mark)|(?P=mark)\s{{0,3}}(?:{_COLON}|{_DASH}(?=\s))?)\s*"
)
_BRACKETED = compile_later(
    rf"[\[(（【「〔](?P<word>[^\[\]()（）【】「」〔〕\n]{{1,40}})[\])）】」〕](?!\()\s{{0,3}}(?:{_COLON}|{_DASH}(?=\s))?\s*"
)
_SYMBOL = compile_later(rf"(?P<word>[{re.escape(_SIGNS)}–-]){_DRAWN}(?:\s{{0,3}}{_COLON}\s*|(?P<space>\s+)|(?=\S))")
_PLAIN = compile_later(
    rf"(?P<word>[^\W\d_][^:：﹕︰\n\\*_`<>\[\]\"“„]{{0,60}}?){_NUMBER}\s{{0,3}}(?:(?P<colon>{_COLON})|(?P<dash>{_DASH}))"
)
_BECAUSE = compile_later(r"(?P<word>[^\W\d_]{1,20})\s{0,3},?\s{1,3}(?P<rest>\S.*)", re.DOTALL)
_WORDS = 3
"""The number of words that a label may have; a longer beginning is a sentence."""
_NO_SPACES = compile_later("[\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff]")
_JUDGED = {"good": "support", "bad": "attack", "indifferent": "neutral"}
POLARITY = {"support": Polarity.SUPPORT, "attack": Polarity.ATTACK, "neutral": Polarity.NEUTRAL}


class Label(NamedTuple):
    """How a line begins: the polarity that it gives, the text behind it, and the label as it was found.

    - `polarity`: None where nothing is said, or by a word that is not known.
    - `word`: the label; with no polarity, a word with a colon that is not known; None where there is none.
    """

    polarity: Polarity | None
    text: str
    word: str | None = None

    @property
    def problem(self) -> str | None:
        """What to say of a word that is not known, with the nearest one that is; None where there is none."""
        if self.polarity is not None or self.word is None:
            return None
        best = nearest(self.word.casefold(), sign_words())
        hint = f"; did you mean '{best}:'?" if best is not None else ""
        return f"'{self.word[:40]}:' is not known as a word for reasons or objections{hint}"


def read_label(text: str) -> Label:
    """The label of a line, and the text without it.

    >>> label = read_label("**Con:** Zoos educate")
    >>> label.polarity, label.text, label.word
    (<Polarity.ATTACK: 'attack'>, 'Zoos educate', 'Con')
    >>> [str(read_label(text).polarity) for text in ("Pour : les animaux", "反对：动物园", "👎 They die", "They die")]
    ['support', 'attack', 'attack', 'None']
    >>> read_label("Obejction: they breed").problem
    "'Obejction:' is not known as a word for reasons or objections; did you mean 'objection:'?"
    """
    bare = _INVISIBLE.sub("", text[:200]).strip() + text[200:]
    plain = _plain(bare)
    if plain is not None and plain.polarity is not None:
        return plain
    return _find_decorated(bare) or _symbol(bare) or _because(bare) or plain or Label(None, text)


def _find_decorated(text: str) -> Label | None:
    """A known word in bold, italics or brackets."""
    for pattern in (_DECORATED, _BRACKETED):
        match = pattern.match(text)
        rest = text[match.end() :] if match is not None else ""
        if match is None or not rest.strip():
            continue
        role = word_role(match["word"]) or symbol_role(match["word"])
        if role is not None:
            return Label(POLARITY[role], rest, match["word"].strip())
        if pattern is _DECORATED and re.search(_COLON, match[0]) and len(match["word"].split()) <= _WORDS:
            return Label(None, text, match["word"].strip())
    return None


def _symbol(text: str) -> Label | None:
    """A sign; one that is typed needs a blank behind it, as it may belong to a number."""
    match = _SYMBOL.match(text)
    if match is None or not text[match.end() :].strip():
        return None
    if match["space"] is None and match["word"] in "+-–−＋－" and match[0][-1:] not in ":：":
        return None
    role = symbol_role(match["word"])
    return Label(POLARITY[role], text[match.end() :], match["word"]) if role is not None else None


def _plain(text: str) -> Label | None:
    """A word with a colon, or a known word with a dash between blanks."""
    match = _PLAIN.match(text)
    rest = text[match.end() :] if match is not None else ""
    if match is None or not rest.strip() or len(match["word"].split()) > _WORDS:
        return None
    word = match["word"].strip()
    role = word_role(word) or word_role(_aside(word))
    spaced = rest[:1].isspace() or match["colon"] in ("：", "﹕", "︰") or _NO_SPACES.match(rest) is not None
    if match["dash"] is not None:
        blanks = text[match.start("dash") - 1].isspace() and rest[:1].isspace()
        return Label(POLARITY[role], rest.strip(), word) if role is not None and blanks else None
    if not spaced:
        return None
    return Label(POLARITY[role], rest.strip(), word) if role is not None else Label(None, text, word)


def _aside(word: str) -> str:
    """The words in brackets at the end of a label, as in `Point 2 (con)`."""
    match = re.search(r"\(([^()]{1,40})\)$", word)
    return match[1] if match is not None else ""


@cache
def _openings() -> tuple[tuple[str, str], ...]:
    """Words that open a sentence and say how it bears on the one above, with their roles."""
    because = [(word, "support") for word in section("because")]
    return tuple(sorted([*because, *((word, "attack") for word in section("but"))], key=lambda pair: -len(pair[0])))


def _because(text: str) -> Label | None:
    """`Good, because …` of decision records, and sentences that open with *because* or *but*, which keep the word."""
    folded = fold(text[:80])
    good = _BECAUSE.match(text)
    if good is not None:
        word = fold(good["word"])
        role = next((role for kind, role in _JUDGED.items() if word in section(kind)), None)
        rest = fold(good["rest"][:40])
        reason = (
            next((word for word in section("because") if rest.startswith(word)), None) if role is not None else None
        )
        if role is not None and reason is not None:
            return Label(POLARITY[role], _drop_words(good["rest"], len(reason.split())), good["word"])
    if text.rstrip()[-1:] in "?？":
        return None
    for opening, role in _openings():
        if folded.startswith(opening):
            behind = folded[len(opening) :].lstrip()
            if re.match(_COLON, behind):
                rest = re.split(_COLON, text, maxsplit=1)[1].strip()
                return Label(POLARITY[role], rest, opening) if rest else None
            if folded[len(opening) : len(opening) + 1] in (" ", ",") or _NO_SPACES.match(opening):
                return Label(POLARITY[role], text.strip(), opening)
    return None


def _drop_words(text: str, number: int) -> str:
    parts = text.split(maxsplit=number)
    return parts[number].lstrip(", ") if len(parts) > number else text


def section_polarity(text: str) -> Polarity | None:
    """The polarity of what is below a line that is only the name of a section; None for any other line.

    >>> section_polarity("**Pros:**"), section_polarity("👎 Arguments against zoos"), section_polarity("Zoos")
    (<Polarity.SUPPORT: 'support'>, <Polarity.ATTACK: 'attack'>, None)
    """
    if len(text) > 100 or text.count(" ") > 12:
        return None
    bare = section_name(text)
    role = word_role(bare) or symbol_role(bare)
    if role is None:
        match = _SYMBOL.match(bare)
        behind = word_role(bare[match.end() :]) if match is not None else None
        role = behind if match is not None and behind == symbol_role(match["word"]) else None
    return POLARITY[role] if role is not None else None


def section_name(text: str) -> str:
    """The name of a section without emphasis, numbers and colon."""
    bare = _INVISIBLE.sub("", text).strip().strip("*_`#").strip()
    bare = re.sub(rf"\s*{_COLON}$|\s*\(\d{{1,4}}\)$", "", bare).strip().strip("*_`").strip()
    return re.sub(r"^\d{1,3}[.)]\s+", "", bare)


def is_named(text: str, kind: str) -> bool:
    """Whether a line is the name of a section of some kind, such as `options` or `thesis`."""
    return len(text) <= 100 and fold(section_name(text)) in section(kind)


def thesis_text(text: str) -> str:
    """The text of a claim that is below no other, without a label such as `Thesis:`.

    >>> thesis_text("Thesis: Zoos should close."), thesis_text("Zoos: a history")
    ('Zoos should close.', 'Zoos: a history')
    """
    match = _DECORATED.match(text) or _PLAIN.match(text)
    if match is None or not re.search(_COLON, match[0]) or fold(match["word"]) not in section("thesis"):
        return text
    return text[match.end() :].strip() or text
