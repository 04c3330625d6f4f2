"""Which letters an engine can draw into a PNG or a PDF. In an SVG or a page the reader's own typefaces draw them.

The bundled engine brings one typeface and sets every line from left to right. Other engines take the typefaces of the
machine, which `fc-list` (of fontconfig) knows; where it is missing they are taken at their word.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from argmap.diagnostics import ArgmapError
from argmap.drawing.graphviz.engine import BUNDLED, PDF, Engine, engines, find
from argmap.drawing.scene.scene import Scene, notes

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
"""First and last code points of what the typeface of the bundled engine has: Latin, Greek, Cyrillic, signs."""
_SECONDS = 5.0
MENTIONED = 8


def engine_for(scene: Scene, kind: str) -> Engine:
    """The first engine that has all letters of a scene; one that lacks signs only, such as emoji, if none has those.

    ArgmapError, with what to do, when some letters would come out as empty frames everywhere.
    """
    chars = _beyond(scene)
    if not chars:
        return find(kind)
    able = [engine for engine in engines() if engine.draws_pdf or kind != PDF] or [find(kind)]
    missing = {engine: lacks(engine, chars) for engine in able}
    best = min(able, key=lambda engine: (sum(map(_is_letter, missing[engine])), len(missing[engine])))
    letters = sorted({script(char) for char in missing[best] if _is_letter(char)})
    if letters:
        raise ArgmapError(
            f"no Graphviz here has letters for {', '.join(letters)}: render it as svg or html, or install typefaces "
            "for them and Graphviz itself, or argmap[pdf]"
        )
    return best


def caution(scene: Scene, kind: str) -> str:
    """What of a scene comes out as empty frames in the best engine, in words; "" for nothing."""
    chars = _beyond(scene)
    missing = sorted(lacks(engine_for(scene, kind), chars)) if chars else []
    return f"no typeface here has {' '.join(missing[:MENTIONED])}; svg and html show it" if missing else ""


def lacks(engine: Engine, chars: Iterable[str]) -> set[str]:
    """Those of the characters, all beyond the bundled typeface, that an engine has no picture of."""
    if engine.name == BUNDLED:
        return set(chars)
    return {char for char in chars if not _is_installed(script(char), char)}


def script(char: str) -> str:
    """What letters of a script begin their names with, such as Arabic or CJK."""
    return unicodedata.name(char, f"U+{ord(char):04X}").split()[0].split("-")[0].capitalize()


@lru_cache(maxsize=256)
def _is_installed(script: str, sample: str) -> bool:
    """Whether any typeface of the machine has a character; one stands for all of its script."""
    program = shutil.which("fc-list")
    if program is None:
        return True
    asked = [program, f":charset={ord(sample):x}", "family"]
    return bool(subprocess.run(asked, capture_output=True, timeout=_SECONDS, check=False).stdout.strip())


def _beyond(scene: Scene) -> list[str]:
    """The characters that the bundled typeface has not, each only once for its script, in the order of the scene."""
    texts = [scene.title, scene.question or "", scene.speaker]
    for box in scene.boxes.values():
        texts += [box.text, *notes(box)]
    found: dict[str, str] = {}
    for char in dict.fromkeys("".join(text for text in texts if not text.isascii())):
        if not any(low <= ord(char) <= high for low, high in _BUNDLED) and char.isprintable():
            found.setdefault(script(char) if _is_letter(char) else char, char)
    return list(found.values())


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"
