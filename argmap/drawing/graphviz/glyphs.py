"""Which letters an engine can draw in a PNG or PDF. In an SVG or a page, the reader's fonts draw them.

The bundled engine has one font and sets every line from left to right. Other engines use the fonts of the machine,
which `fc-list` (of fontconfig) lists; without it, they are assumed to have all letters.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from argmap.diagnostics import ArgmapError, with_extra
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
"""First and last code points in the font of the bundled engine: Latin, Greek, Cyrillic, signs."""
_SECONDS = 5.0
MENTIONED = 8


def engine_for(scene: Scene, kind: str) -> Engine:
    """Chooses the first engine that has all letters of a scene, or else one that lacks only signs such as emoji.

    ArgmapError, with what to do, when every engine would draw some letters as empty frames.
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
            f"no installed Graphviz can draw {', '.join(letters)} letters: render the map as svg or html, or install "
            f"fonts for them and Graphviz, or {with_extra('pdf')}"
        )
    return best


def caution(scene: Scene, kind: str) -> str:
    """Says which characters of a scene even the best engine draws as empty frames; "" for none."""
    chars = _beyond(scene)
    missing = sorted(lacks(engine_for(scene, kind), chars)) if chars else []
    return f"no installed font has {' '.join(missing[:MENTIONED])}; svg and html show them" if missing else ""


def lacks(engine: Engine, chars: Iterable[str]) -> set[str]:
    """Those of the characters that an engine cannot draw; all are beyond the bundled font."""
    if engine.name == BUNDLED:
        return set(chars)
    return {char for char in chars if not _is_installed(script(char), char)}


def script(char: str) -> str:
    """The script of a letter by its Unicode name, such as Arabic or CJK."""
    return unicodedata.name(char, f"U+{ord(char):04X}").split()[0].split("-")[0].capitalize()


@lru_cache(maxsize=256)
def _is_installed(script: str, sample: str) -> bool:
    """Whether any font of the machine has a character, which represents all of its script."""
    program = shutil.which("fc-list")
    if program is None:
        return True
    asked = [program, f":charset={ord(sample):x}", "family"]
    return bool(subprocess.run(asked, capture_output=True, timeout=_SECONDS, check=False).stdout.strip())


def _beyond(scene: Scene) -> list[str]:
    """The characters that the bundled font lacks, one for each script, in the order of the scene."""
    texts = [scene.title, scene.question or "", scene.speaker]
    for box in scene.boxes.values():
        texts += [box.text, *notes(box)]
    missing: dict[str, str] = {}
    for char in dict.fromkeys("".join(text for text in texts if not text.isascii())):
        if not any(low <= ord(char) <= high for low, high in _BUNDLED) and char.isprintable():
            missing.setdefault(script(char) if _is_letter(char) else char, char)
    return list(missing.values())


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"
