"""The attributes of a fenced block: what each means, and how the line that opens the block writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argmap.diagnostics import did_you_mean
from argmap.drawing.style.themes import THEMES
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.patterns import compile_later
from argmap.registry import SEMANTICS

LANGUAGES = {"argmap": "native", "argdown": "argdown", "argdown-map": "argdown"}
"""The languages of blocks, and the formats that they stand for; other formats are called by their own names."""
FORMS = ("svg", "outline", "html")
"""What `format` may be: a picture, a nested list, or the page that can be folded and searched, in a frame."""
AUTO = "auto"
"""The theme that is light, and dark where the page around it is dark."""
_YES, _NO = ("", "yes", "true", "strengths"), ("no", "false")
_DEEPEST, _LONGEST = 1_000, 5_000
"""The largest depth that makes a difference, and the characters of all attributes of a block."""
_INFO = compile_later(r"\s*(?:\{\s*\.?([\w+-]+)([^{}]*)\}|\.?([\w+-]+)\b(?![.=])\s*(?:\{([^{}]*)\}|(.*)))\s*")
_ATTRIBUTE = compile_later(r"\s*([A-Za-z][\w-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=]+)))?(?=\s|$)")


class AttributeFault(ValueError):
    """An attribute that is wrong; the message says which, what was expected, and the nearest name."""


@dataclass(frozen=True, slots=True)
class FenceAttributes:
    """What a block asks for.

    - `src`: the file of the map, as written; "" for a map in the block itself.
    - `focus`, `depth`: the part to show: a claim, and the number of levels below it or the thesis; None for all.
    - `theme`: colours; default those of the page.
    - `format`: one of `FORMS`; default svg.
    - `strengths`: the semantics whose strengths are shown; None for none.
    - `caption`: a line below the picture; "" for none.
    """

    src: str = ""
    focus: str | None = None
    depth: int | None = None
    theme: str = AUTO
    format: str = "svg"
    strengths: str | None = None
    caption: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> FenceAttributes:
        """The attributes by name; AttributeFault for one that does not exist or has a value that it cannot take.

        >>> FenceAttributes.of({"depth": "1", "strengths": True}).strengths
        'quadratic-energy'
        >>> FenceAttributes.of({"dept": "1"})
        Traceback (most recent call last):
        argmap.documents.fence_attributes.AttributeFault: a map has no attribute 'dept'; did you mean 'depth'?
        """
        values: dict[str, Any] = {}
        for name, value in given.items():
            if name not in cls.__slots__:
                hint = did_you_mean(name, cls.__slots__) or f"; the attributes are {', '.join(cls.__slots__)}"
                raise AttributeFault(f"a map has no attribute '{name}'{hint}")
            read = _READERS.get(name, _text)
            values[name] = read(name, value)
        return cls(**values)


def _text(name: str, value: Any) -> str:
    text = "" if value is None or value is True else str(value).strip()
    if not text:
        raise AttributeFault(f"'{name}' has no value; expected {name}=…")
    return text


def _depth(name: str, value: Any) -> int:
    text = _text(name, value)
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise AttributeFault(f"'depth' is '{text}'; expected a whole number, such as depth=2")
    return min(int(text), _DEEPEST)


def _theme(name: str, value: Any) -> str:
    return _one_of(name, _text(name, value), (AUTO, *THEMES))


def _format(name: str, value: Any) -> str:
    return _one_of(name, _text(name, value), FORMS)


def _strengths(name: str, value: Any) -> str | None:
    text = "" if value is None else str(value).strip()
    if text.lower() in _YES:
        return DEFAULT_SEMANTICS
    return None if text.lower() in _NO else _one_of(name, text, SEMANTICS.names())


def _one_of(name: str, text: str, names: tuple[str, ...] | list[str]) -> str:
    if text not in names:
        hint = did_you_mean(text, names) or f"; choose one of {', '.join(names)}"
        raise AttributeFault(f"there is no {name} '{text}'{hint}")
    return text


_READERS = {"depth": _depth, "theme": _theme, "format": _format, "strengths": _strengths}


def read_info(info: str) -> tuple[str, dict[str, str | bool]]:
    """The language and the attributes in the line that opens a block, behind the fence; AttributeFault for others.

    Both ways of writing are read: `argmap focus=trust strengths` and `{.argmap focus=trust strengths=yes}`. A name
    without a value is True. `#id` and `.class` are passed over. ("", {}) is a line without a language.

    >>> read_info('argmap src=a.yaml caption="Who said \\'no\\'?" strengths')
    ('argmap', {'src': 'a.yaml', 'caption': "Who said 'no'?", 'strengths': True})
    >>> read_info("{.argdown #main .wide depth=2}")
    ('argdown', {'depth': '2'})
    """
    if len(info) > _LONGEST:
        raise AttributeFault(f"the attributes have {len(info):,} characters, more than {_LONGEST:,}")
    match = _INFO.fullmatch(info)
    if match is None:
        return "", {}
    rest = match[2] or match[4] or match[5] or ""
    attributes: dict[str, str | bool] = {}
    at = 0
    while rest[at:].strip():
        found = _ATTRIBUTE.match(rest, at)
        if found is None:
            word = rest[at:].split()[0]
            if word[0] not in "#." or not word[1:]:
                raise AttributeFault(f"'{word[:80]}' is not an attribute; expected name=value or name=\"a value\"")
            at = rest.index(word, at) + len(word)
            continue
        value = next((part for part in found.groups()[1:] if part is not None), True)
        attributes[found[1]] = value
        at = found.end()
    return match[1] or match[3], attributes


def language_of(info: str) -> str:
    """The language alone, in lower case, also where the attributes are wrong; "" without one.

    >>> language_of("{.Argmap depth=}"), language_of("argmap =x"), language_of("")
    ('argmap', 'argmap', '')
    """
    try:
        return read_info(info)[0].lower()
    except AttributeFault:
        return info.strip(" \t{.").split()[0].lower()
