"""Which letters an engine can draw in a PNG or PDF. In an SVG or a page, the reader's fonts draw them.

The bundled engine has one font and sets every line from left to right. Other engines use the fonts of the machine,
which `fc-list` (of fontconfig) lists; without it, they are assumed to have all letters.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from argmap.diagnostics import ArgmapError, with_extra
from argmap.drawing.graphviz.engine import BUNDLED, PDF, Engine, engines, find
from argmap.drawing.scene.footer import list_footer
from argmap.drawing.scene.legend import list_legend
from argmap.drawing.scene.scene import Scene, notes
from argmap.language.wording import SOURCE, catalogue, count_of

_BUNDLED = (
    (0x20, 0x482),
    (0x48A, 0x52F),
    (0x1E00, 0x1FFE),
    (0x2010, 0x205E),
    (0x2070, 0x20BE),
    (0x2100, 0x214F),
    (0x2190, 0x2195),
    (0x2200, 0x2265),
)
"""First and last code points in the font of the bundled engine: Latin, Greek, Cyrillic, signs."""
_SECONDS = 5.0
MENTIONED = 8
"""Characters that a message names."""
FONTS = {
    "Arabic": "Noto Naskh Arabic",
    "Cjk": "Noto Sans CJK",
    "Hiragana": "Noto Sans CJK",
    "Katakana": "Noto Sans CJK",
    "Hangul": "Noto Sans CJK",
}
"""Free fonts for scripts; those of most others are called "Noto Sans" and the name of the script."""
FOR_SIGNS = "Noto Emoji or Noto Sans Symbols 2"


def engine_for(scene: Scene, kind: str) -> Engine:
    """Chooses the engine that has all characters of a scene.

    ArgmapError, which names them and what to install, when every engine would draw some as empty frames.
    """
    chars = _beyond(scene)
    if not chars:
        return find(kind)
    able = [engine for engine in engines() if engine.draws_pdf or kind != PDF] or [find(kind)]
    missing = {engine: lacks(engine, chars) for engine in able}
    best = min(able, key=lambda engine: len(missing[engine]))
    if missing[best]:
        raise ArgmapError(_describe([char for char in chars if char in missing[best]], best))
    return best


def _describe(chars: Sequence[str], engine: Engine) -> str:
    """What cannot be drawn, and what to do about it."""
    scripts = dict.fromkeys(script(char) for char in chars if _is_letter(char))
    kinds = dict.fromkeys(name if (name := script(char)) in scripts else "" for char in chars)
    names = ", ".join(filter(None, kinds))
    counted = count_of(len(chars), f"{names} character" if names and "" not in kinds else "character")
    shown = f"{' '.join(chars[:MENTIONED])}{' …' if len(chars) > MENTIONED else ''}"
    fonts = dict.fromkeys(FONTS.get(kind, f"Noto Sans {kind}") if kind else FOR_SIGNS for kind in kinds)
    needs = f" and Graphviz, or {with_extra('pdf')}" if engine.name == BUNDLED else ""
    return (
        f"no installed Graphviz can draw {counted}: {shown}; render the map as svg or html, or install fonts "
        f"that have them, such as {', '.join(fonts)}{needs}"
    )


def lacks(engine: Engine, chars: Iterable[str]) -> set[str]:
    """Those of the characters that an engine cannot draw; all are beyond the bundled font."""
    if engine.name == BUNDLED:
        return set(chars)
    installed = _installed()
    return set() if installed is None else {char for char in chars if ord(char) not in installed}


def without_font(text: str) -> list[str]:
    """The letters of a text that no font of the machine has; none where the machine cannot say."""
    installed = _installed()
    letters = (char for char in dict.fromkeys(text) if unicodedata.category(char)[0] == "L")
    return [] if installed is None else [char for char in letters if ord(char) not in installed]


def name_fonts(letters: Iterable[str]) -> str:
    """Free fonts that have letters, by name.

    >>> name_fonts("ہ界")
    'Noto Naskh Arabic, Noto Sans CJK'
    """
    kinds = dict.fromkeys(map(script, letters))
    return ", ".join(dict.fromkeys(FONTS.get(kind, f"Noto Sans {kind}") for kind in kinds))


def script(char: str) -> str:
    """The script of a letter by its Unicode name, such as Arabic or CJK."""
    return unicodedata.name(char, f"U+{ord(char):04X}").split()[0].split("-")[0].capitalize()


@cache
def _installed() -> frozenset[int] | None:
    """The code points of all fonts of the machine; None where it cannot say."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    asked = [program, "--format", "%{charset} "]
    listed = subprocess.run(asked, capture_output=True, timeout=_SECONDS, check=False, text=True).stdout.split()
    ends = (each.partition("-") for each in set(listed))
    points = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends)
    return frozenset(chain.from_iterable(points)) or None


def _beyond(scene: Scene) -> list[str]:
    """The characters that the bundled font lacks, in the order of the scene; those of English labels never count."""
    texts = [scene.title, scene.question or "", scene.part, scene.wording.word("picture.recommendations").upper()]
    for box in scene.boxes.values():
        texts += [box.signed_tag, *box.chips, box.text, *notes(box), *(words for words, _ in box.more)]
    texts += [words for entry in list_legend(scene) for words in (entry.chip, entry.words)]
    texts += list_footer(scene)
    return [
        char
        for char in dict.fromkeys("".join(text for text in texts if not text.isascii()))
        if not any(low <= ord(char) <= high for low, high in _BUNDLED) and char.isprintable() and char not in _labels()
    ]


@cache
def _labels() -> frozenset[str]:
    """The characters of English labels, which every engine draws."""
    return frozenset("".join(catalogue(SOURCE).values()))


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"
